"""Working days of Indonesia: off are Saturday and Sunday, public holidays, and joint leave (cuti bersama).

Offices keep joint leave; a private company may work through it. The holidays of a year are known only once its joint
decree of three ministers is out, and only for the years that `lokal` carries: every answer tells whether it is certain.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import ModuleType

_ONE_DAY = timedelta(days=1)
_WEEKDAYS = 5


@dataclass(frozen=True, slots=True)
class Due:
    """The day on which a number of working days is over.

    Where it is not `certain`, only weekends were left out for a part of the time: the true day may be later.
    """

    day: date
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a time: calendar days, and the working days among them; both negative once the day is past."""

    days: int
    working: int
    certain: bool = True


@cache
def _lokal() -> ModuleType:
    # Most messages ask for no working day, and its tables take a tenth of a second to read.
    import lokal

    return lokal


def works(day: date) -> bool:
    """Tell whether a day is a working day; where the holidays are not known, whether it is no weekend."""
    if day.year in _lokal().HOLIDAY_YEARS:
        return bool(_lokal().is_working_day(day))
    return day.weekday() < _WEEKDAYS


def after(day: date, n: int) -> Due:
    """Return the `n`-th working day after `day`; the day itself never counts.

    Raises:
        ValueError: for a negative `n`.
        OverflowError: where the calendar ends before.
    """
    if n < 0:
        raise ValueError(f"working days are counted forward, not {n}")
    certain = True
    while n > 0:
        day += _ONE_DAY
        certain = certain and _known(day)
        n -= works(day)
    return Due(day, certain)


def left(today: date, day: date) -> Left:
    """Return what is left from `today`, which does not count, to `day`, which does."""
    first, last = sorted((today, day))
    years = {each for each in _lokal().HOLIDAY_YEARS if first.year <= each <= last.year}
    off = {date.fromisoformat(holiday.date) for year in years for holiday in _lokal().get_holidays(year).holidays}
    holidays = sum(first < each <= last and each.weekday() < _WEEKDAYS for each in off)
    working = _weekdays(last) - _weekdays(first) - holidays
    certain = len(years) == last.year - first.year + 1
    return Left((day - today).days, working if day >= today else -working, certain)


def _known(day: date) -> bool:
    """Tell whether it is known if a day is off; weekends always are."""
    return day.year in _lokal().HOLIDAY_YEARS or day.weekday() >= _WEEKDAYS


def _weekdays(day: date) -> int:
    """Count the days from Monday to Friday since the beginning of the calendar, a Monday."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * _WEEKDAYS + min(rest, _WEEKDAYS)
