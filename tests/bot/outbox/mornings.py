"""The planner and the sender on one database, set to work at moments that a test names, against a pretend Telegram."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import cast

from bot.boards import Boards, Built
from bot.outbox.clock import Clock
from bot.outbox.letters import Letters
from bot.outbox.planner import Planner
from bot.outbox.post import Post
from bot.outbox.sender import Sender
from conversations.outreach.quiet import parse
from storage import Store
from tests.bot.outbox.desk import SEAL, SETTINGS, VOICES, Call, InlineStore, PretendTelegram

QUIET = parse(SETTINGS.quiet_hours)
"""The hours in which the settings of a fresh installation send nothing."""


class Mornings:
    """What sends unasked messages; between the moments at which it works it does not run at all."""

    def __init__(self, url: str) -> None:
        self.store = InlineStore(url)
        self.telegram = PretendTelegram(latency=0.0)
        self._post = Post(SETTINGS, self.telegram)
        self._boards = Boards()

    async def plan(self, now: datetime) -> int:
        """Let the planner look at everybody once; the vacancies of that moment are known from then on."""
        self._boards = Boards(now.date(), apart=_at_once)
        await self._boards.refresh(cast("Store", self.store))
        return await Planner(cast("Store", self.store), Clock(None, lambda: now)).round()

    async def send(self, now: datetime) -> list[Call]:
        """Let a sender begin, send all that is due, and end; returns the calls that reached Telegram."""
        before = len(self.telegram.calls)
        stop = asyncio.Event()

        async def nothing_due(_: float) -> None:
            stop.set()

        memory, clock = cast("Store", self.store), Clock(None, lambda: now)
        letters = Letters(memory, VOICES, clock, SEAL, self._boards)
        sender = Sender(memory, self._post, letters, worker="one", clock=clock, quiet=QUIET, pause=nothing_due)
        await sender.run(stop)
        return self.telegram.calls[before:]


async def _at_once(work: Callable[[], Built]) -> Built:
    """Do it in turn: in virtual time nobody waits for a thread."""
    return work()
