"""Hours of counsellors and who holds them; plain records, as the conversations see them."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Slot:
    """One hour that a counsellor offers; `starts_at` is aware, `place` "" is online, `region` "" is for everybody."""

    id: int
    counsellor: str
    counsellor_id: int | None
    starts_at: datetime
    minutes: int
    region: str = ""
    place: str = ""
    link: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Booking:
    """A person holds a slot since a moment."""

    slot: Slot
    at: datetime


@dataclass(frozen=True, slots=True)
class Appointment:
    """A booked slot as its counsellor sees it: the person by a short label, never by name or number."""

    slot: Slot
    user_id: int
    label: str


@dataclass(frozen=True, slots=True)
class CounselNote:
    """What a counsellor noted on somebody, and when."""

    words: str
    at: datetime


def label_of(user_id: int, slot_id: int) -> str:
    """Return four signs by which a counsellor tells people apart; another hour gives other signs."""
    mixed = hashlib.blake2s(f"{user_id}:{slot_id}".encode(), digest_size=4).digest()
    return base64.b32encode(mixed).decode()[:4]
