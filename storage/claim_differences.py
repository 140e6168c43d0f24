"""What the rows of a file mean: against one another, and against the claims that are known."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    String,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    update,
)

from storage.tables import claim, staged_claim

COLUMNS = (
    "kpj_last4",
    "phone_hash",
    "born_hash",
    "holder",
    "employer",
    "region",
    "phk_on",
    "state",
    "since",
    "month",
    "month_state",
    "due_on",
    "amount",
    "note",
)
"""What a file may tell of a claim beside its number."""

CONTRADICTION = "the same KPJ with other contents"
REPETITION = "the same row once more"
"""Why a row is left out on account of another one, named before it."""

# A date or a remark belongs to the state it was given with; a file without that column does not keep it alive.
_BELONGS_TO = {
    "since": ("state",),
    "month_state": ("month",),
    "due_on": ("month",),
    "note": ("state", "month", "month_state"),
}

_staged = staged_claim.c


def settle_repeated_rows(connection: Connection, import_id: int) -> None:
    """Judge rows that have one KPJ in common: equal ones by the first, contradictory ones all rejected."""
    number = _staged.kpj_hash
    mine = (_staged.import_id == import_id, number.is_not(None))
    groups = select(number, func.min(_staged.row).label("row")).where(*mine).group_by(number)
    # A list without repeats is the rule, and an index alone tells it.
    any_repeat = select(number).where(*mine).group_by(number).having(func.count() > 1).limit(1)
    if connection.scalar(any_repeat) is None:
        return
    repeated = groups.having(func.count() > 1).subquery("repeated")
    first = staged_claim.alias("first")
    same_number = (*mine, number == repeated.c.kpj_hash, first.c.import_id == import_id, first.c.row == repeated.c.row)
    differs = or_(*(_staged[name].is_distinct_from(first.c[name]) for name in COLUMNS))
    later = update(staged_claim).where(*same_number, _staged.row > repeated.c.row)
    connection.execute(
        later.values(
            verdict=case((differs, "rejected"), else_="unchanged"),
            reason=case((differs, _about(repeated, CONTRADICTION)), else_=_about(repeated, REPETITION)),
        )
    )
    contradicted = groups.where(_staged.verdict == "rejected").subquery("contradicted")
    rest = update(staged_claim).where(*mine, number == contradicted.c.kpj_hash, _staged.verdict != "rejected")
    connection.execute(rest.values(verdict="rejected", reason=_about(contradicted, CONTRADICTION)))


def compare_rows(
    connection: Connection, import_id: int, columns: AbstractSet[str], first: int = 1, last: int | None = None
) -> None:
    """Give the rows from `first` to `last` their verdict and the claim they are about; rejected ones keep theirs.

    `columns` are those that the file has; what it does not tell stays as it is known.
    """
    counted = (
        _staged.import_id == import_id,
        _staged.row >= first,
        _staged.verdict != "rejected",
        _staged.reason == "",
    )
    mine = counted if last is None else (*counted, _staged.row <= last)
    known = exists().where(claim.c.kpj_hash == _staged.kpj_hash)
    gone = update(staged_claim).where(*mine, _staged.verdict != "new", ~known)
    connection.execute(gone.values(verdict="new", claim_id=null()))
    found = update(staged_claim).where(*mine, _staged.kpj_hash == claim.c.kpj_hash)
    verdict = case((differences(columns), "changed"), else_="unchanged")
    news = or_(_staged.verdict != verdict, _staged.claim_id.is_distinct_from(claim.c.id))
    connection.execute(found.where(news).values(claim_id=claim.c.id, verdict=verdict))


def differences(columns: AbstractSet[str]) -> ColumnElement[bool]:
    """Tell whether a staged row would change the claim that stands beside it."""
    value = told(columns)
    return or_(*(claim.c[name].is_distinct_from(value(name)) for name in COLUMNS if _may_change(name, columns)))


def told(columns: AbstractSet[str]) -> Callable[[str], ColumnElement[Any]]:
    """Give, by column, what a claim becomes when a file with these columns says what the staged row beside it says."""

    def value(name: str) -> ColumnElement[Any]:
        if name in columns:
            return _staged[name]
        parents = [claim.c[parent].is_distinct_from(value(parent)) for parent in _BELONGS_TO.get(name, ())]
        if not parents:
            return claim.c[name]
        return case((or_(*parents), _blank(claim.c[name])), else_=claim.c[name])

    return value


def _may_change(name: str, columns: AbstractSet[str]) -> bool:
    return name in columns or any(_may_change(parent, columns) for parent in _BELONGS_TO.get(name, ()))


def _blank(column: Column[Any]) -> ColumnElement[Any]:
    return cast(null(), column.type) if column.nullable else literal("")


def _about(other: FromClause, why: str) -> ColumnElement[str]:
    return literal("row ") + cast(other.c.row, String) + literal(f": {why}")
