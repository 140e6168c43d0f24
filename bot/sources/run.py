"""The lists that come by themselves, as one part of the process that sends what is unasked."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.boards import Boards
from bot.importing.report import Say
from bot.keys import seal_for
from bot.settings import Settings
from bot.sources.feeding import Feeding
from bot.sources.fetching import Fetcher
from bot.sources.folder import Folder
from bot.sources.named import FOLDER, parse
from bot.sources.taking import Taking
from bot.threads import in_daemon
from storage import StorageError, Store, feeds

_log = logging.getLogger(__name__)

Pause = Callable[[float], Awaitable[None]]

FOLDER_EVERY = 15.0
"""Seconds between two looks into the folder."""
FEEDS_EVERY = 60.0
"""Seconds between two looks for a source that is due."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Sources:
    """Looks into the folder and asks the sources until it is cancelled; one process of all does it at a time."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        boards: Boards,
        say: Say,
        *,
        pause: Pause = asyncio.sleep,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._settings = settings
        self._store = store
        self._boards = boards
        self._say = say
        self._pause = pause
        self._now = now
        self._failure: str | None = None

    async def run(self) -> None:
        """Look and ask, again and again; what fails is left for the next time.

        Raises:
            BadSettings: when the keys of the data are missing.
        """
        seal = await in_daemon(partial(seal_for, self._settings))
        taking = Taking(self._store, seal, self._say, self._now, self._settings.today)
        async with Fetcher(pause=self._pause) as fetcher:
            works = []
            if self._settings.lists_folder:
                folder = Folder(Path(self._settings.lists_folder), taking, self._say, self._now)
                works.append(self._again(partial(self._look, folder), FOLDER_EVERY))
            if sources := parse(self._settings.feeds.get_secret_value()):
                feeding = Feeding(self._store, sources, fetcher, taking, self._now)
                works.append(self._again(feeding.round, FEEDS_EVERY))
            await asyncio.gather(*works)

    async def _again(self, work: Callable[[], Awaitable[bool]], every: float) -> None:
        while True:
            try:
                if await self._store.run(feeds.alone) and await work():
                    await self._boards.refresh(self._store)
            except StorageError as error:
                _log.warning("Lists wait for the database: %s", type(error).__name__)
            except Exception:
                # Whatever is odd about one list, the others are still to come.
                _log.exception("A list could not be taken in")
            await self._pause(every)

    async def _look(self, folder: Folder) -> bool:
        """Look into the folder, and remember what is wrong there when that changes."""
        failure, taken = "", False
        try:
            taken = await folder.look()
        except OSError as fault:
            failure = f"the folder cannot be read: {fault.strerror}"
        if folder.left:
            failure = failure or f"{folder.left} files were not taken in as a whole; a report lies beside each"
        if taken or failure != self._failure:
            await self._note(failure)
        return taken

    async def _note(self, failure: str) -> None:
        now = self._now()
        if failure:
            _log.warning("The folder of lists: %s", failure)
            await self._store.run(partial(feeds.failed, source=FOLDER, now=now, failure=failure))
        else:
            await self._store.run(partial(feeds.read, source=FOLDER, now=now))
        self._failure = failure
