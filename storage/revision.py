"""The revision of a database, told without Alembic, which every start would pay for with memory and time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy import table as table_of
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.sql import column

from storage.engine import connect_engine, is_sqlite, parse
from storage.errors import StorageError
from storage.faults import read_fault

MIGRATIONS = Path(__file__).parent / "migrations"
"""Its `versions` are named by their revisions, which count up."""

# Any number will do, as long as every release uses the same.
_ADVISORY_LOCK = 727_001
_WAIT = 120.0
_VERSION = table_of("alembic_version", column("version_num"))


def at_head(url: str) -> bool:
    """Tell whether the database is at the newest revision; a file that does not exist is not made."""
    address = parse(url)
    if is_sqlite(address) and not Path(address.database or "").exists():
        return False
    with locked(url) as connection:
        if not inspect(connection).has_table(_VERSION.name):
            return False
        return list(connection.scalars(select(_VERSION.c.version_num))) == [newest()]


def newest() -> str:
    """Return the newest revision of this release."""
    return max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


@contextmanager
def locked(url: str) -> Iterator[Connection]:
    """Give a transaction that no migration shares: BEGIN IMMEDIATE on SQLite, an advisory lock otherwise."""
    address = parse(url)
    engine: Engine = connect_engine(address, time_limit=_WAIT)
    try:
        with engine.connect() as connection, connection.begin():
            if not is_sqlite(address):
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})")
            yield connection
    except SQLAlchemyError as error:
        raise _read(error, address.password) from error
    finally:
        engine.dispose()


def _read(error: SQLAlchemyError, password: object) -> StorageError:
    return read_fault(error, password=str(password) if password else None)
