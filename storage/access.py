"""Who looked at what is held of a person; every function works within the connection of `Store.run` or a visit."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from conversations.privacy.held import Look
from storage.portable import storable
from storage.statements import columns_of
from storage.tables import access


def note(connection: Connection, user_id: int, who: str, what: str, at: datetime) -> None:
    """Note that somebody looked at, or changed, what is held of a person; both in a few words of ours, no names."""
    row = insert(access).values(user_id=user_id, who=storable(who, 64), what=storable(what, 64), at=at)
    connection.execute(row)


def of(connection: Connection, user_id: int) -> tuple[Look, ...]:
    """List who looked, oldest first."""
    own = select(*columns_of(access, Look)).where(access.c.user_id == user_id).order_by(access.c.id)
    return tuple(Look(*row) for row in connection.execute(own))
