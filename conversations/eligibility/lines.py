"""The JSON side of a case: one line in, a checked `Case` or one clear sentence; a verdict out as plain data."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from conversations.eligibility.case import Case
from conversations.eligibility.line_fields import READERS, FieldError, JsonObject
from conversations.eligibility.parameters import value
from conversations.eligibility.verdict import Assessment

LONGEST_LINE = 1024 * 1024
"""Bytes; a longer line is refused, so that no input can exhaust the memory."""

_WINDOW: int = value("ELIG-01", "R25", "window")


class InvalidCase(ValueError):  # noqa: N818 - it names what the line is, as the contract does
    """The line is not a valid case: `sentence` names the field, `id` is the line's own where it can be read."""

    def __init__(self, case_id: str | None, sentence: str) -> None:
        super().__init__(sentence)
        self.id = case_id
        self.sentence = sentence


def parse_case(line: bytes) -> Case:
    """Read one line of UTF-8 JSON as a case; a missing field and `null` both mean *not known*.

    Raises `InvalidCase`.
    """
    pairs = _pairs(line)
    case_id = _id(pairs)
    try:
        fields = _fields(pairs)
        _check_months(fields)
        _check_dates(fields)
    except FieldError as fault:
        raise InvalidCase(case_id, str(fault)) from None
    return Case(**fields)


def verdict_of(case_id: str | None, assessment: Assessment) -> dict[str, Any]:
    """Give the verdict in the shape of the contract: dates as `YYYY-MM-DD`, money in whole rupiah."""
    return {
        "id": case_id,
        "verdict": assessment.verdict,
        "regime": assessment.regime,
        "decided_by": list(assessment.decided_by),
        "last_day": _written(assessment.last_day),
        "safe_last_day": _written(assessment.safe_last_day),
        "instalments": [instalment.amount for instalment in assessment.instalments],
        "total": assessment.total,
        "payer": assessment.payer,
    }


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _pairs(line: bytes) -> JsonObject:
    if len(line) > LONGEST_LINE:
        raise InvalidCase(None, f"The line is longer than {LONGEST_LINE} bytes.")
    if not line.strip():
        raise InvalidCase(None, "The line is blank.")
    try:
        found = json.loads(line.decode("utf-8"), object_pairs_hook=JsonObject, parse_int=_integer)
    except UnicodeDecodeError:
        raise InvalidCase(None, "The line is not UTF-8.") from None
    except json.JSONDecodeError as fault:
        raise InvalidCase(None, f"The line is not JSON: {fault.msg} at character {fault.pos + 1}.") from None
    except RecursionError:
        raise InvalidCase(None, "The line is not a case: it is nested too deeply.") from None
    if not isinstance(found, JsonObject):
        raise InvalidCase(None, "The line is not one JSON object.")
    return found


def _integer(digits: str) -> int:
    """Python refuses to read integers of more than 4,300 digits; their size, not their digits, is what matters here."""
    return int(digits[:4000])


def _id(pairs: JsonObject) -> str | None:
    ids = [found for name, found in pairs if name == "id"]
    return ids[0] if len(ids) == 1 and isinstance(ids[0], str) else None


def _fields(pairs: JsonObject) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, found in pairs:
        if name not in READERS:
            raise FieldError(f"The field {_shown(name)} is not known.")
        if name in fields:
            raise FieldError(f'The field "{name}" is given twice.')
        try:
            fields[name] = None if found is None else READERS[name](found)
        except FieldError as fault:
            raise FieldError(f'The field "{name}" {fault}.') from None
    return fields


def _shown(name: str) -> str:
    """Quote a stranger's word in one short line."""
    return json.dumps(name if len(name) <= 60 else f"{name[:60]}…", ensure_ascii=False)


def _check_months(fields: Mapping[str, Any]) -> None:
    paid, run = fields.get("months_paid"), fields.get("longest_run")
    if paid is not None and paid > _WINDOW:
        raise FieldError(f'The field "months_paid" must be at most {_WINDOW}.')
    if run is not None and run > (_WINDOW if paid is None else paid):
        raise FieldError('The field "longest_run" must be at most "months_paid".')


def _check_dates(fields: Mapping[str, Any]) -> None:
    if fields.get("declared_eligible_on") and not fields.get("filed_on"):
        raise FieldError('The field "declared_eligible_on" must not be given without "filed_on".')
    for earlier, later, blamed in _ORDER:
        first, second = fields.get(earlier), fields.get(later)
        if first is not None and second is not None and first > second:
            side, other = ("before", earlier) if blamed == later else ("after", later)
            raise FieldError(f'The field "{blamed}" must not lie {side} "{other}".')


_ORDER = (
    ("phk_date", "filed_on", "filed_on"),
    ("filed_on", "asked_on", "filed_on"),
    ("filed_on", "declared_eligible_on", "declared_eligible_on"),
    ("declared_eligible_on", "asked_on", "declared_eligible_on"),
)
"""Which date may not lie after which, and which of the two the sentence names."""
