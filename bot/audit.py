"""The command `audit`: following the chain of what officers did, from the first entry to the newest."""

import asyncio
import json
from argparse import Namespace
from functools import partial

from bot.settings import BadSettings, Settings
from storage import Store, is_current
from storage.audit_chain import Chain, follow

_HOLDS, _BROKEN = 0, 1


def run(chosen: Namespace, settings: Settings) -> int:
    """Follow the chain, tell what was found as one JSON object, and return 0 when all of it holds.

    `chosen.head` is a hash that was printed before, "" for none: whoever cut entries off at the end of the log and
    made others in their place is found by it.

    Raises:
        BadSettings: when the database is not at the newest revision.
        StorageError: when it cannot be used.
    """
    if not is_current(settings.database_url):
        raise BadSettings("The database of DATABASE_URL is not at the newest revision: run `python -m bot migrate`.")
    chain = asyncio.run(_followed(settings.database_url, chosen.head or ""))
    print(json.dumps(_told(chain, chosen.head or "")))
    return _HOLDS if chain.broken is None and (chain.passed or not chosen.head) else _BROKEN


async def _followed(url: str, known: str) -> Chain:
    chain = Chain()
    async with Store.open(url) as store:
        while not chain.ended:
            # A portion at a time, so that people are served meanwhile.
            chain = await store.run(partial(follow, chain=chain, known=known))
    return chain


def _told(chain: Chain, known: str) -> dict[str, object]:
    broken = None if chain.broken is None else {"entry": chain.broken, "why": chain.why}
    told: dict[str, object] = {"entries": chain.entries, "head": chain.head, "broken": broken}
    return {**told, "known_head_found": chain.passed} if known else told
