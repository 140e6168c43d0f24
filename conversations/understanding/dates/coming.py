"""Days that lie ahead, which people say without their year."""

import re
from datetime import date, timedelta

from conversations.understanding.dates import read_date

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_DAY = len("2026-12-05")


def read_coming_date(text: str, today: date, days: int) -> str | None:
    """Read a date as `read_date` does, and a day without its year when just one such day lies within so many days."""
    said = read_date(text, today)
    if _YEAR.search(text) or (said is not None and said >= today.isoformat()):
        return said
    last = (today + timedelta(days=days)).isoformat()
    with_years = (read_date(f"{text[:100]} {year}", today) for year in (today.year, today.year + 1))
    found = {day for day in with_years if day and len(day) == _DAY and today.isoformat() <= day <= last}
    return found.pop() if len(found) == 1 else said
