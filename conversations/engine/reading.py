"""From typed words to an answer of the question at hand, or to nothing."""

import re
from dataclasses import dataclass
from datetime import date

from conversations.engine.flow import Option, Question
from conversations.engine.text import Say
from conversations.understanding import read_date, read_money, read_months, read_option, read_yes_no, said_exactly

UNKNOWN = "unknown"
"""The value of every *don't know*."""

_DAY = re.compile(r"(?:tgl|tanggal)?\s*(\d{1,2})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood; one that is not exact is repeated back before it counts."""

    value: str
    exact: bool


def read(question: Question, typed: str, today: date, say: Say) -> Reading | None:
    """Return what `typed` answers; `None` means that the question is asked again.

    A date may come back less precise than a day: `YYYY-MM` or `YYYY`.
    """
    return _of_kind(question, typed, today) or _of_options(question.options, typed, say)


def _of_kind(question: Question, typed: str, today: date) -> Reading | None:
    value: str | int | None = None
    if question.kind == "date":
        value = read_date(typed, today)
    elif question.kind == "money":
        value = read_money(typed)
    elif question.kind == "months":
        value = read_months(typed)
    if value is None:
        return None
    return Reading(str(value), said_exactly(question.kind, typed, value))


def _of_options(options: tuple[Option, ...], typed: str, say: Say) -> Reading | None:
    values = [option.value for option in options]
    if "yes" in values and "no" in values and (said := read_yes_no(typed)) is not None:
        return Reading("yes" if said else "no", exact=True)
    index = read_option(typed, [[say(option.label), *option.aliases] for option in options])
    return None if index is None else Reading(values[index], exact=True)


def day_of_month(typed: str, month: str) -> str | None:
    """Return the day that a bare number names within `month` (`YYYY-MM`), or `None`."""
    found = _DAY.fullmatch(typed.strip())
    if not found:
        return None
    try:
        return date.fromisoformat(f"{month}-{int(found[1]):02d}").isoformat()
    except ValueError:
        return None
