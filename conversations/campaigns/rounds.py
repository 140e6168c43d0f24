"""When an announcement goes, and when it comes again: its moments in the readers' own time, told as those of the east.

A round begins where the day begins first, in the zone of WIT; in the other zones its messages are due hours later.
"""

from datetime import datetime, timedelta

from conversations.campaigns.records import Campaign, Schedule
from conversations.eligibility.calendar import add_months
from conversations.privacy.moments import aware

RECURRING = frozenset({"daily", "weekly", "monthly"})
_EAST = "Asia/Jayapura"
_DAYS = {"daily": 1, "weekly": 7}


def moment_of(schedule: Schedule, number: int) -> datetime | None:
    """Return the naive local moment of a round, counted from 0; `None` where there is none."""
    if schedule.at is None:
        return None
    if schedule.kind in _DAYS:
        return schedule.at + timedelta(days=_DAYS[schedule.kind] * number)
    if schedule.kind == "monthly":
        return datetime.combine(add_months(schedule.at.date(), number), schedule.at.time())
    return schedule.at if number == 0 else None


def start_of(campaign: Campaign, now: datetime) -> datetime | None:
    """Return when the round at hand begins, aware; `None` when it is over before it began."""
    moment = moment_of(campaign.schedule, campaign.occurrence)
    if moment is None:
        return now
    return None if _is_over(campaign.schedule, moment) else aware(moment, _EAST)


def next_round(campaign: Campaign, now: datetime) -> tuple[int, datetime] | None:
    """Return the number of the next round that is still to begin, and when; `None` when there is no other."""
    if campaign.schedule.kind not in RECURRING:
        return None
    number = campaign.occurrence + 1
    while (moment := moment_of(campaign.schedule, number)) is not None and not _is_over(campaign.schedule, moment):
        if (at := aware(moment, _EAST)) > now:
            return number, at
        number += 1
    return None


def _is_over(schedule: Schedule, moment: datetime) -> bool:
    return schedule.until is not None and moment > schedule.until
