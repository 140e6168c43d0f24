"""The durable step against the floor, on each database, and the questionnaire against that of another library."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from storage import Store
from storage.engine import Synchronous
from tests.benchmarks.bots import Step, durable_step, floor_step, open_dispatcher, silent_bot, walk
from tests.benchmarks.conversation_handler import open_rival
from tests.benchmarks.databases import postgres_database, sqlite_file
from tests.benchmarks.measure import Race, Spent, race, timed
from tests.benchmarks.report import Figure, Goal, ratio
from tests.benchmarks.scale import CROWD, Scale
from tests.benchmarks.walkers import Lines, Walkers


async def spend(step: Step, lines: Lines) -> Spent:
    """Measure the steps of these lines."""
    return await timed(walk(step, lines), sum(map(len, lines)))


async def against(step: Step, other: Step, people: int, scale: Scale) -> Race:
    """Run our step and another thing in turn, each with people of its own kind and number."""
    ours, theirs = (Walkers(range(1, people + 1), scale.walks * CROWD // people) for _ in range(2))
    await walk(step, ours.arrivals())
    await walk(other, theirs.arrivals())
    return await race(lambda: spend(step, ours.next()), lambda: spend(other, theirs.next()), scale.rounds)


@asynccontextmanager
async def open_step(url: str, synchronous: Synchronous = "normal") -> AsyncIterator[Step]:
    """Give the durable step on a database."""
    bot = silent_bot()
    async with Store.open(url, synchronous=synchronous) as store, open_dispatcher(store) as dispatcher:
        yield durable_step(bot, dispatcher, store)


async def on_sqlite(scale: Scale) -> AsyncIterator[Figure]:
    """Measure the step on SQLite: 32 people at once, one at a time, and safe from a loss of power."""
    crowd = await _sqlite_race(CROWD, scale)
    yield ratio("step on SQLite ÷ floor, 32 at once", crowd, Goal(0.25, 0.33), "cpu")
    alone = await _sqlite_race(1, scale)
    yield ratio("step on SQLite ÷ floor, one at a time", alone, Goal(0.15, 0.2), "wall")
    safe = await _sqlite_race(CROWD, scale, "full")
    yield ratio("step on SQLite, synchronous=FULL ÷ floor, 32 at once", safe, Goal(0.15, 0.25), "wall")


async def _sqlite_race(people: int, scale: Scale, synchronous: Synchronous = "normal") -> Race:
    with sqlite_file() as url:
        async with open_step(url, synchronous) as step:
            return await against(step, floor_step(silent_bot()), people, scale)


async def on_postgres(scale: Scale) -> AsyncIterator[Figure]:
    """Measure the step on PostgreSQL, whose server works on the same cores."""
    with postgres_database() as url:
        async with open_step(url) as step:
            measured = await against(step, floor_step(silent_bot()), CROWD, scale)
    yield ratio("step on PostgreSQL ÷ floor, 32 at once", measured, Goal(0.15, 0.3), "wall")


async def against_conversation_handler(scale: Scale) -> AsyncIterator[Figure]:
    """Measure the step against python-telegram-bot's ConversationHandler, whose file grows with all it ever met."""
    for known in (CROWD, scale.known):
        others = Walkers(range(CROWD + 1, known + 1), 1)
        small = replace(scale, rounds=min(scale.rounds, 5), walks=1)
        with sqlite_file() as url, tempfile.TemporaryDirectory(prefix="kawan-bench-") as folder:
            begun = [[*arrival, *line[:5]] for arrival, line in zip(others.arrivals(), others.next(), strict=True)]
            async with open_step(url) as step, open_rival(Path(folder) / "people.pickle", begun) as rival:
                measured = await against(step, rival, CROWD, small)
        what = f"step ÷ ConversationHandler, PicklePersistence of {known} people"
        yield ratio(what, measured, Goal(8, 12), "wall")
