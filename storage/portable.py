"""What SQLite and PostgreSQL say differently, for the repositories off the hot path."""

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert(connection: Connection, table: Table) -> Any:
    """Begin an insert that may say what happens on conflict."""
    return (sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert)(table)


def storable(words: str, longest: int) -> str:
    """Return what both databases take of somebody's words: no zeros, no broken signs, at most so many letters."""
    return words.replace("\0", "").encode("utf-8", "ignore").decode()[:longest]
