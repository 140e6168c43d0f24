"""The stored form of an answer: what fits a question, and how it is said again."""

import re
from datetime import date

from conversations.engine.flow import Lookup, Question
from conversations.engine.text import Money, Month, Param, Raw, Said, plural, text

_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?", re.ASCII)
_LAST_DATE = "2999-12-31"
_PHONE = re.compile(r"\+\d{6,15}", re.ASCII)
SEALED = re.compile(r"#[0-9a-f]{64}", re.ASCII)
"""What the host stores of a private answer."""
CHOICE = ","
"""Stands between values of a list from which the person has yet to choose."""
LONGEST_FILE_NAME = 120
FILE = re.compile(r"(photo|document):([A-Za-z0-9_-]{1,250}):(.{0,120})")
"""A file as an answer: what it is, how Telegram finds it, and its name."""
_WHOLE = re.compile(r"\d{1,12}", re.ASCII)


def as_date(value: str) -> date | None:
    """Return the day of a stored date; that of a month alone is its first. `None` for what is no date.

    Neither is a day so far ahead that the calendar ends before what is counted from it.
    """
    if not _DATE.fullmatch(value) or value > _LAST_DATE:
        return None
    try:
        return date.fromisoformat(value if len(value) > 7 else f"{value}-01")
    except ValueError:
        return None


def fits(ask: Question | Lookup | None, value: str) -> bool:
    """Tell whether a stored value can be an answer to what is asked."""
    if ask is None:
        return False
    if isinstance(ask, Lookup):
        return value in ask.says
    if ask.offers(value):
        return True
    if ask.private and SEALED.fullmatch(value):
        return True
    match ask.kind:
        case "choice" | "listed":
            return False
        case "date":
            return as_date(value) is not None
        case "words" | "digits":
            return ask.shortest <= len(value) <= ask.longest
        case "contact":
            return _PHONE.fullmatch(value) is not None
        case "file":
            return FILE.fullmatch(value) is not None
    return _WHOLE.fullmatch(value) is not None


def waits(ask: Question | Lookup | None, value: str) -> bool:
    """Tell whether a value can wait for a word on it: an answer, or several of a list to choose from."""
    if isinstance(ask, Question) and ask.listing:
        return all(fits(ask, each) for each in value.split(CHOICE))
    return fits(ask, value)


def shown(ask: Question, value: str) -> Said:
    """Return an answer as it is repeated to the person."""
    if option := ask.option(value):
        return option.label
    if ask.listing:
        return Raw(ask.listing.name(value))
    if ask.private or ask.kind == "contact":
        return Raw("••••")
    if ask.kind == "file":
        return Raw(value.split(":", 2)[-1] or "📷")
    if ask.kind == "months":
        return plural("{n} month", "{n} months", n=int(value))
    return text("{value}", value=_param(ask, value))


def _param(ask: Question, value: str) -> Param:
    if ask.kind in {"words", "digits"}:
        return Raw(value)
    if ask.kind == "money":
        return Money(int(value))
    day = as_date(value)
    if day is None:
        return Raw(value)
    return day if len(value) > 7 else Month(day)
