"""The board of open vacancies of this process: read in portions, built in a thread, and replaced as a whole."""

import asyncio
import gc
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.threads import in_daemon
from storage import StorageError, Store, vacancies
from storage.vacancies import Version

if TYPE_CHECKING:
    from conversations.vacancies.board import Board
    from conversations.vacancies.records import Vacancy

_log = logging.getLogger(__name__)

Built = tuple["Board", dict[str, str]]
"""A board, and the twins that changed while it was built."""

EVERY = 60.0
"""Seconds between two looks for a change."""
PORTION = 500
"""Vacancies that are read at once: everybody else waits meanwhile, for some milliseconds."""
_RENAMED = 100
# Somewhere it is still yesterday.
_MARGIN = timedelta(days=1)


class Boards:
    """Keeps the newest board; `today` fixes the day, `pause` waits so many seconds, `apart` does long work aside."""

    def __init__(
        self,
        today: date | None = None,
        *,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        apart: Callable[[Callable[[], Built]], Awaitable[Built]] = in_daemon,
    ) -> None:
        self._today = today
        self._pause = pause
        self._apart = apart
        self._board: Board | None = None
        self._version: Version | None = None
        self._lock = asyncio.Lock()

    @property
    def current(self) -> "Board":
        """The newest board that is complete; an empty one until there is any."""
        if self._board is None:
            # What a board is made of takes its time to load, and not every process ever asks for one.
            from conversations.vacancies.board import Board

            self._board = Board()
        return self._board

    async def run(self, store: Store) -> None:
        """Look for a change now and every minute, until cancelled; what fails is left for the next time."""
        while True:
            try:
                await self.refresh(store)
            except StorageError as error:
                _log.warning("The board of vacancies waits for the database: %s", type(error).__name__)
            except Exception:
                # The board before it goes on to serve.
                _log.exception("The board of vacancies could not be built")
            await self._pause(EVERY)

    async def refresh(self, store: Store) -> bool:
        """Bring the board to what is stored; tells whether it is a new one. Whoever comes meanwhile waits for it.

        Raises:
            StorageError: when the database cannot be read; the board stays what it was.
        """
        async with self._lock:
            version = await store.run(vacancies.version)
            if version == self._version:
                return False
            found = await self._read(store)
            board, renamed = await self._apart(partial(_build, found, self._board))
            await _write(store, renamed)
            self._board, self._version = board, version
            if len(board):
                _log.info("The board holds %d vacancies", len(board))
            return True

    async def _read(self, store: Store) -> "list[Vacancy]":
        day = (self._today or datetime.now(UTC).date()) - _MARGIN
        found: list[Vacancy] = []
        after = 0
        while some := await store.run(partial(vacancies.portion, after=after, most=PORTION, ended_before=day)):
            found += some
            after = some[-1].id
        return found


def _build(found: "list[Vacancy]", before: "Board | None") -> Built:
    """Let copies follow what they copy, and prepare the board; return the twins that changed by it, too."""
    from conversations.vacancies.board import Board
    from conversations.vacancies.twins import agreed

    with _no_collection():
        renamed = agreed(found)
        followed = (replace(each, twin=renamed[each.twin]) if each.twin in renamed else each for each in found)
        return Board.of(followed, before), renamed


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector from what is made here: it would look through all of it while everybody waits.

    A board has no cycles and goes when the next one comes, so nobody ever has to look through it.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


async def _write(store: Store, renamed: dict[str, str]) -> None:
    pairs = list(renamed.items())
    for start in range(0, len(pairs), _RENAMED):
        await store.run(partial(vacancies.follow, twins=dict(pairs[start : start + _RENAMED])))
