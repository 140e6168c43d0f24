"""The hours in which officers answer: Monday to Friday without holidays, by the clock of the desk's own place.

The hours below are what the bot came with. An officer sets others in the chat, with `/setelan jam_layanan 08.00-16.00`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from conversations import workdays
from conversations.identity.zones import zone_of
from conversations.privacy.moments import aware

OPENS, CLOSES = time(8), time(16)
_CLOCK = r"(\d{1,2})(?:[.:](\d\d))?"
_SET = re.compile(rf"(?:jam|pukul)?\s*{_CLOCK}\s*(?:[-–—]|s\.?\s*/?\s*d\.?|sampai|hingga)\s*{_CLOCK}", re.ASCII)
_ONE_DAY = timedelta(days=1)
_FARTHEST = 40
"""Days within which any office opens again."""
_LONGEST = 120
"""Days for which working time is counted; what waits longer is late by any measure."""
_NOTHING = timedelta(0)
_OFFSETS = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when officers answer on a working day; `zone` is an IANA name of Indonesia."""

    opens: time = OPENS
    closes: time = CLOSES
    zone: str = "Asia/Jakarta"

    @property
    def length(self) -> timedelta:
        """The working time of one day."""
        return datetime.combine(date.min, self.closes) - datetime.combine(date.min, self.opens)

    def spans(self, since: datetime, days: int) -> Iterator[tuple[datetime, datetime]]:
        """Yield the hours of each working day from the one of `since` on, for so many days."""
        first = self._local_day(since)
        for each in range(days + 1):
            day = first + each * _ONE_DAY
            if workdays.works(day):
                yield self._at(day, self.opens), self._at(day, self.closes)

    def open_at(self, at: datetime) -> bool:
        """Tell whether officers answer at a moment."""
        return any(opens <= at < closes for opens, closes in self.spans(at, 0))

    def next_open(self, at: datetime) -> datetime:
        """Return the moment itself, or that of the next opening."""
        return next((max(opens, at) for opens, closes in self.spans(at, _FARTHEST) if closes > at), at)

    def closing(self, at: datetime) -> datetime:
        """Return when the office that is open at a moment, or opens next, closes."""
        return next((closes for _, closes in self.spans(at, _FARTHEST) if closes > at), at)

    def worked(self, since: datetime, until: datetime) -> timedelta:
        """Return the working time between two moments."""
        days = min(max((until - since).days + 1, 0), _LONGEST)
        shares = (min(closes, until) - max(opens, since) for opens, closes in self.spans(since, days))
        return sum((max(share, _NOTHING) for share in shares), _NOTHING)

    def after(self, at: datetime, working: timedelta) -> datetime:
        """Return the moment at which so much working time has passed since `at`."""
        left = working
        for opens, closes in self.spans(at, _LONGEST):
            begins = max(opens, at)
            if closes <= begins:
                continue
            if left < closes - begins:
                return begins + left
            left -= closes - begins
        return at + _LONGEST * _ONE_DAY

    def _local_day(self, at: datetime) -> date:
        return (at.astimezone(UTC) + timedelta(hours=_OFFSETS.get(self.zone, 7))).date()

    def _at(self, day: date, clock: time) -> datetime:
        return aware(datetime.combine(day, clock), self.zone)


def hours_of(setting: str, region: str) -> Hours:
    """Return the hours that officers set ("08.00-16.00"), by the clock of a region; "" is Jakarta's clock."""
    zone = zone_of(region) or "Asia/Jakarta"
    read = read_hours(setting)
    return Hours(*read, zone) if read else Hours(zone=zone)


def read_hours(typed: str) -> tuple[time, time] | None:
    """Read when officers begin and end on the same day, as people write it: *08.00-16.00*, *8-16*, *8.00 s/d 16.30*."""
    found = _SET.fullmatch(typed.strip().casefold())
    if found is None:
        return None
    opens_h, opens_m, closes_h, closes_m = (int(number or 0) for number in found.groups())
    try:
        opens, closes = time(opens_h, opens_m), time(closes_h, closes_m)
    except ValueError:
        return None
    return (opens, closes) if opens < closes else None
