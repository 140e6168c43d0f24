"""What is tidied up now and then while the bot serves: old updates, wishes to be erased, people long gone."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.directory.latest import Latest
from bot.retention import finish_erasures, forget_old
from storage import StorageError, Store, invitations, milestones
from storage.seal import Seal
from storage.updates import forget

_log = logging.getLogger(__name__)

KEPT = timedelta(days=3)
"""How long a handled update is remembered; Telegram repeats one for a day at most."""
_EVERY = 3600.0


async def keep_house(
    store: Store,
    retention_days: int,
    seal: Seal,
    latest: Latest,
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Tidy up at the start and then every hour, until cancelled; what fails is left for the next hour."""
    while True:
        for work in (
            _forget_updates,
            _forget_invitations,
            partial(_erase_people, seal=seal),
            partial(_let_go, days=retention_days),
            partial(_ask_office, latest=latest),
            _count_meetings,
        ):
            try:
                await work(store)
            except StorageError as error:
                _log.warning("Housekeeping waits: %s", type(error).__name__)
        await pause(_EVERY)


async def _forget_updates(store: Store) -> None:
    forgotten = await forget(store, datetime.now(UTC) - KEPT)
    _log.debug("Forgot %d old updates", forgotten)


async def _forget_invitations(store: Store) -> None:
    await store.run(lambda tx: invitations.forget(tx, datetime.now(UTC)))


async def _erase_people(store: Store, seal: Seal) -> None:
    """Do what a crash left undone of the wishes to be erased, within their 3 x 24 hours."""
    if erased := await finish_erasures(store, datetime.now(UTC), seal):
        _log.info("Erased %d people who had asked for it", erased)


async def _ask_office(_: Store, latest: Latest) -> None:
    """Learn what an agency's interface says now; where there is none, nobody has such a claim."""
    await latest.of_everybody()


async def _count_meetings(store: Store) -> None:
    """Note who has met a counsellor, now that the hour has begun."""
    await store.run(partial(milestones.meet, now=datetime.now(UTC)))


async def _let_go(store: Store, days: int) -> None:
    await forget_old(store, datetime.now(UTC), days)
