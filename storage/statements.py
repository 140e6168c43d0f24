"""The few statements of the hot path, built once; each takes one JSON document with a row for every person."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from json import JSONEncoder
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ColumnElement,
    Dialect,
    FromClause,
    Table,
    bindparam,
    cast,
    delete,
    func,
    literal_column,
    select,
    true,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ClauseElement, Select

from storage import tables
from storage.records import Consent, Participant, Progress, Seen

# A document keeps letters as they are, so that text which is not Unicode is refused instead of stored.
_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
Row = tuple[Any, ...]


def encode_rows(rows: Iterable[dict[str, Any]]) -> tuple[str]:
    """Make the one parameter that every statement here takes."""
    return (_encode(list(rows)),)


class Prepared:
    """A statement compiled for one dialect, to be run on the bare driver connection."""

    def __init__(self, statement: ClauseElement, dialect: Dialect, columns: Iterable[ColumnElement[Any]] = ()) -> None:
        self.sql = str(statement.compile(dialect=dialect))
        processors = (column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns)
        self._processors = [(place, process) for place, process in enumerate(processors) if process]

    def read(self, rows: Iterable[Row]) -> list[Row]:
        """Turn what the driver gave into Python values."""
        return [self._convert(row) for row in rows]

    def _convert(self, row: Row) -> Row:
        values = list(row)
        for place, process in self._processors:
            values[place] = process(values[place])
        return tuple(values)


class Statements:
    """All statements of the hot path for one dialect."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._is_sqlite = dialect.name == "sqlite"
        self._insert: Callable[[Table], Any] = sqlite.insert if self._is_sqlite else postgresql.insert
        self.mark_seen = self._prepare(self._add(tables.seen).returning(tables.seen.c.key))
        self.find_seen = self._choose(columns_of(tables.seen, Seen), tables.seen.c.key)
        self.mark_answered = self._prepare(self._answer())
        self.greet = self._prepare(self._add(tables.participant))
        self.find_people = self._people()
        self.find_progress = self._choose(columns_of(tables.progress, Progress), tables.progress.c.user_id)
        self.save_people = self._prepare(self._replace(tables.participant))
        self.save_progress = self._prepare(self._replace(tables.progress))
        self.drop_progress = self._prepare(self._drop())
        self.find_consents = self._consents()
        self.add_consents = self._prepare(self._append())
        self.add_milestones = self._prepare(self._add(tables.milestone))

    def _prepare(self, statement: ClauseElement, columns: Iterable[ColumnElement[Any]] = ()) -> Prepared:
        return Prepared(statement, self._dialect, columns)

    def _rows(self, columns: Iterable[Column[Any]]) -> Select[Any]:
        """Read the document as a table with these columns."""
        wanted = list(columns)
        if self._is_sqlite:
            each = func.json_each(bindparam("rows")).table_valued("value", name="r")
            values = [func.json_extract(each.c.value, literal_column(f"'$.{c.name}'")).label(c.name) for c in wanted]
            # Without a condition SQLite takes the ON of ON CONFLICT for that of a join.
            return select(*values).select_from(each).where(true())
        typed = [Column(c.name, c.type) for c in wanted]
        record: FromClause = (
            func.json_to_recordset(cast(bindparam("rows"), JSON))
            .table_valued(*typed, name="r")
            .render_derived(with_types=True)
        )
        return select(*record.c)

    def _insert_rows(self, table: Table) -> Any:
        columns = list(table.c)
        # Everybody takes locks in one order, so nobody waits in a circle.
        rows = self._rows(columns).order_by(literal_column(columns[0].name))
        return self._insert(table).from_select(columns, rows)

    def _add(self, table: Table) -> Any:
        return self._insert_rows(table).on_conflict_do_nothing()

    def _append(self) -> Any:
        columns = [column for column in tables.consent.c if column.name != "id"]
        return self._insert(tables.consent).from_select(columns, self._rows(columns))

    def _replace(self, table: Table) -> Any:
        add = self._insert_rows(table)
        keys = list(table.primary_key)
        others = [column for column in table.c if column not in keys]
        return add.on_conflict_do_update(index_elements=keys, set_={c.name: add.excluded[c.name] for c in others})

    def _keys(self, key: Column[Any]) -> Select[Any]:
        return self._rows([Column(key.name, BigInteger)])

    def _choose(self, columns: list[Column[Any]], key: Column[Any]) -> Prepared:
        return self._prepare(select(*columns).where(key.in_(self._keys(key))), columns)

    def _people(self) -> Prepared:
        columns = columns_of(tables.participant, Participant)
        key = tables.participant.c.user_id
        people = select(*columns).where(key.in_(self._keys(key))).order_by(key).with_for_update()
        return self._prepare(people, columns)

    def _answer(self) -> ClauseElement:
        key, answered = tables.seen.c.key, tables.seen.c.answered
        locked = select(key).where(key.in_(self._keys(key))).order_by(key).with_for_update()
        return update(tables.seen).where(key.in_(locked), ~answered).values(answered=true())

    def _drop(self) -> ClauseElement:
        keys = list(tables.progress.primary_key)
        return delete(tables.progress).where(tuple_(*keys).in_(self._rows(keys)))

    def _consents(self) -> Prepared:
        consent = tables.consent.c
        latest = (
            select(func.max(consent.id))
            .where(consent.user_id.in_(self._keys(consent.user_id)))
            .group_by(consent.user_id, consent.purpose)
        )
        columns = columns_of(tables.consent, Consent)
        return self._prepare(select(*columns).where(consent.id.in_(latest)), columns)


def columns_of(table: Table, record: type[Any]) -> list[Column[Any]]:
    """Give the columns of a table in the order of a record's fields."""
    return [table.c[field.name] for field in fields(record)]
