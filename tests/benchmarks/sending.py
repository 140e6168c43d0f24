"""The sender of unasked messages: how much one process can send, how evenly it does, and how small it starts."""

import asyncio
import os
import sys
import tempfile
import time
from bisect import bisect_left
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from statistics import median

from telegram.request import BaseRequest, HTTPXRequest

from bot.outbox.post import Letter, Post
from bot.outbox.request import AiohttpRequest
from bot.settings import Settings
from tests.benchmarks.bots import TOKEN
from tests.benchmarks.child import ROOT
from tests.benchmarks.databases import sqlite_file
from tests.benchmarks.measure import Spent, race, timed
from tests.benchmarks.report import Figure, Goal
from tests.benchmarks.scale import Scale
from tests.benchmarks.start import spent_by

_AT_ONCE = 50
_RATE = 24
_UNBOUNDED = 1e9
_KEYBOARD = '{"inline_keyboard":[[{"text":"Lihat status","callback_data":"o:claim:12"}]]}'
_LETTER = Letter("Ada kabar tentang klaim Anda. <b>Disetujui</b> " * 8, "", _KEYBOARD)
_READY = b"Sending what is due"


async def sending(scale: Scale) -> AsyncIterator[Figure]:
    """Measure capacity against the library's own transport, the pace, and the start of the process."""
    async with open_taking() as api:
        settings = Settings.model_validate({"bot_token": TOKEN, "telegram_api": api})
        yield await _capacity(settings, scale)
        for figure in await _pace(settings, seconds=2 * scale.rounds):
            yield figure
    async for figure in _start(scale):
        yield figure


async def _capacity(settings: Settings, scale: Scale) -> Figure:
    messages = 400 * scale.rounds

    async def once(request: BaseRequest) -> Spent:
        async with Post(settings, request, rate=_UNBOUNDED) as post:
            await _send(post, _AT_ONCE)
            return await timed(_send(post, messages), messages)

    ours, theirs = lambda: once(AiohttpRequest()), lambda: once(HTTPXRequest(connection_pool_size=_AT_ONCE + 10))
    raced = await race(ours, theirs, scale.rounds)
    a_second = [1e6 / micros for micros in raced.micros("wall")]
    goal = Goal(2500, 4000)
    figures = {"with httpx /s": a_second[1], "ratio by cpu": raced.speed("cpu")}
    return Figure(f"messages a second, {_AT_ONCE} in flight [wall]", a_second[0], goal, "/s", figures)


async def _send(post: Post, messages: int, note: Callable[[], None] = lambda: None) -> None:
    """Send so many messages, as many at once as the sender does."""
    numbers = iter(range(1, messages + 1))

    async def work() -> None:
        for chat_id in numbers:
            assert (await post.send(chat_id, _LETTER, note)).kind == "sent"

    await asyncio.gather(*(work() for _ in range(_AT_ONCE)))


async def _pace(settings: Settings, seconds: int) -> list[Figure]:
    moments: list[float] = []
    async with Post(settings, rate=_RATE) as post:
        await _send(post, _RATE * seconds, lambda: moments.append(time.perf_counter()))
    busiest = max(bisect_left(moments, at + 1.0) - place for place, at in enumerate(moments))
    average = (len(moments) - 1) / (moments[-1] - moments[0])
    return [
        Figure(f"most messages in any second, of {_RATE} allowed", busiest, Goal(_RATE, sense="at most")),
        Figure("pace on average ÷ the rate", average / _RATE, Goal(0.97, 0.98), figures={"/s": average}),
    ]


async def _start(scale: Scale) -> AsyncIterator[Figure]:
    with sqlite_file() as url, tempfile.TemporaryDirectory(prefix="kawan-bench-") as folder:
        settings = {
            "DATABASE_URL": url,
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API": "http://127.0.0.1:9",
            "LOG_LEVEL": "INFO",
            "PYTHONPYCACHEPREFIX": folder,
            "PYTHONDONTWRITEBYTECODE": "",
        }
        rounds = [await _run(settings) for _ in range(scale.starts + 1)]
    # The first round compiles.
    seconds, mebibytes = zip(*rounds[1:], strict=True)
    yield Figure("start-up of the sender process [cpu]", median(seconds), Goal(0.8, sense="at most"), "s")
    yield Figure("memory of the sender process", median(mebibytes), Goal(80, sense="at most"), "MiB")


async def _run(settings: dict[str, str]) -> tuple[float, float]:
    """Start the process and return its processor seconds and MiB when it is ready to send."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "outbox"),
        cwd=ROOT,
        env={**os.environ, **settings},
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stderr is not None
    while _READY not in (line := await process.stderr.readline()):
        assert line, "the process did not start"
    spent = spent_by(process.pid)
    process.terminate()
    await process.communicate()
    return spent


@asynccontextmanager
async def open_taking() -> AsyncIterator[str]:
    """Run a Bot API server that takes every message, and give its address."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.benchmarks.taking"), cwd=ROOT, stdin=pipe, stdout=pipe
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        port = (await process.stdout.readline()).decode().strip()
        assert port, "the server did not start"
        yield f"http://127.0.0.1:{port}"
    finally:
        process.stdin.close()
        await process.wait()
