"""What is known of trainings, and who noted that they enrolled; plain records, as the conversations see them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

EnrolmentState = Literal["noted", "finished", "left"]


@dataclass(frozen=True, slots=True)
class Training:
    """One training of the catalogue; `region` is a Kemendagri code or "", `skills` words with commas between."""

    id: int
    reference: str
    source: str
    title: str
    provider: str
    region: str = ""
    online: bool = False
    skills: str = ""
    link: str = ""
    about: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    quota: int | None = None

    def open(self, today: date) -> bool:
        """Tell whether one may still join on a day: it has not begun yet, or no day is told."""
        return self.starts_on is None or self.starts_on >= today


_AFTER = timedelta(days=31)
"""The attendance of the previous month counts (TRN-05), so a training matters that much longer than it lasts."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A person noted that they enrolled in a training; `training_id` is `None` once it left the catalogue.

    `on` is the day of the note, `state_on` that of its state. Its days are those that the catalogue told then.
    """

    id: int
    training_id: int | None
    title: str
    provider: str
    on: date
    state: EnrolmentState
    state_on: date
    starts_on: date | None = None
    ends_on: date | None = None

    def attended(self, today: date) -> bool:
        """Tell whether attendance counts now: it has begun, was not left, and did not end longer than a month ago."""
        if self.state == "left" or (self.starts_on is not None and self.starts_on > today):
            return False
        ends = [day for day in (self.ends_on, self.state_on if self.state == "finished" else None) if day]
        return not ends or today <= min(ends) + _AFTER
