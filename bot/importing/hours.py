"""Reading when a counsellor's hour begins and how long it is."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.importing import words
from bot.importing.cells import day_between, plain, years_from
from bot.importing.layout import BadCell
from bot.importing.table import Cell

ZONES = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}
"""The zones by the letters that people write."""

_TIME = re.compile(
    r"(?:pukul|jam|pkl\.?)? ?(\d{1,2})(?:[.:](\d{2}))?(?::\d{2})?"
    r"(?: ?(?:-|–|—|s/?d|s\.d\.?|sampai|hingga) ?(\d{1,2})(?:[.:](\d{2}))?(?::\d{2})?)?(?: ?(wib|wita|wit))?",
    re.ASCII,
)
_HOURS = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?) ?(?:jam|hours?|h)", re.ASCII)
_MINUTES = re.compile(r"(\d{1,3}) ?(?:menit|mnt|minutes?|min|')?", re.ASCII)
_SHORTEST, _LONGEST = 10, 480
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of the day, the zone it is told in ("" where none is), and its minutes where they are told."""

    starts: time
    zone: str = ""
    minutes: int | None = None


def hour(cell: Cell, _today: date) -> Hour:
    """Read a time of the day, or from when until when: "09.00 WIB", "9:00-10:30", the times of spreadsheets."""
    if isinstance(cell, datetime):
        return Hour(cell.time().replace(second=0, microsecond=0, tzinfo=None))
    if isinstance(cell, time):
        return Hour(cell.replace(second=0, microsecond=0, tzinfo=None))
    if isinstance(cell, float) and 0 <= cell < 1:
        # A spreadsheet keeps a time as its share of the day.
        cell = timedelta(minutes=round(cell * 24 * 60))
    if isinstance(cell, timedelta) and timedelta() <= cell < _DAY:
        passed = cell // timedelta(minutes=1)
        return Hour(time(passed // 60, passed % 60))
    found = _TIME.fullmatch(plain(cell).casefold())
    if found is None:
        raise BadCell(words.NOT_A_TIME)
    starts = _clock(found[1], found[2])
    return Hour(starts, ZONES.get(found[5] or "", ""), _between(starts, found[3], found[4]))


def minutes(cell: Cell, _today: date) -> int:
    """Read a length in minutes or in hours."""
    shown = plain(cell).casefold()
    if found := _HOURS.fullmatch(shown):
        return _sound(round(float(found[1].replace(",", ".")) * 60))
    if found := _MINUTES.fullmatch(shown):
        return _sound(int(found[1]))
    raise BadCell(words.NOT_A_LENGTH)


def _clock(hours: str, minutes_past: str | None) -> time:
    try:
        return time(int(hours), int(minutes_past or 0))
    except ValueError:
        raise BadCell(words.NOT_A_TIME) from None


def _between(starts: time, hours: str | None, minutes_past: str | None) -> int | None:
    if hours is None:
        return None
    ends = _clock(hours, minutes_past)
    return _sound((ends.hour - starts.hour) * 60 + ends.minute - starts.minute)


def _sound(length: int) -> int:
    if not _SHORTEST <= length <= _LONGEST:
        raise BadCell(words.NOT_A_LENGTH)
    return length


near_day = day_between(lambda today: years_from(today, -1), lambda today: years_from(today, 2))
"""Read the day of an hour."""
