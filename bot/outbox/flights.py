"""The controller of announcements: what was approved takes off, is tried out, goes on, rests, comes again, and ends."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from time import perf_counter

from sqlalchemy import Connection

from bot.outbox.clock import Clock
from bot.outbox.steps import MORE, REST, step
from conversations.outreach.quiet import Quiet
from storage import StorageError, Store, flights

_log = logging.getLogger(__name__)

PORTION = 0.03
"""Seconds that one portion may take: visits of people wait meanwhile."""
FEWEST, MOST = 50, 20_000
_SMOOTH = 0.5


class Flights:
    """Takes steps with every announcement that is on its way, beside all other controllers."""

    def __init__(
        self, store: Store, clock: Clock, quiet: Quiet, *, pause: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._store = store
        self._clock = clock
        self._quiet = quiet
        self._pause = pause
        self._most = FEWEST

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
                rest = min(rest, await self._store.run(partial(self._step, campaign_id=campaign_id)))
            except StorageError:
                raise
            except Exception:
                # Whatever is odd about one announcement, the others go on.
                _log.exception("Announcement %d cannot be steered", campaign_id)
        return rest

    def _step(self, tx: Connection, campaign_id: int) -> float:
        campaign = flights.take(tx, campaign_id)
        if campaign is None:
            return REST
        began = perf_counter()
        rest = step(tx, campaign, self._clock.now(), self._quiet, self._most)
        if rest == MORE:
            self._fit(perf_counter() - began)
        return rest

    def _fit(self, took: float) -> None:
        """Make the next portion as large as fits into its time."""
        fitting = self._most * PORTION / max(took, 0.001)
        self._most = round(min(MOST, max(FEWEST, _SMOOTH * self._most + (1 - _SMOOTH) * min(fitting, 4 * self._most))))
