import asyncio
import threading

import pytest

from bot.threads import in_daemon


async def test_it_gives_the_result_or_the_failure() -> None:
    assert await in_daemon(lambda: threading.current_thread().daemon)
    with pytest.raises(ZeroDivisionError):
        await in_daemon(lambda: 1 // 0)


async def test_whoever_stops_waiting_is_free_at_once() -> None:
    begun, released = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()
    threads: list[threading.Thread] = []

    def work() -> bool:
        threads.append(threading.current_thread())
        loop.call_soon_threadsafe(begun.set)
        return released.wait(60)

    waiting = asyncio.create_task(in_daemon(work))
    await begun.wait()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    released.set()
    await asyncio.to_thread(threads[0].join)
    # What it told the loop has been heard by now, and harms nobody.
    await asyncio.sleep(0)
