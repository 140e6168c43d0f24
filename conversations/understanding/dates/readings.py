"""What each form of a date means, once it has been found in a sentence."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from conversations.understanding.dates.calendar import (
    COMING,
    OPEN,
    PAST,
    Said,
    days_from,
    months_from,
    on,
    two_digit_year,
)
from conversations.understanding.dates.vocabulary import Item

_SHIFT = {"L": -1, "K": -1, "I": 0, "F": 1}
_TENSE = {"L": PAST, "K": PAST, "F": COMING}
_UNIT_DAYS = {"D": 1, "W": 7, "V": 7}


@dataclass(frozen=True, slots=True)
class Spot:
    """The place in a sentence where a form fits: the match on the codes, the items, and the day it was said."""

    match: re.Match[str]
    items: list[Item]
    today: date

    def start(self, group: str) -> int:
        """Return where a named group begins (`year2` is another spelling of `year`), or -1 where the form has none."""
        starts = (self.match.start(name) for name in self.match.re.groupindex if name.rstrip("23") == group)
        return max(starts, default=-1)

    def value(self, group: str) -> int | None:
        """Return the number at a named group, or nothing where the form has none."""
        start = self.start(group)
        return self.items[start].value if start >= 0 else None

    def code(self, group: str) -> str:
        """Return the code at a named group, empty where the form has none."""
        start = self.start(group)
        return self.items[start].code if start >= 0 else ""


def calendar_date(spot: Spot) -> Said | None:
    """Read day, month and year, each where it was said; a year may be relative ("tahun lalu") or missing."""
    month = spot.value("month") or spot.value("number")
    day = spot.value("day")
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    return Said(_year(spot), month, day, _TENSE.get(spot.code("tense"), OPEN))


def year_said(spot: Spot) -> Said | None:
    """Read "tahun 2025", "awal 2025", "tahun lalu", "awal tahun ini"."""
    return Said(_year(spot))


def numeric(spot: Spot) -> Said | None:
    """Read three numbers with signs or blanks between: day, month, year, or ISO order when the year is first."""
    first, month, last = spot.value("a") or 0, spot.value("b") or 0, spot.value("c") or 0
    day, year = (last, first) if spot.code("a") == "Y" else (first, last)
    if not (1 <= month <= 12 and 1 <= day <= 31) or spot.code("a") == spot.code("c") == "Y":
        return None
    long = "Y" in (spot.code("a"), spot.code("c"))
    if not long and len(spot.items[spot.start("c")].word) < 2:
        return None
    return Said(year if long else two_digit_year(year, spot.today), month, day)


def eight_digits(spot: Spot) -> Said | None:
    """Read eight digits as day-month-year or year-month-day, if only one of the two is a date."""
    digits = spot.items[spot.match.end() - 1].word
    tries = ((digits[4:], digits[2:4], digits[:2]), (digits[:4], digits[4:6], digits[6:]))
    fits = [Said(*map(int, parts)) for parts in tries if 1990 <= int(parts[0]) <= 2100 and 1 <= int(parts[1]) <= 12]
    return fits[0] if len(fits) == 1 else None


def day_and_month(spot: Spot) -> Said | None:
    """Read day/month without a year; with a dash only when both are written with two digits."""
    a, b = (spot.items[spot.start(group)] for group in "ab")
    unsure = spot.code("sign") == "-" and not len(a.word) == len(b.word) == 2
    if unsure or not (1 <= b.value <= 12 and 1 <= a.value <= 31):
        return None
    return Said(_year(spot), b.value, a.value, _TENSE.get(spot.code("tense"), OPEN))


def ago(spot: Spot) -> Said | None:
    """Read "3 hari lalu", "2 tahun lalu", "satu setengah tahun lalu": days stay days, months months, years years."""
    count, unit = spot.value("count") or 0, spot.code("unit")
    way = 1 if spot.code("way") == "n" else -1
    if unit in _UNIT_DAYS:
        return days_from(spot.today, way * count * _UNIT_DAYS[unit])
    if unit == "B":
        return months_from(spot.today, way * count)
    return Said(max(spot.today.year + way * count, 1))


def months_ago(spot: Spot) -> Said | None:
    """Read years with a half or with months beside them ("setengah tahun lalu", "1 tahun 3 bulan lalu") as a month."""
    years, months = spot.value("count") or 0, spot.value("months")
    if months is not None and months > 11:
        return None
    return months_from(spot.today, -(12 * years + (6 if months is None else months)))


def decimal_years_ago(spot: Spot) -> Said | None:
    """Read "1,5 tahun lalu" as a month; other fractions than a half are not whole months to anybody."""
    return months_ago(spot) if spot.items[spot.start("half")].word == "5" else None


def shifted_month(spot: Spot) -> Said | None:
    """Read "bulan lalu", "bulan ini", "tanggal 5 bulan lalu"."""
    month = months_from(spot.today, _shift(spot))
    return Said(month.year, month.month, spot.value("day"))


def last_month_name(spot: Spot) -> Said | None:
    """Read English "last march": like "maret lalu"."""
    return Said(None, spot.value("month"), None, PAST) if _shift(spot) < 0 else None


def offset(spot: Spot) -> Said | None:
    """Read "hari ini", "besok", "semalam"."""
    return days_from(spot.today, spot.value("offset") or 0)


def day_before_yesterday(spot: Spot) -> Said | None:
    """Read "kemarin lusa", "kemarin dulu"; other days beside "kemarin" make no sense."""
    return days_from(spot.today, -2) if spot.value("offset") in {None, 2} else None


def last_weekday(spot: Spot) -> Said | None:
    """Read "jumat kemarin", "hari minggu lalu": the latest such day before today."""
    if _shift(spot) > -1:
        return None
    wanted = spot.value("weekday")
    back = (spot.today.weekday() - (6 if wanted is None else wanted) - 1) % 7 + 1
    return on(spot.today - timedelta(days=back))


def weekday_of_last_week(spot: Spot) -> Said | None:
    """Read "jumat minggu lalu": that day of the week before this one (weeks begin on Monday)."""
    return on(spot.today - timedelta(days=spot.today.weekday() + 7 - (spot.value("weekday") or 0)))


def nothing(_spot: Spot) -> Said | None:
    """Refuse what has no single reading, such as "minggu lalu"."""
    return None


def _year(spot: Spot) -> int | None:
    long = spot.value("year")
    if long is not None:
        return long
    for group in ("short", "old", "tail"):
        short = spot.value(group)
        if short is not None:
            return two_digit_year(short, spot.today)
    return spot.today.year + _shift(spot) if spot.code("shift") or spot.code("last") else None


def _shift(spot: Spot) -> int:
    english = spot.value("last")
    return english if english is not None else _SHIFT.get(spot.code("shift"), -1)
