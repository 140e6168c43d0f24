"""The figures that an operator looks at, each counted afresh."""

from sqlalchemy import Connection, func, select

from storage.participants import count
from storage.tables import progress, seen


def figures(connection: Connection) -> dict[str, int]:
    """Count people, conversations under way, and updates whose reply is not known to have left; for `Store.run`."""
    active = select(func.count()).select_from(progress).where(progress.c.active)
    # A key below zero is no update of Telegram: nobody waits for its reply.
    unanswered = select(func.count()).select_from(seen).where(seen.c.answered.is_(False), seen.c.key > 0)
    return {
        "participants": count(connection),
        "reachable": count(connection, reachable_only=True),
        "conversations_active": connection.scalar(active) or 0,
        "updates_unanswered": connection.scalar(unanswered) or 0,
    }
