"""A broadcast beside everything else: what it does to those who talk with the bot, and how much one sender carries."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count
from statistics import median

from sqlalchemy import Connection, func, select
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.outbox.clock import Clock
from bot.outbox.letters import Letters
from bot.outbox.post import Post
from bot.outbox.sender import Sender
from bot.settings import Settings
from bot.words import Voices
from conversations.outreach.quiet import NEVER
from storage import Store, tables
from storage.seal import Seal
from tests.benchmarks.bots import TOKEN
from tests.benchmarks.child import ROOT, open_server, open_telegram
from tests.benchmarks.client import Client, Delivered, open_client
from tests.benchmarks.databases import sqlite_file
from tests.benchmarks.measure import Spent, race, timed
from tests.benchmarks.people import Postman
from tests.benchmarks.report import Figure, Goal
from tests.benchmarks.scale import CROWD, Scale
from tests.benchmarks.sending import open_taking
from tests.benchmarks.walkers import Walkers
from tests.simulation.planned import plan_campaign

_RATE = 24
_READERS = 9_000_000_000
_UNBOUNDED = 1e9
_PATIENCE = 60.0
_FEW = 4
"""People who write at the same moment in an ordinary hour."""


async def broadcast(scale: Scale) -> AsyncIterator[Figure]:
    """Measure replies while a sender of its own process sends at its rate, and what a sender carries without one."""
    for people in (_FEW, CROWD):
        yield await _replies(people, scale)
    yield await _capacity(scale)


async def _replies(people: int, scale: Scale) -> Figure:
    quiet: list[Delivered] = []
    busy: list[Delivered] = []
    readers = count(_READERS)
    with sqlite_file() as url:
        async with (
            open_taking() as api,
            open_telegram() as telegram,
            open_server(telegram, url) as bot,
            open_client(bot) as client,
            Store.open(url) as store,
            _sender(api, url),
        ):
            walkers = Walkers(range(1, people + 1), scale.walks, Postman.written_walk)
            await client.deliver(walkers.arrivals())
            await client.deliver(walkers.next())
            for _ in range(scale.rounds):
                quiet.append(await client.deliver(walkers.next()))
                async with asyncio.timeout(_PATIENCE):
                    busy.append(await _during(client, walkers, store, readers))
    calm, storm = (median(each.percentile(99) for each in side) * 1e3 for side in (quiet, busy))
    figures = {"quiet ms": calm, "during ms": storm}
    what = f"p99 of replies during a broadcast ÷ quiet, {people} at once [wall]"
    return Figure(what, storm / calm, Goal(1.5, None, "at most"), "", figures)


async def _during(client: Client, walkers: Walkers, store: Store, readers: Iterator[int]) -> Delivered:
    """Deliver while messages leave, and wait for what is left of them."""
    await plan_campaign(store, [next(readers) for _ in range(3 * _RATE)], datetime.now(UTC))
    before = await store.run(_sent)
    while await store.run(_sent) == before:  # noqa: ASYNC110 - another process writes it
        await asyncio.sleep(0.01)
    seen = await client.deliver(walkers.next())
    while await store.run(_waiting):  # noqa: ASYNC110 - another process writes it
        await asyncio.sleep(0.05)
    return seen


async def _capacity(scale: Scale) -> Figure:
    """Measure the whole sender, its database and all, against a bare loop that sends one message after the other."""
    messages, readers = 150 * scale.rounds, count(_READERS)
    async with open_taking() as api:
        settings = Settings.model_validate({"bot_token": TOKEN, "telegram_api": api})
        with sqlite_file() as url:
            async with Store.open(url) as store, Post(settings, rate=_UNBOUNDED) as post:
                letters, clock = Letters(store, Voices("id"), Clock(), Seal(["a key for benchmarks"])), Clock()

                async def ours() -> Spent:
                    await plan_campaign(store, [next(readers) for _ in range(messages)], datetime.now(UTC))
                    sender = Sender(store, post, letters, worker="one", clock=clock, quiet=NEVER)
                    return await timed(_all(sender), messages)

                async with HTTPXRequest() as transport:
                    bare = Bot(TOKEN, base_url=f"{api}/bot", request=transport)

                    async def theirs() -> Spent:
                        return await timed(_bare(bare, messages), messages)

                    raced = await race(ours, theirs, scale.rounds)
    ours_each, theirs_each = raced.micros("wall")
    figures = {"ours /s": 1e6 / ours_each, "bare loop /s": 1e6 / theirs_each}
    return Figure("the whole sender ÷ a bare telegram.Bot loop [wall]", raced.speed("wall"), Goal(1.0), "", figures)


async def _all(sender: Sender) -> None:
    """Send all that is due, and wait for the last call."""
    while await sender.round():
        pass
    stopped = asyncio.Event()
    stopped.set()
    await sender.run(stopped)


async def _bare(bot: Bot, messages: int) -> None:
    for chat_id in range(1, messages + 1):
        await bot.send_message(chat_id, "Batas mengajukan klaim JKP: 6 bulan setelah PHK.")


def _sent(connection: Connection) -> int:
    rows = select(func.count()).select_from(tables.outbox).where(tables.outbox.c.state == "sent")
    return connection.scalar(rows) or 0


def _waiting(connection: Connection) -> int:
    rows = select(func.count()).select_from(tables.outbox)
    return connection.scalar(rows.where(tables.outbox.c.state.in_(("planned", "leased")))) or 0


@asynccontextmanager
async def _sender(api: str, url: str) -> AsyncIterator[None]:
    """Run `python -m bot outbox` beside the block."""
    settings = {"DATABASE_URL": url, "BOT_TOKEN": TOKEN, "TELEGRAM_API": api, "QUIET_HOURS": "off"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "outbox"),
        cwd=ROOT,
        env={**os.environ, **settings, "SEND_RATE": str(_RATE), "LOG_LEVEL": "ERROR"},
    )
    try:
        yield
    finally:
        process.terminate()
        await process.wait()
