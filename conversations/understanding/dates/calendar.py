"""Days, months and years that were said, settled against the day on which they were said."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

EARLIEST_YEAR = 1990
FURTHEST_DAYS = 366
UNSURE_DAYS = 31
"""A day or month this close ahead, said without a year, may be the coming one or last year's."""

PAST, OPEN, COMING = -1, 0, 1


@dataclass(frozen=True, slots=True)
class Said:
    """A date as said: what is missing is None; `tense` says whether it is past, coming, or was left open."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    tense: int = OPEN


def settled(said: Said, today: date, earliest: int = EARLIEST_YEAR) -> Said | None:
    """Give `said` with its missing year (and month) filled in, or nothing where it is impossible or can be either."""
    full = said if said.year else _with_year(said, today) if said.month else _with_month(said, today)
    return full if full and _plausible(full, today, earliest) and _agrees_with_tense(full, today) else None


def as_text(said: Said) -> str:
    """Write a settled date with the precision it has: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`."""
    parts = (f"{said.year:04d}", said.month and f"{said.month:02d}", said.day and f"{said.day:02d}")
    return "-".join(part for part in parts if part)


def first_day(said: Said) -> date | None:
    """Return the day a settled date begins with, or nothing if the calendar has no such day."""
    try:
        return date(said.year or 0, said.month or 1, said.day or 1)
    except ValueError:
        return None


def on(day: date) -> Said:
    """Return `day` as said to the day."""
    return Said(day.year, day.month, day.day)


def days_from(today: date, days: int) -> Said | None:
    """Return the day that lies `days` after `today` (before it when negative), or nothing beyond the calendar."""
    try:
        return on(today + timedelta(days=days))
    except OverflowError:
        return None


def months_from(today: date, months: int) -> Said:
    """Return the month that lies `months` after the one of `today`."""
    count = today.year * 12 + today.month - 1 + months
    return Said(count // 12, count % 12 + 1)


def two_digit_year(short: int, today: date) -> int:
    """Return the year that two digits mean: the latest one not later than next year."""
    century = today.year // 100 * 100
    return century + short if century + short <= today.year + 1 else century - 100 + short


def _with_year(said: Said, today: date) -> Said | None:
    this = replace(said, year=today.year)
    begins = first_day(this)
    if begins is None:
        return _leap_day(said, today)
    if said.tense == COMING:
        return this if begins > today else replace(said, year=today.year + 1)
    if begins <= today:
        return this
    unsure = said.tense == OPEN and (begins - today).days <= UNSURE_DAYS
    return None if unsure else replace(said, year=today.year - 1)


def _leap_day(said: Said, today: date) -> Said | None:
    if (said.month, said.day) != (2, 29) or said.tense == COMING:
        return None
    year = next(year for year in range(today.year, today.year - 9, -1) if monthrange(year, 2)[1] == 29)
    return replace(said, year=year)


def _with_month(said: Said, today: date) -> Said | None:
    months = (months_from(today, step) for step in ((0, 1, 2) if said.tense == COMING else (0, -1, -2)))
    for month in months:
        full = replace(said, year=month.year, month=month.month)
        begins = first_day(full)
        if begins is None:
            continue
        if said.tense == COMING and begins > today:
            return full
        if said.tense != COMING and begins <= today:
            return full
        if said.tense == OPEN:
            return None
    return None


def _plausible(said: Said, today: date, earliest: int) -> bool:
    begins = first_day(said)
    return begins is not None and begins.year >= earliest and (begins - today).days <= FURTHEST_DAYS


def _agrees_with_tense(said: Said, today: date) -> bool:
    begins = first_day(said)
    if begins is None:
        return False
    return not (said.tense == PAST and begins > today)
