"""Fetching updates: a batch is confirmed to Telegram only when each update in it is committed."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendMessage
from aiogram.types import Update

from bot.courier import Courier
from bot.handlers import Apology
from bot.hear import concerns_us, key_of
from bot.receive.reading import read_updates
from storage import Store

_log = logging.getLogger(__name__)
T = TypeVar("T")

WAIT = 25
"""Seconds that Telegram may hold a request open while nothing happens."""
_MOST = 100
PATIENCE = 3.0
"""Seconds for a batch under way when it is time to stop; what is not committed then is fetched again."""
_PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)


class Poller:
    """Fetches updates and hands them to the dispatcher, all of a batch at once.

    aiogram's own polling confirms a batch before it is handled; a crash then loses it. Here the offset moves on when
    every update of the batch was handled, which ends with its commit. Replies are sent afterwards and hold up nothing.
    """

    def __init__(
        self,
        bot: Bot,
        dispatcher: Dispatcher,
        store: Store,
        courier: Courier,
        *,
        patience: float = PATIENCE,
        pause: Callable[[float], Coroutine[Any, Any, None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._store = store
        self._courier = courier
        self._patience = patience
        self._pause = pause

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until `stop` is set; the batch under way gets a moment to finish.

        Raises:
            TelegramUnauthorizedError: when the token is no longer valid.
        """
        offset = 0
        failures = 0
        while not stop.is_set():
            try:
                updates = await self._fetch(offset, stop)
            except TelegramUnauthorizedError:
                raise
            except AiogramError as error:
                await self._rest(error, failures, stop)
                failures += 1
                continue
            failures = 0
            if updates:
                await self._handle_all(updates, stop)
                offset = max(update.update_id for update in updates) + 1

    async def _fetch(self, offset: int, stop: asyncio.Event) -> list[Update]:
        """Fetch a batch, or nothing when it is time to stop; what cannot be read in it is passed over."""
        try:
            return await unless(stop, self._get(offset), [])
        except ClientDecodeError as error:
            if readable := read_updates(error.data, self._bot):
                return readable
            raise

    async def _get(self, offset: int) -> list[Update]:
        return await self._bot.get_updates(
            offset=offset,
            limit=_MOST,
            timeout=WAIT,
            allowed_updates=self._dispatcher.resolve_used_update_types(),
            request_timeout=WAIT + 10,
        )

    async def _handle_all(self, updates: list[Update], stop: asyncio.Event) -> None:
        handling = asyncio.gather(*(self._handle(update) for update in updates))
        try:
            await unless(stop, _ended(handling), None)
            async with asyncio.timeout(self._patience if stop.is_set() else None):
                await handling
        except TimeoutError:
            _log.warning("A batch did not end in time; it will be fetched again")
        finally:
            handling.cancel()

    async def _rest(self, error: AiogramError, failures: int, stop: asyncio.Event) -> None:
        if isinstance(error, TelegramConflictError):
            _log.error("Another process fetches updates with this token, or a webhook is set")
        else:
            _log.warning("Updates could not be fetched: %s", type(error).__name__)
        seconds = _PAUSES[min(failures, len(_PAUSES) - 1)]
        if isinstance(error, TelegramRetryAfter):
            seconds = float(error.retry_after)
        await unless(stop, self._pause(seconds), None)

    async def _handle(self, update: Update) -> None:
        if not concerns_us(update):
            return
        try:
            reply = await self._dispatcher.feed_update(self._bot, update)
        except Exception as error:
            _log.exception("Update %d failed: %s", update.update_id, type(error).__name__)
            return
        if isinstance(reply, SendMessage):
            key = key_of(update, self._bot.id)
            sent = _nothing if isinstance(reply, Apology) else lambda: self._store.answered(key)
            self._courier.reply(self._bot, int(reply.chat_id), reply, sent)


def _nothing() -> None:
    """Leave the update unanswered."""


async def _ended(work: "asyncio.Future[Any]") -> None:
    await asyncio.wait([work])


async def unless(stop: asyncio.Event, work: Coroutine[Any, Any, T], instead: T) -> T:
    """Return what `work` returns, or `instead` when `stop` is set first, which cancels the work."""
    working = asyncio.create_task(work)
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({stopping, working}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (stopping, working):
            task.cancel()
        await asyncio.gather(stopping, working, return_exceptions=True)
    return instead if working.cancelled() else working.result()
