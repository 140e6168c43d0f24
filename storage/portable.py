"""What SQLite and PostgreSQL say differently, for the repositories off the hot path."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, String, Table, literal
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


def insert(connection: Connection, table: Table) -> Any:
    """Begin an insert that may say what happens on conflict."""
    return (sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert)(table)


def storable(words: str, longest: int) -> str:
    """Return what both databases take of somebody's words: no zeros, no broken signs, at most so many letters."""
    return words.replace("\0", "").encode("utf-8", "ignore").decode()[:longest]


class _ToldIn(FunctionElement[str]):
    """One text out of JSON that is kept as text."""

    type = String()
    inherit_cache = True


def told_in(column: ColumnElement[str], name: str) -> ColumnElement[str]:
    """Return the text under a plain name in JSON that is kept as text; null when there is none."""
    return _ToldIn(column, literal(name))


@compiles(_ToldIn, "sqlite")
def _told_in_sqlite(element: _ToldIn, compiler: Any, **options: Any) -> str:
    column, name = (compiler.process(clause, **options) for clause in element.clauses)
    return f"json_extract({column}, '$.' || {name})"


@compiles(_ToldIn, "postgresql")
def _told_in_postgresql(element: _ToldIn, compiler: Any, **options: Any) -> str:
    column, name = (compiler.process(clause, **options) for clause in element.clauses)
    # A zero may stand in JSON, and not in a text: nobody's answers may keep an announcement from all others.
    zero = compiler.process(literal("%\\u0000%"), **options)
    return f"(CASE WHEN {column} LIKE {zero} THEN NULL ELSE CAST({column} AS JSON) ->> CAST({name} AS TEXT) END)"
