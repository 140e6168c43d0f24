"""Questions that a conversation asks the world, each answered within a time limit."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping

from conversations.engine.flow import UNREACHABLE
from conversations.engine.state import Answers

_log = logging.getLogger(__name__)

Ask = Callable[[int, Answers], Awaitable[str]]
"""Asks the world about a participant (by Telegram id), given the answers so far as they are stored.

Returns one of the lookup's answers.
"""


class Outside:
    """The world as the conversations know it: one asker a lookup."""

    def __init__(self, askers: Mapping[str, Ask], time_limit: float = 12.0) -> None:
        self._askers = askers
        self._time_limit = time_limit

    async def look(self, lookup: str, user_id: int, answers: Answers) -> str:
        """Return what the world says, or *unreachable* when it fails or takes too long."""
        try:
            async with asyncio.timeout(self._time_limit):
                return await self._askers[lookup](user_id, answers)
        except Exception as error:
            _log.warning("Lookup %s failed: %s", lookup, type(error).__name__)
            return UNREACHABLE

    def next_key(self) -> int:
        """Return a number under which the answer of the world is remembered; it never meets that of an update."""
        return -secrets.randbits(62) - 1
