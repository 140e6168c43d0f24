"""When somebody is reminded of an hour that they booked; on naive local times, zones are the host's business."""

from datetime import datetime, time, timedelta

EARLIEST = time(8)
"""Before this time of day nobody is reminded; an early hour is remembered on the evening before."""
_EVENING = time(19)
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


def reminders(starts: datetime, now: datetime) -> dict[str, datetime]:
    """Return the moments of the reminders "day" and "hour" that still lie ahead, by name."""
    planned = {"day": starts - _DAY, "hour": _shortly_before(starts)}
    return {name: at for name, at in planned.items() if now < at}


def _shortly_before(starts: datetime) -> datetime:
    before = starts - _HOUR
    if before.time() >= EARLIEST and before.date() == starts.date():
        return before
    return datetime.combine(starts.date() - _DAY, _EVENING)
