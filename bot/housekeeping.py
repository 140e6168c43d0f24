"""What is tidied up now and then while the bot serves."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from storage import StorageError, Store
from storage.updates import forget

_log = logging.getLogger(__name__)

KEPT = timedelta(days=3)
"""How long a handled update is remembered; Telegram repeats one for a day at most."""
_EVERY = 3600.0


async def keep_house(store: Store, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
    """Forget old updates every hour, until cancelled."""
    while True:
        await pause(_EVERY)
        try:
            forgotten = await forget(store, datetime.now(UTC) - KEPT)
        except StorageError as error:
            _log.warning("Old updates could not be forgotten: %s", type(error).__name__)
        else:
            _log.debug("Forgot %d old updates", forgotten)
