"""The planner and the sender on one database, set to work at moments that a test names, against a pretend Telegram."""

import asyncio
from datetime import datetime
from typing import cast

from bot.boards import Boards
from bot.outbox.clock import Clock
from bot.outbox.letters import Letters
from bot.outbox.planner import Planner
from bot.outbox.post import Post
from bot.outbox.sender import Sender
from conversations.outreach.quiet import parse
from storage import Store
from tests.bot.outbox.desk import SETTINGS, VOICES, Call, InlineStore, PretendTelegram

QUIET = parse(SETTINGS.quiet_hours)
"""The hours in which the settings of a fresh installation send nothing."""


class Mornings:
    """What sends unasked messages; between the moments at which it works it does not run at all."""

    def __init__(self, url: str) -> None:
        self.store = InlineStore(url)
        self.telegram = PretendTelegram(latency=0.0)
        self._post = Post(SETTINGS, self.telegram)

    async def plan(self, now: datetime) -> int:
        """Let the planner look at everybody once."""
        return await Planner(cast("Store", self.store), Clock(None, lambda: now)).round()

    async def send(self, now: datetime) -> list[Call]:
        """Let a sender begin, send all that is due, and end; returns the calls that reached Telegram."""
        before = len(self.telegram.calls)
        stop = asyncio.Event()

        async def nothing_due(_: float) -> None:
            stop.set()

        memory, clock = cast("Store", self.store), Clock(None, lambda: now)
        boards = Boards(now.date())
        await boards.refresh(memory)
        letters = Letters(memory, VOICES, clock, boards)
        sender = Sender(memory, self._post, letters, worker="one", clock=clock, quiet=QUIET, pause=nothing_due)
        await sender.run(stop)
        return self.telegram.calls[before:]
