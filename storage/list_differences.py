"""What the rows of a list mean: against one another, and against what is known."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any

from sqlalchemy import (
    CTE,
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    String,
    case,
    cast,
    exists,
    false,
    func,
    literal,
    null,
    or_,
    select,
    update,
)

from storage.list_kinds import Kind

REPETITION = "the same row once more"
"""Why a row is left out on account of an equal one, named before it."""


def settle_repeated_rows(connection: Connection, kind: Kind, import_id: int) -> None:
    """Judge rows that have one key in common: equal ones by the first, contradictory ones all rejected."""
    staged = kind.staged.c
    key = staged[kind.key]
    # A row that was rejected for what it holds speaks for nobody else.
    mine = (staged.import_id == import_id, key.is_not(None), staged.reason == "")
    groups = select(key, func.min(staged.row).label("row")).where(*mine).group_by(key)
    # A list without repeats is the rule.
    any_repeat = select(key).where(*mine).group_by(key).having(func.count() > 1).limit(1)
    if connection.scalar(any_repeat) is None:
        return
    repeated = _once(groups.having(func.count() > 1), "repeated")
    first = kind.staged.alias("first")
    same_key = (*mine, key == repeated.c[kind.key], first.c.import_id == import_id, first.c.row == repeated.c.row)
    differs = or_(*(staged[name].is_distinct_from(first.c[name]) for name in kind.contents))
    later = update(kind.staged).where(*same_key, staged.row > repeated.c.row)
    contradiction = _about(repeated, kind.contradiction)
    connection.execute(
        later.values(
            verdict=case((differs, "rejected"), else_="unchanged"),
            reason=case((differs, contradiction), else_=_about(repeated, REPETITION)),
        )
    )
    _reject_the_contradicted(connection, kind, import_id)


def _reject_the_contradicted(connection: Connection, kind: Kind, import_id: int) -> None:
    staged = kind.staged.c
    key = staged[kind.key]
    mine = (staged.import_id == import_id, key.is_not(None))
    said = staged.reason.endswith(f": {kind.contradiction}", autoescape=True)
    groups = select(key, func.min(staged.row).label("row")).where(*mine, staged.verdict == "rejected", said)
    contradicted = _once(groups.group_by(key), "contradicted")
    rest = update(kind.staged).where(*mine, key == contradicted.c[kind.key], staged.verdict != "rejected")
    connection.execute(rest.values(verdict="rejected", reason=_about(contradicted, kind.contradiction)))


def compare_rows(
    connection: Connection,
    kind: Kind,
    import_id: int,
    columns: AbstractSet[str],
    first: int = 1,
    last: int | None = None,
) -> None:
    """Give the rows from `first` to `last` their verdict and the known row they are about; rejected ones keep theirs.

    `columns` are those that the list has; what it does not tell stays as it is known.
    """
    staged, known = kind.staged.c, kind.known.c
    counted = (staged.import_id == import_id, staged.row >= first, staged.verdict != "rejected", staged.reason == "")
    mine = counted if last is None else (*counted, staged.row <= last)
    is_known = exists().where(known[kind.key] == staged[kind.key])
    gone = update(kind.staged).where(*mine, staged.verdict != "new", ~is_known)
    connection.execute(gone.values({"verdict": "new", kind.link: null()}))
    found = update(kind.staged).where(*mine, staged[kind.key] == known[kind.key])
    verdict = case((differences(kind, columns), "changed"), else_="unchanged")
    news = or_(staged.verdict != verdict, staged[kind.link].is_distinct_from(known.id))
    connection.execute(found.where(news).values({"verdict": verdict, kind.link: known.id}))


def differences(kind: Kind, columns: AbstractSet[str]) -> ColumnElement[bool]:
    """Tell whether a staged row would change the known one that stands beside it."""
    known, value = kind.known.c, told(kind, columns)
    changes = (known[name].is_distinct_from(value(name)) for name in kind.contents if _may_change(kind, name, columns))
    out_of_use = known[kind.retired].is_not(None) if kind.retired else false()
    return or_(out_of_use, *changes)


def told(kind: Kind, columns: AbstractSet[str]) -> Callable[[str], ColumnElement[Any]]:
    """Give, by column, what a known row becomes when a list with these columns says what the staged row beside says."""
    known = kind.known.c

    def value(name: str) -> ColumnElement[Any]:
        if name in columns:
            return kind.staged.c[name]
        parents = [known[parent].is_distinct_from(value(parent)) for parent in kind.belongs_to.get(name, ())]
        if not parents:
            return known[name]
        return case((or_(*parents), _blank(known[name])), else_=known[name])

    return value


def _may_change(kind: Kind, name: str, columns: AbstractSet[str]) -> bool:
    return name in columns or any(_may_change(kind, parent, columns) for parent in kind.belongs_to.get(name, ()))


def _blank(column: Column[Any]) -> ColumnElement[Any]:
    return cast(null(), column.type) if column.nullable else literal("")


def _once(groups: Select[Any], name: str) -> CTE:
    """Have groups formed once, and not anew for every row that is compared with them."""
    return groups.cte(name).prefix_with("MATERIALIZED")


def _about(other: FromClause, why: str) -> ColumnElement[str]:
    return literal("row ") + cast(other.c.row, String) + literal(f": {why}")
