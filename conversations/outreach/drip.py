"""A sequence that counts from a date on each person: when its steps are due, and for whom it is over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from conversations.campaigns.records import Anchor, Schedule
from conversations.claim_status.claim import ClaimState

AHEAD = timedelta(hours=1)
"""So long before it is due a step is planned: what becomes known until then still counts."""
_USUAL = time(9)
_LATE = timedelta(days=2)

OVER: Mapping[Anchor, frozenset[ClaimState]] = {
    "phk": frozenset({"not_eligible", "claim_sent", "verifying", "approved", "paid", "finished", "employed", "lapsed"}),
    "deadline": frozenset(
        {"not_eligible", "claim_sent", "verifying", "approved", "paid", "finished", "employed", "lapsed"}
    ),
    "approval": frozenset({"not_eligible", "rejected", "finished", "employed", "lapsed"}),
}
"""The states of a claim in which a sequence has done its work; one that was refused may be filed anew in time."""

REACHES_BACK: Mapping[Anchor, int] = {"phk": 31, "deadline": 31 * 7, "approval": 0}
"""Days before its date in which a claim was born that belongs to it; what is older is of an earlier layoff."""


@dataclass(frozen=True, slots=True)
class Due:
    """Step number `step` of a sequence, due at `at` (naive, in the reader's zone); nobody wants it from `until` on."""

    step: int
    at: datetime

    @property
    def until(self) -> datetime:
        """The midnight after the day after it was due."""
        return datetime.combine(self.at.date() + _LATE, time.min)


def due(schedule: Schedule, step: int, on: date, local: datetime) -> Due | None:
    """Return a step for somebody whose date is `on`, where it is to be planned at the moment `local` of their zone.

    A step is for its day: whoever told their date later gets the next one.
    """
    at = datetime.combine(on + timedelta(days=schedule.offsets[step - 1]), time_of(schedule))
    if at > local + AHEAD or at.date() < local.date():
        return None
    begun = schedule.at is None or at >= schedule.at
    ended = schedule.until is not None and at > schedule.until
    return Due(step, at) if begun and not ended else None


def steps(schedule: Schedule, day: date) -> Iterator[tuple[int, date, date]]:
    """Yield each step with the first and the last date from which it may be due about a day, in whatever zone."""
    for step, offset in enumerate(schedule.offsets, 1):
        centre = day - timedelta(days=offset)
        yield step, centre - timedelta(days=1), centre + timedelta(days=2)


def time_of(schedule: Schedule) -> time:
    """Return the time of day at which steps are due."""
    return schedule.at.time() if schedule.at else _USUAL


def over(schedule: Schedule, local: datetime) -> bool:
    """Tell whether no step can be due any more, nor on its way."""
    return schedule.until is not None and local > schedule.until + _LATE
