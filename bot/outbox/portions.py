"""Long work on the database in portions, each so short that nobody's reply waits for it."""

from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

from sqlalchemy import Connection

from storage import Store

T = TypeVar("T")

TARGET = 0.04
"""Seconds that a portion should take; the size of the next one follows from how long the last one took."""
FIRST, LEAST, MOST = 2_000, 2_000, 200_000
"""How many a portion looks at; below the least, asking takes longer than what is asked for."""


class Portions:
    """Does work in portions whose size learns from how long they take; kept for as long as its work goes on."""

    def __init__(self, store: Store, seconds: Callable[[], float] = perf_counter) -> None:
        self._store = store
        self._seconds = seconds
        self.size = FIRST

    async def one(self, work: Callable[[Connection, int], T]) -> T:
        """Do one portion: `work` is told how many it may look at, within a transaction of its own."""
        size = self.size
        outcome, took = await self._store.run(lambda tx: self._timed(tx, work, size))
        # At most four times as many at once: the next ones may be dearer.
        self.size = round(min(max(size * TARGET / max(took, 1e-6), LEAST, size / 4), size * 4, MOST))
        return outcome

    def _timed(self, tx: Connection, work: Callable[[Connection, int], T], size: int) -> tuple[T, float]:
        began = self._seconds()
        return work(tx, size), self._seconds() - began
