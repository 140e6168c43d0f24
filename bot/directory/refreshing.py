"""Bringing the claims of a person up to date with what an office says now."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from bot.directory.port import ClaimDirectory, Unreachable
from storage import Store, claims_told

_log = logging.getLogger(__name__)


async def refresh_claims(
    store: Store, directory: ClaimDirectory, user_id: int, now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> bool:
    """Ask about every claim of a person that an office has a name for, and keep what it says.

    Returns whether all were told; if not, what is stored is the last that is known, as of its `told_at`. A claim that
    the office does not have any more stays as it was. Raises StorageError.
    """
    for reference in await store.run(lambda tx: claims_told.references(tx, user_id)):
        try:
            told = await directory.refresh(reference)
        except Unreachable:
            return False
        if told is None:
            _log.warning("The claims interface does not know a claim any more that it told of")
        else:
            await store.run(partial(claims_told.keep, told=told, now=now()))
    return True
