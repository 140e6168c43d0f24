"""When a group is told to come in private: on a command for this bot, and seldom."""

import asyncio
import time
from collections.abc import Callable

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import Message

from bot.recent import Recent

SILENCE = 600.0
"""Seconds for which a group that was told is not told again."""
_MOST = 1000
_NAME_LIMIT = 5.0


class Groups:
    """Remembers which groups were told lately."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._told: Recent[int, float] = Recent(_MOST)

    async def wants_word(self, message: Message, bot: Bot) -> bool:
        """Tell whether to answer a message outside of private chats, and count it as answered."""
        words = message.text or ""
        if message.chat.type not in {"group", "supergroup"} or not words.startswith("/"):
            return False
        if self._told_lately(message.chat.id) or not await _is_for(bot, words):
            return False
        if self._told_lately(message.chat.id):
            return False
        self._told.put(message.chat.id, self._clock())
        return True

    def _told_lately(self, chat_id: int) -> bool:
        at = self._told.get(chat_id)
        return at is not None and self._clock() - at < SILENCE


async def _is_for(bot: Bot, words: str) -> bool:
    """Tell whether a command names this bot or nobody; who cannot tell its own name stays silent."""
    _, at, name = words.split(maxsplit=1)[0].partition("@")
    if not at:
        return True
    try:
        async with asyncio.timeout(_NAME_LIMIT):
            own = await bot.me()
    except (AiogramError, TimeoutError):
        return False
    return name.lower() == (own.username or "").lower()
