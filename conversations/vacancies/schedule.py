"""When people are asked how an application stands, and when they hear of new vacancies; moments are local to them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from conversations.payment_guard.warnings import MORNING
from conversations.vacancies.records import Application, SavedSearch, Step

_AFTER: dict[Step, tuple[int, ...]] = {"sent": (7, 14), "answered": (7,), "interview": (7,), "offer": (7,)}
"""Days after each step on which it is asked whether something followed; not at all once it is over."""

_WANTED = timedelta(days=4)
"""How long a question that could not be sent is still worth asking."""
_WEEK = 7


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question to come about an application that stood at `step` since the day `on`, `days` later."""

    application_id: int
    step: Step
    on: date
    days: int

    @property
    def at(self) -> datetime:
        """The moment as a naive local date and time."""
        return datetime.combine(self.on + timedelta(days=self.days), MORNING)

    @property
    def until(self) -> datetime:
        """The moment from which on nobody wants the question any more."""
        return self.at + _WANTED

    @property
    def key(self) -> str:
        """What makes a question the same one: it is asked once, however often it is planned."""
        return f"{self.application_id}:{self.step}{self.days}:{self.on.isoformat()}"

    def asks(self, known: Application) -> bool:
        """Tell whether an application still stands as it did, so that there is something to ask."""
        return known.id == self.application_id and known.state == self.step and known.state_on == self.on


def follow_ups(application_id: int, step: Step, on: date) -> tuple[FollowUp, ...]:
    """Return the questions to come about an application that stands at a step since a day."""
    return tuple(FollowUp(application_id, step, on, days) for days in _AFTER.get(step, ()))


def next_digest(search: SavedSearch, since: date, now: datetime) -> datetime:
    """Return the next moment for a search that was saved on the day `since`: from the next morning on, or weekly.

    `now` is naive, and local to the person like the day.
    """
    first = since + timedelta(days=1 if search.every == "daily" else _WEEK)
    day = max(first, now.date() if now.time() <= MORNING else now.date() + timedelta(days=1))
    if search.every == "weekly":
        day += timedelta(days=(since.weekday() - day.weekday()) % _WEEK)
    return datetime.combine(day, MORNING)


def digest_until(at: datetime) -> datetime:
    """Return when a digest of a moment is not wanted any more: before that of the next morning."""
    return at + timedelta(hours=20)
