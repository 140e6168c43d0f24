"""What is known of the way of an announcement before it leaves: whom it reaches, and when it will be over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from conversations.outreach.audience import Excluded


@dataclass(frozen=True, slots=True)
class Reach:
    """How many the criteria mean, how many of them are reached, and why the others are not."""

    meant: int
    reached: int
    excluded: Mapping[Excluded, int] = field(default_factory=dict)
    zones: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OneOfTen:
    """One of ten: the end of their id, whether the announcement reaches them, and if not, why."""

    masked: str
    reached: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Flight:
    """Whom it reaches, when it ends in each time zone (aware), and how many wait for the end of quiet hours."""

    reach: Reach
    starts_at: datetime
    ends_at: datetime
    zones: Mapping[str, datetime] = field(default_factory=dict)
    delayed: int = 0
