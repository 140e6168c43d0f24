"""Visits without end, telling each that was acknowledged; the test that starts it kills it."""

import asyncio
import os
import sys
from itertools import count

from storage import Store
from tests.storage.samples import add_one, delivery

# Beyond those that the test itself uses.
_keys = count(10**12)


async def _serve(store: Store, user_id: int) -> None:
    while True:
        update = delivery(user_id, key=next(_keys))
        await store.visit(update, add_one)
        os.write(1, f"{update.key} {user_id}\n".encode())


async def _main(url: str) -> None:
    async with Store.open(url) as store:
        await asyncio.gather(*(_serve(store, user_id) for user_id in range(1, 17)))


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1]))
