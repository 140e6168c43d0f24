"""The updates already handled: Telegram repeats one for a day at most, so older marks may go."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select

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
