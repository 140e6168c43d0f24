"""From a claim as the office's interface writes it to one that can be kept; the fields are those of the lists."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from bot.importing.claims import CLAIMS, staged, stored_columns
from bot.importing.layout import BadCell, Checked
from bot.importing.words import NOT_TEXT
from storage.claims_told import ToldClaim
from storage.seal import Seal

_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
_LONGEST = 1000
_NUMBERS = frozenset({"month", "amount"})


def is_reference(value: object) -> bool:
    """Tell whether this can be an office's name for a claim: up to 64 letters, digits, dots, dashes, underscores."""
    return isinstance(value, str) and _REFERENCE.fullmatch(value) is not None


def told_claim(record: Any, today: date, seal: Seal) -> ToldClaim | None:
    """Read one claim and seal its identifiers; `None` when a field is missing or makes no sense."""
    if not isinstance(record, dict) or not is_reference(record.get("reference")):
        return None
    try:
        values = _values(record, today)
    except BadCell:
        return None
    if any(values.get(name) is None for name in CLAIMS.required):
        return None
    row = staged(Checked(0, values), seal)
    if row.verdict == "rejected":
        return None
    columns = {name: row.values[name] for name in (*stored_columns(frozenset(values)), "key_version")}
    return ToldClaim(record["reference"], seal.hashes("kpj", str(values["kpj"])), columns)


def _values(record: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Read the fields that were told; one that is `null` or empty was told to be nothing. Raises BadCell."""
    told = {column: record[column.name] for column in CLAIMS.columns if column.name in record}
    return {
        column.name: None if field in (None, "") else column.read(_cell(column.name, field), today)
        for column, field in told.items()
    }


def _cell(name: str, field: object) -> str | int:
    """Take text, and whole numbers where a number is told; a number elsewhere has lost its zeros."""
    number = isinstance(field, int) and not isinstance(field, bool) and name in _NUMBERS
    if number or (isinstance(field, str) and len(field) <= _LONGEST):
        return cast("str | int", field)
    raise BadCell(NOT_TEXT)
