"""What an error of a driver means for the house; the only place that knows the drivers' codes."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from storage.errors import (
    RecordRejected,
    StorageBusy,
    StorageError,
    StorageOutdated,
    StorageUnavailable,
    StorageUnusable,
)


class ConnectionLost(StorageUnavailable):
    """The connection broke, or the database undid the transaction for another's sake: once more may succeed."""


class RowLocked(StorageBusy):
    """Another transaction holds some rows for longer than we wait; the rest of the database may be free."""


# https://www.postgresql.org/docs/current/errcodes-appendix.html: serialization failure, deadlock.
_REPEAT = {"40001", "40P01"}
_LOST_CLASSES = ("08", "57P", "53", "58")
_STATES: dict[str, tuple[type[StorageError], str]] = {
    "42P01": (StorageOutdated, "the tables are missing; run the migrations"),
    "42703": (StorageOutdated, "the tables are of another release; run the migrations"),
    "55P03": (RowLocked, "what is asked for is locked by somebody else"),
    "57014": (StorageUnavailable, "the database took too long"),
    "25006": (StorageUnusable, "the database is read-only"),
    "28P01": (StorageUnusable, "the database refuses this password"),
    "28000": (StorageUnusable, "the database refuses this user"),
    "3D000": (StorageUnusable, "there is no such database"),
}
_SQLITE: dict[str, tuple[type[StorageError], str]] = {
    "SQLITE_BUSY": (StorageBusy, "the database file is locked by another process"),
    "SQLITE_LOCKED": (StorageBusy, "the database file is locked by another connection"),
    "SQLITE_NOTADB": (StorageUnusable, "the file is not a database"),
    "SQLITE_CORRUPT": (StorageUnusable, "the database file is damaged"),
    "SQLITE_READONLY": (StorageUnusable, "the database file cannot be written"),
    "SQLITE_CANTOPEN": (StorageUnusable, "the database file cannot be opened"),
    "SQLITE_PERM": (StorageUnusable, "the database file cannot be opened"),
    "SQLITE_FULL": (StorageUnavailable, "the disk is full"),
    "SQLITE_IOERR": (StorageUnavailable, "the disk does not answer"),
}


def read_fault(error: Exception, *, password: str | None = None) -> StorageError:
    """Say what an error of SQLAlchemy or of a driver means; errors of the house pass unchanged."""
    if isinstance(error, StorageError):
        return error
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    words = str(cause).strip().replace(password, "***") if password else str(cause).strip()
    if isinstance(cause, sqlite3.Error):
        return _read_sqlite(cause, words)
    return _read_postgres(cause, words)


def _read_sqlite(cause: sqlite3.Error, words: str) -> StorageError:
    name = getattr(cause, "sqlite_errorname", "")
    for prefix, (fault, meaning) in _SQLITE.items():
        if name.startswith(prefix):
            return fault(f"{meaning} ({words})")
    if words.startswith(("no such table", "no such column", "table ")):
        return StorageOutdated(f"run the migrations ({words})")
    if isinstance(cause, sqlite3.IntegrityError | sqlite3.DataError | sqlite3.InterfaceError):
        return RecordRejected(words)
    return StorageError(words)


def _read_postgres(cause: BaseException, words: str) -> StorageError:
    kinds = {kind.__name__ for kind in type(cause).__mro__}
    state: str = getattr(cause, "sqlstate", None) or ""
    if state in _REPEAT:
        return ConnectionLost(words)
    if state in _STATES:
        fault, meaning = _STATES[state]
        return fault(f"{meaning} ({words})")
    if kinds & {"IntegrityError", "DataError", "UnicodeEncodeError"}:
        return RecordRejected(words)
    if state.startswith(_LOST_CLASSES) or (not state and "OperationalError" in kinds):
        return ConnectionLost(words)
    return StorageError(words or type(cause).__name__)
