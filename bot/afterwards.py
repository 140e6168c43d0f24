"""What is done after a reply because a conversation asked for it: erasing, and the files of officers."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from aiogram import Bot

from bot.counting import Counting
from bot.retention import finish_erasures
from bot.teller import Teller
from conversations.campaigns.effects import CountReaders
from conversations.effects import ApplyImport, AskErasure, DropImport, Effect, ReadImport, RefreshClaims, SendTemplate
from conversations.outcomes.effects import CountFigures, CountResults
from storage import StorageBusy, Store
from storage.seal import Seal

if TYPE_CHECKING:
    from bot.lists import Desk

_log = logging.getLogger(__name__)
MOST = 100
"""Works under way at the same time; what does not fit is left to the housekeeping, or asked for again."""


class Afterwards:
    """Owns the work that follows replies; `drain` waits for what is under way."""

    def __init__(
        self,
        store: Store,
        desk: "Callable[[], Desk]",
        seal: Seal,
        teller: Teller,
        counting: Counting,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._desk = desk
        self._seal = seal
        self._teller = teller
        self._counting = counting
        self._now = now
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, effects: Iterable[Effect], bot: Bot, user_id: int) -> None:
        """Begin what these effects ask for beyond their transaction."""
        for effect in effects:
            match effect:
                case AskErasure():
                    self._own(self._erase())
                case CountResults() | CountFigures() | CountReaders():
                    self._own(self._counting.count(bot, user_id, effect))
                case RefreshClaims():
                    self._own(self._refresh(bot, user_id))
                case SendTemplate(what):
                    self._own(self._desk().send_template(bot, user_id, what))
                case ReadImport():
                    self._own(self._desk().read(bot, user_id, effect))
                case ApplyImport(import_id):
                    self._own(self._desk().apply(bot, user_id, import_id))
                case DropImport(import_id):
                    self._own(self._desk().drop(user_id, import_id))

    async def drain(self, time_limit: float) -> None:
        """Wait for what is under way, at most `time_limit` seconds, then end it."""
        with suppress(TimeoutError):
            async with asyncio.timeout(time_limit):
                while self._tasks:
                    await asyncio.wait(self._tasks)
        late = list(self._tasks)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _own(self, work: Coroutine[Any, Any, None]) -> None:
        if len(self._tasks) >= MOST:
            work.close()
            return
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("Work after a reply failed: %s", type(error).__name__, exc_info=error)

    async def _refresh(self, bot: Bot, user_id: int) -> None:
        await self._teller.tell_latest(bot, user_id)

    async def _erase(self) -> None:
        try:
            await finish_erasures(self._store, self._now(), self._seal)
        except StorageBusy:
            # Somebody reads the database at this moment; the housekeeping comes back to what is left.
            _log.info("An erasure waits for a reader of the database")
