"""The clocks of the outbox: the real one, the calendar that a rehearsal may fix, and the readers' own zones."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from conversations.outreach.quiet import Quiet
from storage.outbox import BY_CALENDAR
from storage.records import DEFAULT_TIME_ZONE


def utc_now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


class Clock:
    """Tells what time it is for a message; `today` fixes the day, and leaves the time of day as it is."""

    def __init__(self, today: date | None = None, now: Callable[[], datetime] = utc_now) -> None:
        self._today = today
        self.now = now

    def calendar(self) -> datetime:
        """Return this moment on the day that is rehearsed, else simply this moment."""
        now = self.now()
        if self._today is None:
            return now
        return now + timedelta(days=(self._today - now.astimezone(zone(DEFAULT_TIME_ZONE)).date()).days)

    def of(self, kind: str) -> datetime:
        """Return what is now for a kind of message."""
        return self.calendar() if kind in BY_CALENDAR else self.now()

    def day(self, time_zone: str) -> date:
        """Return the day in a zone, or the one that is rehearsed."""
        return self._today or self.now().astimezone(zone(time_zone)).date()

    def local(self, time_zone: str) -> datetime:
        """Return the naive local moment in a zone, on the day that is rehearsed."""
        there = self.now().astimezone(zone(time_zone)).replace(tzinfo=None)
        return datetime.combine(self._today, there.time()) if self._today else there


def after_quiet(moment: datetime, time_zone: str, quiet: Quiet) -> datetime:
    """Return the first moment from `moment` (aware) on that is not quiet where the reader lives, in UTC."""
    local = moment.astimezone(zone(time_zone)).replace(tzinfo=None)
    allowed = quiet.next_allowed(local)
    return moment if allowed == local else to_utc(allowed, time_zone)


def to_utc(local: datetime, time_zone: str) -> datetime:
    """Return a naive local moment in UTC."""
    return local.replace(tzinfo=zone(time_zone)).astimezone(UTC)


@lru_cache
def zone(name: str) -> ZoneInfo:
    """Return a time zone; that of Jakarta for a name that nobody knows."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(DEFAULT_TIME_ZONE)
