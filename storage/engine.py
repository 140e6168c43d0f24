"""Where the database is and how a connection to it behaves; the driver is left in autocommit, BEGIN is ours."""

import sqlite3
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from storage.errors import StorageError, StorageUnusable

_BREATH = 0.01
_FILE = "file"
Synchronous = Literal["normal", "full"]


def parse(url: str) -> URL:
    """Read an address, `sqlite:///FILE` or `postgresql://...`; the drivers are ours to choose.

    Raises StorageUnusable, without the password, for anything else.
    """
    try:
        address = make_url(url)
    except ArgumentError:
        raise StorageUnusable("DATABASE_URL is not an address of a database") from None
    family = address.drivername.split("+")[0]
    if family == "sqlite":
        return _file_address(address)
    if family in {"postgres", "postgresql"}:
        return address.set(drivername="postgresql+psycopg")
    raise StorageUnusable(f"{family} is neither sqlite nor postgresql")


def _file_address(address: URL) -> URL:
    if not address.database or address.database == ":memory:":
        raise StorageUnusable("the SQLite database needs a file, as in sqlite:///data/kawan.sqlite3")
    return address.set(drivername="sqlite")


def connect_engine(
    address: URL, *, synchronous: Synchronous = "normal", time_limit: float = 10.0, lock_limit: float | None = None
) -> Engine:
    """Make the engine for an address that `parse` gave; nothing is connected yet.

    `time_limit` (seconds) bounds connecting, waiting for locks and every statement; `lock_limit`, on PostgreSQL, the
    waiting for one lock.
    """
    if is_sqlite(address):
        return _sqlite(address, synchronous, time_limit)
    return _postgres(address, time_limit, time_limit if lock_limit is None else lock_limit)


def is_sqlite(address: URL) -> bool:
    """Tell the two families apart."""
    return address.get_backend_name() == "sqlite"


def _sqlite(address: URL, synchronous: Synchronous, time_limit: float) -> Engine:
    _make_folder(address)
    arguments = {"isolation_level": None, "timeout": time_limit, "cached_statements": 256}
    engine = create_engine(address, poolclass=NullPool, connect_args=arguments)

    def prepare(connection: Any, record: Any) -> None:
        _write_ahead(connection, monotonic() + time_limit)
        record.info[_FILE] = _identity(address)
        connection.execute("PRAGMA foreign_keys = ON")
        # What is erased must not be left in the file.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"PRAGMA synchronous = {synchronous.upper()}")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _write_ahead(connection: Any, until: float) -> None:
    # A file changes to this mode only while nobody else has it open, and SQLite does not wait for that by itself.
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(_BREATH)
        else:
            return


def check_file(connection: Connection) -> None:
    """Raise StorageUnusable when the SQLite file of this connection was removed or replaced since it was opened.

    Whatever such a connection writes goes to a file that nobody will find again. Does nothing on PostgreSQL.
    """
    address = connection.engine.url
    if is_sqlite(address) and connection.info[_FILE] != _identity(address):
        raise StorageUnusable("the database file was removed or replaced")


def _identity(address: URL) -> tuple[int, int] | None:
    try:
        found = _path(address).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _path(address: URL) -> Path:
    return Path((address.database or "").removeprefix("file:"))


def _make_folder(address: URL) -> None:
    folder = _path(address).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageUnusable(f"the folder {folder} of the database cannot be made: {error.strerror}") from error


def _begin_immediate(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    if not driver.in_transaction:
        # A transaction that reads first and writes later loses to another writer and cannot be repeated here.
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _postgres(address: URL, time_limit: float, lock_limit: float) -> Engine:
    milliseconds = int(time_limit * 1000)
    arguments = {
        "connect_timeout": max(2, round(time_limit)),
        "tcp_user_timeout": milliseconds,
        "keepalives_idle": 30,
        "application_name": "kawan-jkp",
    }
    given = {name: value for name, value in arguments.items() if name not in address.query}
    engine = create_engine(address, poolclass=NullPool, paramstyle="format", connect_args=given)

    def prepare(connection: Any, _record: object) -> None:
        connection.autocommit = True
        # Not as a start-up option: poolers refuse those.
        connection.execute(f"SET statement_timeout = {milliseconds}; SET timezone = 'UTC'")
        connection.execute(f"SET lock_timeout = {int(lock_limit * 1000)}")
        # People are looked up by key; the default price of that reads tables of ten thousand rows as a whole.
        connection.execute("SET random_page_cost = 1.1")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "commit", _refuse_broken)
    return engine


def _begin(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    if driver.info.transaction_status.name == "IDLE":
        connection.exec_driver_sql("BEGIN")


def _refuse_broken(connection: Connection) -> None:
    # PostgreSQL undoes a transaction in which a statement failed, and reports no error when it is committed.
    driver: Any = connection.connection.driver_connection
    if driver.info.transaction_status.name == "INERROR":
        raise StorageError("a statement of the transaction had failed; nothing was written")
