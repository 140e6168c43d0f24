"""People who speak for an employer; every function works within the connection of `Store.run` or of a visit."""

from datetime import datetime

from sqlalchemy import Connection, delete, select

from storage.portable import insert
from storage.tables import employer


def since(connection: Connection, user_id: int) -> datetime | None:
    """Return since when a person speaks for an employer."""
    return connection.scalar(select(employer.c.since).where(employer.c.user_id == user_id))


def note(connection: Connection, user_id: int, at: datetime) -> None:
    """Note that a person speaks for an employer; the first time counts."""
    connection.execute(insert(connection, employer).values(user_id=user_id, since=at).on_conflict_do_nothing())


def forget(connection: Connection, user_id: int) -> None:
    """Take that back."""
    connection.execute(delete(employer).where(employer.c.user_id == user_id))
