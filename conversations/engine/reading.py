"""From typed words to an answer of the question at hand, or to nothing."""

import re
from dataclasses import dataclass
from datetime import date

from conversations.engine.flow import Listing, Question
from conversations.engine.text import Say
from conversations.engine.values import CHOICE
from conversations.understanding import read_date, read_money, read_months, read_option, read_yes_no, said_exactly

UNKNOWN = "unknown"
"""The value of every *don't know*."""

_POLITE = re.compile(r"\b(?:kak|min|pak|bu|bang|mas|mbak|dong|deh|sih|nih|kok|kan|aja|saja|itu|yang)\b|[^\w\s+]")
_BARE = re.compile(
    r"(?:(?:ya|iya|iyaa+|y|yes|yup|yoi|ok|oke|okay|benar|bener|betul|semua|semuanya|ketiganya|ketiga|tiga|setuju|siap"
    r"|true|right|all|three|correct|sekali|banget|memang|tidak|tdk|gak|ga|g|nggak|ngga|enggak|bukan|no|nope|nggih|olo"
    r"|dang)(?: |$))+"
)
_SEPARATORS = re.compile(r"[\s.\-]+")
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
    if question.kind in {"words", "digits", "contact", "file"}:
        return _whole_option(question, typed, say) or _of_characters(question, typed)
    if question.listing:
        return _whole_option(question, typed, say) or _of_list(question.listing, typed)
    return _of_kind(question, typed, today) or _of_options(question, typed, say)


def _whole_option(question: Question, typed: str, say: Say) -> Reading | None:
    """Read an option by its whole name only, because anything else may be the answer itself."""
    plain = _plain(typed)
    whole = [each.value for each in question.options if plain in map(_plain, (say(each.label), *each.aliases))]
    return Reading(whole[0], exact=True) if len(whole) == 1 else None


def _of_characters(question: Question, typed: str) -> Reading | None:
    """Take what was typed; a contact or a file never is."""
    value: str | None = None
    if question.kind == "words":
        value = question.reads(typed) if question.reads else _tidy(typed)
    elif question.kind == "digits":
        value = question.reads(typed) if question.reads else _SEPARATORS.sub("", typed)
    return None if value is None or not question.shortest <= len(value) <= question.longest else Reading(value, True)


def _of_list(listing: Listing, typed: str) -> Reading | None:
    """Take what is named; what only may be meant, or several of the list, wait for a word."""
    values = listing.search(typed)
    return Reading(CHOICE.join(values), exact=len(values) == 1 and listing.named(typed) == values) if values else None


def choose(question: Question, among: str, typed: str) -> str | None:
    """Return which of several values of a list is meant, by its place or by what sets its name apart."""
    values = among.split(CHOICE)
    named = [question.listing.name(value) for value in values] if question.listing else []
    index = read_option(typed, named)
    return None if index is None else values[index]


def _tidy(typed: str) -> str:
    """Drop what cannot be seen, and blanks beyond one; lines stay lines."""
    shown = "".join(sign if sign.isprintable() else "\n" if sign == "\n" else " " for sign in typed)
    return "\n".join(line for each in shown.split("\n") if (line := " ".join(each.split())))


def _of_kind(question: Question, typed: str, today: date) -> Reading | None:
    value: str | int | None = None
    if question.kind == "date":
        value = question.dates(typed, today) if question.dates else read_date(typed, today, question.earliest)
    elif question.kind == "money":
        value = read_money(typed)
    elif question.kind == "months":
        value = read_months(typed)
    if value is None:
        return None
    return Reading(str(value), said_exactly(question.kind, typed, value))


def _of_options(question: Question, typed: str, say: Say) -> Reading | None:
    """Read the choice; only a whole name, a number, or a plain yes or no is exact."""
    plain = _plain(typed)
    named = [[say(option.label), *option.aliases] for option in question.options]
    values = [option.value for option in question.options]
    whole = [value for value, names in zip(values, named, strict=True) if plain in map(_plain, names)]
    if len(whole) == 1:
        return Reading(whole[0], exact=True)
    if question.reads and (value := question.reads(plain)) is not None:
        return Reading(value, exact=False)
    if "yes" in values and "no" in values and (said := read_yes_no(typed)) is not None:
        return _said(question, plain, said)
    index = read_option(typed, named)
    return None if index is None else Reading(values[index], exact=plain.isdigit())


def _said(question: Question, plain: str, said: bool) -> Reading:
    """Take a yes or no; one that says more than that cannot be a yes to several things at once."""
    if question.together and not _BARE.fullmatch(plain):
        return Reading("no", exact=False)
    return Reading("yes" if said else "no", exact=True)


def _plain(typed: str) -> str:
    return " ".join(_POLITE.sub(" ", typed.casefold()).split())


def day_of_month(typed: str, month: str) -> str | None:
    """Return the day that a bare number names within `month` (`YYYY-MM`), or `None`."""
    found = _DAY.fullmatch(typed.strip())
    if not found:
        return None
    try:
        return date.fromisoformat(f"{month}-{int(found[1]):02d}").isoformat()
    except ValueError:
        return None
