"""What the house has settled for all announcements, as its operators set it."""

from dataclasses import dataclass
from datetime import time

from conversations.outreach.quiet import Quiet

OFFICIAL_HOSTS = (
    *("siapkerja.kemnaker.go.id", "wajiblapor.kemnaker.go.id", "lapormenaker.kemnaker.go.id", "jkp.go.id"),
    *("bpjsketenagakerjaan.go.id", "pasker.id"),
)
"""The sites that the rule sheet names; an address may also lie below one of them."""

USUAL_NIGHT = Quiet(time(20), time(8))


@dataclass(frozen=True, slots=True)
class Terms:
    """How many messages a second are sent, and with paid broadcast; when nobody is disturbed; where links may lead."""

    send_rate: float = 24
    paid_rate: float = 500
    quiet: Quiet = USUAL_NIGHT
    link_hosts: tuple[str, ...] = OFFICIAL_HOSTS
