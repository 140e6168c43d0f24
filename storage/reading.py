"""Long reading beside the writer thread, on a connection of its own, so that nobody's message waits for it."""

from asyncio import to_thread
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import URL, Connection
from sqlalchemy.exc import SQLAlchemyError

from storage.engine import connect_engine, is_sqlite
from storage.faults import read_fault
from storage.store import Store

T = TypeVar("T")
LONGEST = 120.0
"""Seconds that one statement may take."""


async def apart(store: Store, work: Callable[[Connection], T]) -> T:
    """Run `work`, which only reads, on what was committed until now; visits go on meanwhile.

    Raises:
        StorageError: when the database cannot be read now.
    """
    return await to_thread(_read, await store.run(lambda connection: connection.engine.url), work)


def _read(address: URL, work: Callable[[Connection], T]) -> T:
    engine = connect_engine(address, time_limit=LONGEST)
    try:
        with engine.connect() as connection:
            if is_sqlite(address):
                # Begun by hand, because ours begin as a writer does, and would keep all others waiting.
                driver: Any = connection.connection.driver_connection
                driver.execute("BEGIN")
            with connection.begin():
                return work(connection)
    except SQLAlchemyError as error:
        raise read_fault(error) from error
    finally:
        engine.dispose()
