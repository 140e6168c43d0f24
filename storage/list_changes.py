"""What an import changes, as few statements over all of its rows."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, insert, literal, select, update

from storage.list_differences import told
from storage.list_kinds import Kind, Taken


def changed(kind: Kind, import_id: int) -> tuple[ColumnElement[bool], ...]:
    """Tell of staged rows whether they change a known one."""
    return kind.staged.c.import_id == import_id, kind.staged.c.verdict == "changed"


def carry_over(connection: Connection, kind: Kind, taken: Taken) -> None:
    """Bring what is known to what the staged rows say; the list is its source from now on."""
    staged, known = kind.staged.c, kind.known.c
    mark, value = kind.mark(taken), told(kind, taken.columns)
    same = update(kind.known).where(staged[kind.link] == known.id)
    contents: dict[str, Any] = {name: value(name) for name in kind.contents}
    beside = {name: staged[name] for name in kind.with_changed}
    in_use = {kind.retired: None} if kind.retired else {}
    connection.execute(same.where(*changed(kind, taken.import_id)).values({**contents, **beside, **in_use, **mark}))
    confirmed = same.where(staged.import_id == taken.import_id, staged.verdict == "unchanged")
    connection.execute(confirmed.values({**mark}))
    names = (kind.key, *kind.with_new, *kind.with_changed, *kind.contents)
    first = {**kind.begun(taken), **mark}
    rows = select(*(staged[name] for name in names), *(literal(first[name], known[name].type) for name in first))
    new = rows.where(staged.import_id == taken.import_id, staged.verdict == "new", staged.row > 0)
    # In the order of its largest index, which then grows at its end.
    connection.execute(insert(kind.known).from_select([*names, *first], new.order_by(staged[kind.key])))


def retire_absent(connection: Connection, kind: Kind, import_id: int, source: str, today: date) -> int:
    """Take out of use what a source told of before and its whole list does not tell any more; return how many.

    Rows that were rejected, but whose key could be read, are told of all the same.
    """
    staged, known = kind.staged.c, kind.known.c
    retired = known[kind.retired]
    present = exists().where(staged.import_id == import_id, staged[kind.key] == known[kind.key])
    gone = update(kind.known).where(known.source == source, retired.is_(None), ~present)
    return connection.execute(gone.values({kind.retired: today})).rowcount
