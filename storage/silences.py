"""Kinds of messages that people do not want; every function works within the connection of `Store.run` or a visit."""

from datetime import datetime

from sqlalchemy import Connection, delete, select

from conversations.outreach.kinds import KINDS
from storage.portable import insert
from storage.tables import silence


def set_stopped(connection: Connection, user_id: int, kind: str, *, stopped: bool, at: datetime) -> bool:
    """Stop a kind of message for a person, or let it come again; false for a kind that nobody may stop."""
    if kind not in KINDS or not KINDS[kind].may_be_stopped:
        return False
    if stopped:
        row = insert(connection, silence).values(user_id=user_id, kind=kind, at=at)
        connection.execute(row.on_conflict_do_nothing())
    else:
        connection.execute(delete(silence).where(silence.c.user_id == user_id, silence.c.kind == kind))
    return True


def of(connection: Connection, user_id: int) -> frozenset[str]:
    """Return the kinds of messages that a person does not want."""
    return frozenset(connection.scalars(select(silence.c.kind).where(silence.c.user_id == user_id)))
