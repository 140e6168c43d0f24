"""The one thread that touches the database: it takes whatever waits into one transaction."""

from asyncio import AbstractEventLoop, Future
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from sqlalchemy import Connection

from storage.batch import Call
from storage.errors import (
    RecordRejected,
    StorageBusy,
    StorageClosed,
    StorageError,
    StorageUnavailable,
    StorageUnusable,
)
from storage.faults import ConnectionLost, RowLocked
from storage.link import Link
from storage.records import Visit


class Errand:
    """Work off the hot path that somebody awaits."""

    __slots__ = ("error", "future", "outcome", "work")

    def __init__(self, future: "Future[Any]", work: Callable[[Connection], Any]) -> None:
        self.future = future
        self.work = work
        self.outcome: Any = None
        self.error: BaseException | None = None


Task = Call | Errand


class Nudge:
    """Wakes the thread to write the marks that wait; the `last` one ends it."""

    __slots__ = ("last",)

    def __init__(self, *, last: bool = False) -> None:
        self.last = last


class Writer:
    """Serves tasks in the order they come; `settle` is called in the event loop with those that ended."""

    def __init__(
        self, link: Link, loop: AbstractEventLoop, settle: Callable[[list[Task]], None], batch_limit: int
    ) -> None:
        self.tasks: SimpleQueue[Task | Nudge] = SimpleQueue()
        self.marks: deque[int] = deque()
        self._link = link
        self._loop = loop
        self._settle = settle
        self._batch_limit = batch_limit
        self._serving: list[Task] = []
        self._busy: StorageBusy | None = None
        self._abandoned = False
        self.thread = Thread(target=self._work, name="storage-writer", daemon=True)

    def abandon(self) -> list[Task]:
        """Give back, failed, what the thread holds and what waits for it; for a thread that does not end."""
        self._abandoned = True
        tasks = self._serving + _tasks_of(self._take_waiting())
        _fail(tasks, StorageClosed("the store was closed before the database answered"))
        self.tasks.put(Nudge(last=True))
        return tasks

    def _work(self) -> None:
        staying = True
        while staying:
            taken = [self.tasks.get(), *self._take_waiting(self._batch_limit - 1)]
            staying = not _ends(taken)
            self._serve(_tasks_of(taken))
        self._link.close()

    def _take_waiting(self, limit: int | None = None) -> list[Task | Nudge]:
        taken: list[Task | Nudge] = []
        with suppress(Empty):
            while limit is None or len(taken) < limit:
                taken.append(self.tasks.get_nowait())
        return taken

    def _serve(self, tasks: list[Task]) -> None:
        if self._busy and not tasks:
            # Marks alone are not worth the wait for a lock that was there a moment ago; the next task takes them along.
            return
        self._serving = tasks
        self._carry_out(tasks)
        if self._busy:
            tasks = tasks + self._turn_away(self._busy)
        self._serving = []
        self._give_back(tasks)

    def _carry_out(self, tasks: list[Task]) -> None:
        self._busy = None
        wanted = [task for task in tasks if not task.future.cancelled()]
        calls = [task for task in wanted if isinstance(task, Call)]
        marks = [self.marks.popleft() for _ in range(len(self.marks))]
        if calls or marks:
            self._visit(calls, marks)
        for task in wanted:
            if isinstance(task, Errand):
                self._run(task)

    def _turn_away(self, fault: StorageBusy) -> list[Task]:
        """Fail what waits behind a locked database at once; each would only wait as long again."""
        waiting = self._take_waiting()
        if _ends(waiting):
            self.tasks.put(Nudge(last=True))
        tasks = _tasks_of(waiting)
        _fail(tasks, fault)
        return tasks

    def _give_back(self, tasks: list[Task]) -> None:
        if tasks and not self._abandoned:
            self._loop.call_soon_threadsafe(self._settle, tasks)

    def _visit(self, calls: list[Call], marks: Sequence[int] = ()) -> None:
        if self._busy:
            _fail(calls, self._busy)
            return
        try:
            _attempt(lambda: self._link.visit(calls, marks))
        except StorageError as fault:
            self.marks.extendleft(reversed(marks))
            self._mend(calls, fault)

    def _mend(self, calls: list[Call], fault: StorageError) -> None:
        if isinstance(fault, StorageUnavailable | StorageUnusable) and not isinstance(fault, RowLocked):
            self._note_busy(fault)
            _fail(calls, fault)
        elif len(calls) > 1:
            self._visit_alone(calls, fault)
        elif calls and isinstance(fault, RecordRejected) and not isinstance(calls[0].step, _Refusal):
            calls[0].step = _Refusal(fault)
            self._visit(calls)
        else:
            _fail(calls, fault)

    def _visit_alone(self, calls: list[Call], fault: StorageError) -> None:
        """Find the visits that spoilt the batch: they alone fail; one whose values are refused stays marked as seen."""
        locked: set[int] = set()
        for call in calls:
            if call.delivery.user_id in locked:
                _fail([call], fault)
                continue
            self._visit([call])
            if isinstance(call.error, RowLocked):
                locked.add(call.delivery.user_id)

    def _run(self, errand: Errand) -> None:
        if self._busy:
            _fail([errand], self._busy)
            return
        try:
            errand.outcome = _attempt(lambda: self._link.run(errand.work))
        except BaseException as error:
            # Whatever the work raises belongs to its caller, and must not end the thread.
            errand.error = error
            self._note_busy(error)

    def _note_busy(self, fault: BaseException) -> None:
        if isinstance(fault, StorageBusy) and not isinstance(fault, RowLocked):
            self._busy = fault


class _Refusal:
    """A step that only tells why the step before it could not be written."""

    def __init__(self, fault: StorageError) -> None:
        self._fault = fault

    def __call__(self, _visit: Visit) -> None:
        raise self._fault


def _attempt(act: Callable[[], Any]) -> Any:
    """Once more when the connection was lost: the transaction was undone with it."""
    try:
        return act()
    except ConnectionLost:
        return act()


def _fail(tasks: Iterable[Task], fault: StorageError) -> None:
    for task in tasks:
        # One each: an error that is raised in many places gathers the tracebacks of all.
        task.outcome, task.error = None, type(fault)(*fault.args)
        task.error.__cause__ = fault


def _tasks_of(taken: Iterable[Task | Nudge]) -> list[Task]:
    return [task for task in taken if not isinstance(task, Nudge)]


def _ends(taken: Iterable[Task | Nudge]) -> bool:
    return any(isinstance(task, Nudge) and task.last for task in taken)
