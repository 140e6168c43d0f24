"""The one connection to the database: made when it is needed, made again when it was lost."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from storage.batch import Batch, Call
from storage.desk import Desk, PipelinedDesk
from storage.engine import Synchronous, connect_engine, is_sqlite, parse
from storage.errors import StorageError
from storage.faults import read_fault
from storage.rows import Rows
from storage.statements import Statements

T = TypeVar("T")
# All who share a transaction wait for the row that one of them needs; our own hold theirs for milliseconds.
_LOCK_LIMIT = 1.0


class Link:
    """Carries out transactions; every error that leaves it is a `StorageError`, except those of the caller's work."""

    def __init__(self, url: str, *, synchronous: Synchronous, time_limit: float) -> None:
        self._address = parse(url)
        lock_limit = min(_LOCK_LIMIT, time_limit / 2)
        self._engine: Engine = connect_engine(
            self._address, synchronous=synchronous, time_limit=time_limit, lock_limit=lock_limit
        )
        self._statements = Statements(self._engine.dialect)
        self._rows = Rows(is_sqlite=is_sqlite(self._address))
        self._connection: Connection | None = None
        self._desk: Desk | None = None

    def visit(self, calls: Sequence[Call], answered: Sequence[int]) -> None:
        """Do these visits in one transaction; their outcomes are theirs to keep when this returns."""
        try:
            desk = self._open_desk()
            found = desk.begin([call.delivery for call in calls], answered)
            batch = Batch(found, desk.consents, self._savepoint)
            for call in calls:
                batch.take(call)
            desk.commit(batch.changes())
            self._part()
        except Exception as error:
            self._abandon()
            raise self._read(error) from error

    def run(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a transaction of its own."""
        try:
            with self._connect().begin():
                return work(self._connect())
        except (SQLAlchemyError, StorageError) as error:
            self.close()
            raise self._read(error) from error

    def close(self) -> None:
        """Let the connection go."""
        connection, self._connection, self._desk = self._connection, None, None
        if connection is not None:
            # Not given back in order, because it may be gone.
            connection.invalidate()
            connection.close()

    @contextmanager
    def _savepoint(self) -> Iterator[Connection]:
        """Give the transaction of the desk to SQLAlchemy, which does not begin one that has begun."""
        connection = self._connect()
        with connection.begin_nested():
            yield connection

    def _part(self) -> None:
        """Let SQLAlchemy know that the transaction of the desk has ended."""
        if self._connection is not None and (joined := self._connection.get_transaction()) is not None:
            joined.close()

    def _connect(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _open_desk(self) -> Desk:
        if self._desk is None:
            driver: Any = self._connect().connection.driver_connection
            kind = Desk if is_sqlite(self._address) else PipelinedDesk
            self._desk = kind(driver, self._statements, self._rows)
        return self._desk

    def _abandon(self) -> None:
        try:
            if self._desk is not None:
                self._desk.undo()
            self._part()
        except Exception:
            # What cannot be undone is dropped with its connection.
            self.close()

    def _read(self, error: Exception) -> Exception:
        password = self._address.password
        return read_fault(error, password=str(password) if password else None)
