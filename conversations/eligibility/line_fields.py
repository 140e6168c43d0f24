"""How each field of a case is read from JSON: its type, its list of values, its limits."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args

from conversations.eligibility import case as words

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


class FieldError(ValueError):
    """What is wrong with one field, in words that complete a sentence about it."""


class JsonObject(list[tuple[str, Any]]):
    """A JSON object as its pairs, so that a field written twice can be seen."""


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise FieldError("must be a string")
    return found


def _flag(found: object) -> bool:
    if not isinstance(found, bool):
        raise FieldError("must be true or false")
    return found


def _whole(found: object) -> int:
    if isinstance(found, bool) or not isinstance(found, int) or found < 0:
        raise FieldError("must be a whole number, not negative")
    return found


def _day(found: object) -> date:
    if isinstance(found, str) and _DAY.fullmatch(found):
        try:
            day = date.fromisoformat(found)
        except ValueError:
            raise FieldError("must be a day that exists") from None
        if _FIRST_YEAR <= day.year <= _LAST_YEAR:
            return day
    raise FieldError(f"must be a date written YYYY-MM-DD, from {_FIRST_YEAR} to {_LAST_YEAR}")


def _one_of(literal: object) -> Callable[[object], str]:
    allowed = get_args(literal)

    def read(found: object) -> str:
        if not isinstance(found, str) or found not in allowed:
            raise FieldError(f"must be one of {', '.join(allowed)}")
        return found

    return read


def _programmes(found: object) -> frozenset[str]:
    if isinstance(found, JsonObject) or not isinstance(found, list):
        raise FieldError("must be a list")
    read = _one_of(words.Programme)
    try:
        return frozenset(map(read, found))
    except FieldError as fault:
        raise FieldError(f"must be a list in which each {fault}") from None


READERS: Mapping[str, Callable[[object], object]] = {
    "id": _text,
    "asked_on": _day,
    "phk_date": _day,
    "reason": _one_of(words.Reason),
    "contract": _one_of(words.Contract),
    "citizen": _flag,
    "born": _day,
    "registered_on": _day,
    "enrolled": _flag,
    "enterprise": _one_of(words.Enterprise),
    "programmes": _programmes,
    "jkn": _one_of(words.Jkn),
    "months_paid": _whole,
    "longest_run": _whole,
    "wage": _whole,
    "proof": _one_of(words.Proof),
    "receipt_from": _one_of(words.ReceiptFrom),
    "willing": _flag,
    "working_again_from": _day,
    "has_new_job": _flag,
    "claims_before": _whole,
    "last_benefit_on": _day,
    "arrears_months": _whole,
    "employer": _one_of(words.Employer),
    "filed_on": _day,
    "declared_eligible_on": _day,
}
"""Every field that a line may have; each reader raises `FieldError`."""
