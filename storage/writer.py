"""The one thread that touches the database: it takes whatever waits into one transaction."""

from asyncio import AbstractEventLoop, Future
from collections import deque
from collections.abc import Callable, Iterable
from queue import SimpleQueue
from threading import Thread
from typing import Any

from sqlalchemy import Connection

from storage.batch import Call
from storage.errors import RecordRejected, StorageError, StorageUnavailable, StorageUnusable
from storage.faults import ConnectionLost
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
        self.thread = Thread(target=self._work, name="storage-writer", daemon=True)

    def _work(self) -> None:
        staying = True
        while staying:
            taken = self._take()
            staying = not any(isinstance(task, Nudge) and task.last for task in taken)
            self._serve([task for task in taken if not isinstance(task, Nudge)])
        self._link.close()

    def _take(self) -> list[Task | Nudge]:
        taken = [self.tasks.get()]
        while not self.tasks.empty() and len(taken) < self._batch_limit:
            taken.append(self.tasks.get_nowait())
        return taken

    def _serve(self, tasks: list[Task]) -> None:
        wanted = [task for task in tasks if not task.future.cancelled()]
        self._visit([task for task in wanted if isinstance(task, Call)])
        for task in wanted:
            if isinstance(task, Errand):
                self._run(task)
        if tasks:
            self._loop.call_soon_threadsafe(self._settle, tasks)

    def _visit(self, calls: list[Call]) -> None:
        marks = [self.marks.popleft() for _ in range(len(self.marks))]
        if not (calls or marks):
            return
        try:
            _attempt(lambda: self._link.visit(calls, marks))
        except (StorageUnavailable, StorageUnusable) as fault:
            self.marks.extendleft(reversed(marks))
            _fail(calls, fault)
        except StorageError as fault:
            self.marks.extendleft(reversed(marks))
            self._visit_alone(calls, fault)

    def _visit_alone(self, calls: list[Call], fault: StorageError) -> None:
        """Find the visit that spoilt the batch; it alone fails, and its update stays marked as seen."""
        if len(calls) > 1:
            for call in calls:
                self._visit([call])
        elif calls and isinstance(fault, RecordRejected) and not isinstance(calls[0].step, _Refusal):
            calls[0].step = _Refusal(fault)
            self._visit(calls)
        else:
            _fail(calls, fault)

    def _run(self, errand: Errand) -> None:
        try:
            errand.outcome = _attempt(lambda: self._link.run(errand.work))
        except BaseException as error:
            # Whatever the work raises belongs to its caller, and must not end the thread.
            errand.error = error


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


def _fail(calls: Iterable[Call], fault: StorageError) -> None:
    for call in calls:
        # One each: an error that is raised in many places gathers the tracebacks of all.
        call.outcome, call.error = None, type(fault)(*fault.args)
        call.error.__cause__ = fault
