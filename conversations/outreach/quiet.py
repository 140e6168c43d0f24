"""The hours of a day in which nobody is disturbed; on naive local times, zones are the host's business."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

_WINDOW = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Quiet:
    """A window of every day, from `start` up to but not at `end`; it may pass midnight. Equal ends mean none."""

    start: time
    end: time

    def covers(self, at: time) -> bool:
        """Tell whether a time of day lies in the window."""
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end

    def next_allowed(self, local: datetime) -> datetime:
        """Return the first moment from `local` on (naive, in the reader's zone) that lies outside the window."""
        if not self.covers(local.time()):
            return local
        end = datetime.combine(local.date(), self.end)
        return end if end > local else end + timedelta(days=1)


NEVER = Quiet(time.min, time.min)
"""No hour is quiet."""


def parse(words: str) -> Quiet:
    """Read `20:00-08:00`, or `off`.

    Raises:
        ValueError: for anything else.
    """
    if words.strip().lower() == "off":
        return NEVER
    found = _WINDOW.fullmatch(words.strip())
    if found is None:
        raise ValueError("quiet hours are two times such as 20:00-08:00, or off")
    start_hour, start_minute, end_hour, end_minute = map(int, found.groups())
    return Quiet(time(start_hour, start_minute), time(end_hour, end_minute))
