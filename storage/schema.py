"""Migrations: the database at the newest revision, whoever starts first; the only module that imports Alembic."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from storage.engine import connect_engine, is_sqlite, parse
from storage.errors import StorageError
from storage.faults import read_fault

# Any number will do, as long as every release uses the same.
_ADVISORY_LOCK = 727_001
_WAIT = 120.0


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database at `url` to a revision; raises `StorageError` when it cannot be reached or used."""
    with _locked(url) as connection:
        command.upgrade(_config(connection), revision)


def downgrade(url: str, revision: str) -> None:
    """Take the database back to an older revision; what newer tables hold is lost."""
    with _locked(url) as connection:
        command.downgrade(_config(connection), revision)


def revisions() -> list[str]:
    """List the revisions, oldest first."""
    scripts = ScriptDirectory.from_config(_config(None))
    return [script.revision for script in reversed(list(scripts.walk_revisions()))]


def at_head(url: str) -> bool:
    """Tell whether the database is at the newest revision; a file that does not exist is not made."""
    address = parse(url)
    if is_sqlite(address) and not Path(address.database or "").exists():
        return False
    with _locked(url) as connection:
        return MigrationContext.configure(connection).get_current_revision() == revisions()[-1]


@contextmanager
def _locked(url: str) -> Iterator[Connection]:
    """Give a transaction that no other migration shares: BEGIN IMMEDIATE on SQLite, an advisory lock otherwise."""
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


def _config(connection: Connection | None) -> Config:
    config = Config()
    # Alembic reads % as the beginning of a name.
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
