"""The moments of an announcement that recurs, in naive local time."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from conversations.campaigns.records import Schedule
from conversations.eligibility.calendar import add_months

RECURRING = frozenset({"daily", "weekly", "monthly"})


def next_round(schedule: Schedule, after: datetime) -> datetime | None:
    """Return the first round after a moment; `None` when it does not recur, or has come to its end."""
    if schedule.kind not in RECURRING or schedule.at is None:
        return None
    moment = next(each for each in _rounds(schedule, schedule.at, after) if each > after)
    return moment if schedule.until is None or moment <= schedule.until else None


def _rounds(schedule: Schedule, at: datetime, after: datetime) -> Iterator[datetime]:
    """Yield the rounds in order, from one not long before `after` on."""
    days = {"daily": 1, "weekly": 7}.get(schedule.kind)
    if days:
        number = max(0, (after - at) // timedelta(days=days))
        while True:
            yield at + timedelta(days=days * number)
            number += 1
    months = max(0, (after.year - at.year) * 12 + after.month - at.month - 1)
    while True:
        yield datetime.combine(add_months(at.date(), months), at.time())
        months += 1
