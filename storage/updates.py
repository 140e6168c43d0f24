"""The updates already handled: Telegram repeats one for a day at most, so older marks may go."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select, update

from storage.records import Seen
from storage.tables import seen

if TYPE_CHECKING:
    from storage.store import Store


async def forget(store: "Store", before: datetime, *, portion: int = 2000) -> int:
    """Delete the marks older than a moment, in portions so that visits get their turn; tells how many."""
    forgotten = 0
    while count := await store.run(partial(_forget_some, before=before, portion=portion)):
        forgotten += count
    return forgotten


def _forget_some(connection: Connection, *, before: datetime, portion: int) -> int:
    old = select(seen.c.key).where(seen.c.at < before).order_by(seen.c.at).limit(portion)
    return connection.execute(delete(seen).where(seen.c.key.in_(old))).rowcount


def take_over(connection: Connection, worker: str, since: datetime) -> dict[int, list[int]]:
    """Put a worker in charge of the updates since a moment whose reply is not known to have left.

    Returns their keys by Telegram id. For the start of a worker that is the only one, within `Store.run`.
    """
    # A key below zero is no update of Telegram: nobody waits for its reply.
    waiting = (seen.c.at >= since, ~seen.c.answered, seen.c.key > 0)
    connection.execute(update(seen).where(*waiting).values(worker=worker))
    people: dict[int, list[int]] = {}
    for user_id, key in connection.execute(select(seen.c.user_id, seen.c.key).where(*waiting).order_by(seen.c.at)):
        people.setdefault(user_id, []).append(key)
    return people


def reclaim(connection: Connection, known: Seen, worker: str, at: datetime) -> bool:
    """Take an unanswered update for a worker; false when it was answered, or taken by another since it was `known`."""
    row = (seen.c.key == known.key, ~seen.c.answered)
    ours = (seen.c.worker == known.worker, seen.c.at == known.at)
    connection.execute(update(seen).where(*row, *ours).values(worker=worker, at=at))
    # The row is looked at, not counted: this may run again after a commit whose answer was lost.
    taken = select(seen.c.key).where(*row, seen.c.worker == worker, seen.c.at == at)
    return connection.scalar(taken) is not None
