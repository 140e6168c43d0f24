"""Hours of counsellors and who holds them; plain records, as the conversations see them."""

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
