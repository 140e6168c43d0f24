"""The start of polling: whoever still waits for a reply that was lost with the last process gets it now."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

from aiogram import Bot

from bot.courier import Courier
from bot.handlers import Handlers
from storage import StorageError, Store
from storage.updates import take_over

_log = logging.getLogger(__name__)

WAITED_FOR = timedelta(days=1)
"""How old an unanswered update may be; after that a reply would only surprise."""


class Resumption:
    """Shows each person with an unanswered update once where they stand.

    Telegram may have been told that these updates were handled, and then nobody else brings them again.
    """

    def __init__(self, bot: Bot, store: Store, handlers: Handlers, courier: Courier) -> None:
        self._bot = bot
        self._store = store
        self._handlers = handlers
        self._courier = courier

    async def run(self, now: datetime | None = None) -> None:
        """Take the unanswered updates over and hand one reply a person to the courier, which marks them when sent.

        A database that does not answer is logged; the updates wait for the next start.
        """
        since = (now or datetime.now(UTC)) - WAITED_FOR
        try:
            people = await self._store.run(lambda tx: take_over(tx, self._handlers.worker, since))
            if people:
                _log.info("%d people wait for a reply since the last run", len(people))
            await asyncio.gather(*(self._reply(user_id, keys) for user_id, keys in people.items()))
        except StorageError as error:
            _log.warning("Lost replies could not be looked for: %s", type(error).__name__)

    async def _reply(self, user_id: int, keys: Sequence[int]) -> None:
        try:
            message = await self._handlers.stand(user_id)
        except Exception as error:
            # One person's trouble is nobody else's.
            _log.exception("A lost reply could not be made again: %s", type(error).__name__)
            return
        self._courier.reply(self._bot, user_id, message, partial(self._mark, keys))

    def _mark(self, keys: Sequence[int]) -> None:
        for key in keys:
            self._store.answered(key)
