"""Paints the boards of announcements: each is one message in its composer's chat, edited at most once in 3 seconds.

An edit does not wait with the messages that are sent: it takes of the headroom that replies have.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from time import perf_counter

from sqlalchemy import Connection

from bot.markup import keyboard, plain_words_of, words_of
from bot.outbox.clock import Clock
from bot.outbox.post import Letter, Post
from bot.words import Voices
from conversations.campaigns.progress import board
from storage import StorageError, Store, senders, watching
from storage.watching import Board

_log = logging.getLogger(__name__)

EVERY = timedelta(seconds=3)
"""So long a board stays as it is at least, whoever paints it."""
BETWEEN = 1.0
"""Seconds between two edits, and between two looks at what is to be painted."""
_KNOWN = 100
"""Boards of which it is known what they show, so that they are not edited for nothing."""
_PATIENCE = 50
"""To count a million takes a while, in which everybody waits: counting takes one fiftieth of the time at most."""


class Painter:
    """Paints what is due, one after the other, until it is cancelled."""

    def __init__(
        self,
        store: Store,
        post: Post,
        voices: Voices,
        clock: Clock,
        *,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store = store
        self._post = post
        self._voices = voices
        self._clock = clock
        self._pause = pause
        self._painted: dict[int, Letter] = {}
        self._every = EVERY
        self._not_before = clock.now()

    async def run(self) -> None:
        """Paint until cancelled."""
        while True:
            try:
                await self.round()
            except StorageError as error:
                _log.warning("Boards wait for the database: %s", type(error).__name__)
            await self._pause(BETWEEN)

    async def round(self) -> None:
        """Paint every board that is due."""
        for campaign_id in await self._store.run(self._due):
            hung = await self._store.run(partial(self._claim, campaign_id=campaign_id))
            if hung is not None and await self._paint(campaign_id, hung):
                await self._pause(BETWEEN)

    def _due(self, tx: Connection) -> tuple[int, ...]:
        now = self._clock.now()
        pause = senders.read(tx).not_before
        if self._not_before > now or (pause is not None and pause > now):
            return ()
        return watching.due(tx, now, self._every)

    def _claim(self, tx: Connection, campaign_id: int) -> Board | None:
        began = perf_counter()
        hung = watching.claim(tx, campaign_id, self._clock.now(), self._every)
        self._every = max(EVERY, timedelta(seconds=_PATIENCE * (perf_counter() - began)))
        return hung

    async def _paint(self, campaign_id: int, hung: Board) -> bool:
        """Edit a board unless it shows this already; true when a call was made."""
        view, voice = board(hung.watch, hung.time_zone), self._voices[hung.language]
        buttons = keyboard(view.buttons, voice)
        letter = Letter(words_of(view, voice), plain_words_of(view, voice), buttons, None, "edit", hung.message_id)
        if self._painted.get(campaign_id) == letter:
            return False
        end = await self._post.send(hung.chat_id, letter, None)
        if end.kind == "sent":
            self._painted = dict([*self._painted.items(), (campaign_id, letter)][-_KNOWN:])
        elif end.kind == "flood":
            self._not_before = self._clock.now() + timedelta(seconds=end.seconds)
        elif end.kind in ("refused", "blocked", "gone"):
            await self._store.run(partial(watching.lost, campaign_id=campaign_id))
        return True
