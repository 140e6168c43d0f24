"""The memory as the event loop sees it."""

import logging
from asyncio import AbstractEventLoop, Future, Semaphore, TimerHandle, get_running_loop, shield, timeout, to_thread
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, false

from storage import tables
from storage.batch import Call
from storage.engine import Synchronous, check_file, is_sqlite
from storage.errors import StorageClosed, StorageUnavailable
from storage.link import Link
from storage.records import Delivery, Seen, Visit
from storage.writer import Errand, Nudge, Task, Writer

T = TypeVar("T")
_log = logging.getLogger(__name__)
# Marks ride along with the next visits; when none come, this many seconds pass before they are written alone.
_MARKS_WAIT = 0.2
# Seconds beyond the time limit that closing grants to an attempt that has just begun.
_LEEWAY = 1.0


class Store:
    """What is remembered, behind one writer thread; open it with `Store.open`, use it in one event loop."""

    def __init__(
        self, link: Link, loop: AbstractEventLoop, *, patience: float, waiting_limit: int, batch_limit: int
    ) -> None:
        self._patience = patience
        self._loop = loop
        self._room = Semaphore(waiting_limit)
        self._writer = Writer(link, loop, self._settle, batch_limit)
        self._timer: TimerHandle | None = None
        self._closing = False
        self._waiting = 0

    @property
    def waiting(self) -> int:
        """Count what was handed to the writer thread and has not ended yet."""
        return self._waiting

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        url: str,
        *,
        synchronous: Synchronous = "normal",
        time_limit: float = 10.0,
        waiting_limit: int = 1024,
        batch_limit: int = 64,
    ) -> AsyncIterator["Store"]:
        """Open the migrated database at `url` and start the writer thread; on exit, serve what waits and stop it.

        Whoever the database keeps waiting for `time_limit` then is told that the store is closed.
        `synchronous` is SQLite's: with "full" a commit survives the loss of power, with "normal" that of the process.
        `time_limit` (seconds) bounds connecting, locks and statements; callers wait in line beyond `waiting_limit`
        visits. Raises StorageUnavailable, StorageUnusable or StorageOutdated when the database is not ready.
        """
        link = Link(url, synchronous=synchronous, time_limit=time_limit)
        patience = time_limit + _LEEWAY
        store = cls(link, get_running_loop(), patience=patience, waiting_limit=waiting_limit, batch_limit=batch_limit)
        store._writer.thread.start()
        try:
            await store.run(_try_writing)
            yield store
        finally:
            await shield(store._close())

    async def visit(self, delivery: Delivery, step: Callable[[Visit], T]) -> T | Seen:
        """Run `step` once for this delivery and return its result after the commit, or `Seen`.

        `step` is pure and short: it runs in the writer thread, inside the transaction, and again if that is lost.
        What it raises is raised here, its changes are dropped and the update counts as seen. A caller that is
        cancelled may have been served all the same. Raises StorageUnavailable when nothing was remembered,
        RecordRejected when the database refuses the values.
        """
        await self._room.acquire()
        return await self._enqueue(Call(self._loop.create_future(), delivery, step))  # type: ignore[no-any-return]

    def answered(self, key: int) -> None:
        """Remember, with the next transaction, that the reply to this update was sent; returns at once."""
        self._writer.marks.append(key)
        if self._timer is None and not self._closing:
            self._timer = self._loop.call_later(_MARKS_WAIT, self._write_marks)

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a transaction of its own in the writer thread and return its result after the commit.

        Visits wait meanwhile, so long work is done in portions. It may run twice when the connection is lost.
        What `work` raises is raised here and nothing is written; errors of the database become `StorageError`.
        """
        await self._room.acquire()
        return await self._enqueue(Errand(self._loop.create_future(), work))  # type: ignore[no-any-return]

    async def ping(self, time_limit: float = 2.0) -> None:
        """Return when the database takes writes; raise `StorageUnavailable` after so many seconds without an answer."""
        try:
            async with timeout(time_limit):
                await self.run(_try_writing)
        except TimeoutError:
            raise StorageUnavailable(f"the database did not answer within {time_limit:g} s") from None

    def _enqueue(self, task: Task) -> "Future[Any]":
        if self._closing:
            self._room.release()
            raise StorageClosed("the store is closed")
        self._waiting += 1
        self._writer.tasks.put(task)
        return task.future

    def _settle(self, tasks: list[Task]) -> None:
        self._waiting -= len(tasks)
        for task in tasks:
            self._room.release()
            if task.future.done():
                continue
            if task.error is None:
                task.future.set_result(task.outcome)
            else:
                task.future.set_exception(_raisable(task.error))

    def _write_marks(self) -> None:
        self._timer = None
        if self._writer.marks:
            self._writer.tasks.put(Nudge())

    async def _close(self) -> None:
        self._closing = True
        if self._timer is not None:
            self._timer.cancel()
        self._writer.tasks.put(Nudge(last=True))
        await to_thread(self._writer.thread.join, self._patience)
        if self._writer.thread.is_alive():
            _log.warning("The database does not answer; closing without it")
            self._settle(self._writer.abandon())


def _try_writing(connection: Connection) -> None:
    """Write what changes nothing, and all the way: a full disk is told by nothing less."""
    check_file(connection)
    connection.execute(delete(tables.seen).where(false()))
    if is_sqlite(connection.engine.url):
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        connection.exec_driver_sql(f"PRAGMA user_version = {version:d}")


def _raisable(error: BaseException) -> BaseException:
    if isinstance(error, StopIteration):
        # A future refuses this one.
        stopped = RuntimeError("a step ran out of an iterator")
        stopped.__cause__ = error
        return stopped
    return error
