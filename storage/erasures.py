"""Forgetting people who ask for it: the wish, its receipt and its clock, and that nothing of them is left.

What an office tells of a claim is the office's and stays; only the link to the person goes. UU 27/2022, Pasal 8.
"""

import secrets
import sqlite3
from asyncio import to_thread
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from json import dumps
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, exists, func, select, update
from sqlalchemy.exc import SQLAlchemyError

from conversations.privacy.held import Receipt
from storage import attempts, participants
from storage.engine import connect_engine, is_sqlite
from storage.errors import StorageBusy
from storage.faults import read_fault
from storage.forget import forget_people
from storage.portable import insert
from storage.records import DEFAULT_TIME_ZONE
from storage.seal import Seal
from storage.statements import columns_of
from storage.tables import erasure

if TYPE_CHECKING:
    from storage.store import Store

WITHIN = timedelta(hours=72)
"""The time that UU 27/2022 gives once consent is taken back: 3 x 24 hours."""

# Without letters and digits that look alike when they are written down.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Erasure:
    """A wish to be erased that is not done yet."""

    receipt: str
    user_id: int
    asked_at: datetime
    due_at: datetime


def receipt_for(connection: Connection, user_id: int, now: datetime) -> Receipt:
    """Return the receipt of the wish that waits, or a fresh one that nobody has yet; nothing is written."""
    person = participants.get(connection, user_id)
    zone = person.time_zone if person else DEFAULT_TIME_ZONE
    for wish in pending(connection):
        if wish.user_id == user_id:
            return Receipt(wish.receipt, wish.due_at, zone)
    return Receipt(_fresh(connection, now), now + WITHIN, zone)


def ask(connection: Connection, user_id: int, receipt: str, now: datetime) -> None:
    """Write the wish down and start its clock; the same receipt again changes nothing."""
    row = insert(connection, erasure).values(
        receipt=receipt, user_id=user_id, asked_at=now, due_at=now + WITHIN, erased=""
    )
    connection.execute(row.on_conflict_do_nothing())


def pending(connection: Connection) -> list[Erasure]:
    """List the wishes that are not done yet, the oldest first."""
    waiting = erasure.c.done_at.is_(None), erasure.c.user_id.is_not(None)
    rows = select(*columns_of(erasure, Erasure)).where(*waiting).order_by(erasure.c.asked_at, erasure.c.receipt)
    return [Erasure(*row) for row in connection.execute(rows)]


def erase(
    connection: Connection, user_id: int, receipt: str, now: datetime, seal: Seal | None = None
) -> Mapping[str, int]:
    """Erase a person, with all wishes that they had; return how many rows of each kind are gone.

    The row of the receipt keeps only these numbers. It is done now, on SQLite when `scrub` has cleaned the files too.
    Does nothing for somebody who did not ask under this receipt. With a `seal`, failed tries to prove a claim go on to
    count for their day, under a number that tells nobody whose they are.
    """
    asked = erasure.c.receipt == receipt, erasure.c.user_id == user_id
    if not connection.scalar(select(exists().where(*asked))):
        return {}
    if seal is not None:
        attempts.keep_under(connection, user_id, seal.pseudonym(user_id), now)
    counts = forget_people(connection, [user_id])
    connection.execute(update(erasure).where(*asked).values(erased=dumps(counts)))
    connection.execute(update(erasure).where(erasure.c.user_id == user_id).values(user_id=None))
    if not is_sqlite(connection.engine.url):
        close(connection, now)
    return counts


def unclosed(connection: Connection) -> int:
    """Count the wishes whose rows are gone, but perhaps not yet from the files."""
    gone = erasure.c.user_id.is_(None), erasure.c.done_at.is_(None)
    return connection.scalar(select(func.count()).select_from(erasure).where(*gone)) or 0


def close(connection: Connection, now: datetime) -> None:
    """Note that all that was erased has left the files too."""
    gone = erasure.c.user_id.is_(None), erasure.c.done_at.is_(None)
    connection.execute(update(erasure).where(*gone).values(done_at=now))


async def scrub(store: "Store", now: datetime | None = None, *, time_limit: float = 10.0) -> None:
    """Make the files of the database forget what was erased, and note that it is done at the moment `now`, or this one.

    SQLite writes its file anew and empties its journal: an older file may hold rows from the time before deleting
    overwrote them. Waits `time_limit` seconds for others who use it. PostgreSQL tidies up by itself.

    Raises:
        StorageError: when the file cannot be written now.
    """
    await to_thread(_rewrite, await store.run(_address), time_limit)
    await store.run(partial(close, now=now or datetime.now(UTC)))


def _address(connection: Connection) -> URL:
    return connection.engine.url


def _rewrite(address: URL, time_limit: float) -> None:
    if not is_sqlite(address):
        return
    engine = connect_engine(address, time_limit=time_limit)
    try:
        # Not as a transaction: SQLite does neither within one.
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute("VACUUM")
            busy, *_ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise StorageBusy("the journal of the database is being read by another process")
    except (sqlite3.Error, SQLAlchemyError) as error:
        raise read_fault(error) from error
    finally:
        engine.dispose()


def _fresh(connection: Connection, now: datetime) -> str:
    while True:
        number = f"HPS-{now.year}-{''.join(secrets.choice(_SIGNS) for _ in range(6))}"
        if not connection.scalar(select(exists().where(erasure.c.receipt == number))):
            return number
