"""Work in a thread that the end of the process does not wait for."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


async def in_daemon(work: Callable[[], T]) -> T:
    """Run `work` in a daemon thread; whoever stops awaiting it leaves it to end with the process.

    Raises:
        Exception: what `work` raises.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def settle(act: Callable[[], None]) -> None:
        if not future.done():
            act()

    def run() -> None:
        try:
            outcome = work()
        except Exception as error:
            act = partial(future.set_exception, error)
        else:
            act = partial(future.set_result, outcome)
        with suppress(RuntimeError):
            # The loop may have ended meanwhile.
            loop.call_soon_threadsafe(settle, act)

    Thread(target=run, name="in-daemon", daemon=True).start()
    return await future
