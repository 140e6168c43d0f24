"""Replies that helpers use often: their gaps are filled from the ticket, or the reply is not sent."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from conversations.engine.text import Say, text
from conversations.regions import name_of
from conversations.tickets import context
from conversations.tickets.records import TOPICS, Ticket

_GAP = re.compile(r"\{(\w{1,32})\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A reply as it is sent; `gaps` names what is not known of this ticket, and then nothing is sent."""

    words: str
    gaps: str = ""


def fill(words: str, ticket: Ticket, say: Say) -> Filled:
    """Fill the {gaps} of a reply: number, region, subject, and what is known of the layoff and the claim."""
    known = _known(ticket, say)
    missing = sorted({name for name in _GAP.findall(words) if not known.get(name)})
    if missing:
        return Filled(words, ", ".join(f"{{{name}}}" for name in missing))
    return Filled(_GAP.sub(lambda gap: known[gap[1]], words))


def _known(ticket: Ticket, say: Say) -> Mapping[str, str]:
    told = ticket.context
    return {
        "nomor": f"#{ticket.id}",
        "wilayah": name_of(ticket.region) if ticket.region else "",
        "nama_topik": say(TOPICS.get(ticket.topic, TOPICS["other"])),
        "batas": _day(told.get(context.SAFE, ""), say),
        "phk": _day(told.get(context.PHK, ""), say),
        "bulan": told.get(context.MONTH, ""),
    }


def _day(told: str, say: Say) -> str:
    try:
        return say(text("{day}", day=date.fromisoformat(told)))
    except ValueError:
        return ""
