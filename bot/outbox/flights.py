"""The controller of announcements: what was approved takes off, is tried out, goes on, rests, comes again, and ends."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial

from sqlalchemy import Connection

from bot.outbox.clock import Clock
from bot.outbox.portions import Portions
from bot.outbox.steps import MORE, REST, step
from conversations.outreach.quiet import Quiet
from storage import StorageError, Store, flights

_log = logging.getLogger(__name__)


class Flights:
    """Takes steps with every announcement that is on its way, beside all other controllers."""

    def __init__(
        self, store: Store, clock: Clock, quiet: Quiet, *, pause: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._store = store
        self._clock = clock
        self._quiet = quiet
        self._pause = pause
        self._portions = Portions(store)

    async def run(self) -> None:
        """Steer until cancelled; what fails is left for the next look."""
        while True:
            rest = REST
            try:
                rest = await self.round()
            except StorageError as error:
                _log.warning("Announcements wait for the database: %s", type(error).__name__)
            # Also while there is more: who waits for the database comes in between.
            await self._pause(rest)

    async def round(self) -> float:
        """Take one step with each announcement, and return how many seconds the next ones have time."""
        rest = REST
        for campaign_id in await self._store.run(flights.steered):
            try:
                rest = min(rest, await self._step(campaign_id))
            except StorageError:
                raise
            except Exception:
                # Whatever is odd about one announcement, the others go on.
                _log.exception("Announcement %d cannot be steered", campaign_id)
        return rest

    async def _step(self, campaign_id: int) -> float:
        size = self._portions.size
        rest = await self._portions.one(partial(self._take, campaign_id=campaign_id))
        if rest != MORE:
            # It was no portion of anything, so it tells nothing of how large one may be.
            self._portions.size = size
        return rest

    def _take(self, tx: Connection, most: int, campaign_id: int) -> float:
        campaign = flights.take(tx, campaign_id)
        return step(tx, campaign, self._clock.now(), self._quiet, most) if campaign else REST
