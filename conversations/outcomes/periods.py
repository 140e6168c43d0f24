"""Periods for which the programme's figures are told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from conversations.engine.text import Text, text
from conversations.privacy.moments import aware

BEGINNING = date(2022, 2, 1)
"""The first claims were accepted on this day; nothing is counted before."""
_QUARTER = 3

PERIODS: Mapping[str, Text] = {
    "month": text("This month"),
    "last": text("Last month"),
    "quarter": text("This quarter"),
    "ever": text("Since the start"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included."""

    name: str
    first: date
    last: date

    def bounds(self, zone: str) -> tuple[datetime, datetime]:
        """Return the moments at which it begins and is over, in a zone."""
        return _midnight(self.first, zone), _midnight(self.last + timedelta(days=1), zone)


def period(name: str, today: date) -> Period:
    """Return the period of a name as of today."""
    month = today.replace(day=1)
    match name:
        case "last":
            last = month - timedelta(days=1)
            return Period(name, last.replace(day=1), last)
        case "quarter":
            return Period(name, month.replace(month=(today.month - 1) // _QUARTER * _QUARTER + 1), today)
        case "ever":
            return Period(name, BEGINNING, max(today, BEGINNING))
    return Period("month", month, today)


def _midnight(day: date, zone: str) -> datetime:
    return aware(datetime.combine(day, time()), zone)
