"""Rows over HTTP, the client in another process than the server."""

from collections.abc import AsyncIterator
from statistics import median

from tests.benchmarks.child import open_server, open_telegram
from tests.benchmarks.client import Client, Delivered, open_client
from tests.benchmarks.databases import postgres_database, sqlite_file
from tests.benchmarks.measure import Spent, race
from tests.benchmarks.people import Postman
from tests.benchmarks.report import Figure, Goal, ratio
from tests.benchmarks.scale import CROWD, Scale
from tests.benchmarks.walkers import Walk, Walkers

PEOPLE = range(1, CROWD + 1)


async def webhook(scale: Scale) -> AsyncIterator[Figure]:
    """Measure the webhook against one that does nothing: all typed, so the reply is all; and by buttons."""
    typed, pressed = Goal(0.35, 0.45), None
    yield await _against_nothing("webhook, reply in the response ÷ no-op", Postman.written_walk, typed, scale)
    yield await _against_nothing("webhook, with a call to end each button's wait ÷ no-op", Postman.walk, pressed, scale)


async def _against_nothing(what: str, walk: Walk, goal: Goal | None, scale: Scale) -> Figure:
    with sqlite_file() as url:
        async with (
            open_telegram() as telegram,
            open_server(telegram, url) as bot,
            open_server(telegram) as nothing,
            open_client(bot) as ours,
            open_client(nothing) as theirs,
        ):
            rounds = [_Round(client, Walkers(PEOPLE, scale.walks, walk)) for client in (ours, theirs)]
            for each in rounds:
                await each.begin()
            measured = await race(rounds[0], rounds[1], scale.rounds)
    return ratio(what, measured, goal, "cpu")


class _Round:
    """One round of a crowd, as `race` runs it."""

    def __init__(self, client: Client, walkers: Walkers) -> None:
        self._client = client
        self._walkers = walkers

    async def begin(self) -> None:
        """Let everybody arrive."""
        await self._client.deliver(self._walkers.arrivals())

    async def __call__(self) -> Spent:
        return (await self._client.deliver(self._walkers.next())).spent


async def latency(scale: Scale) -> AsyncIterator[Figure]:
    """Measure how evenly 32 people at once are answered."""
    seen: list[Delivered] = []
    with sqlite_file() as url:
        async with open_telegram() as telegram, open_server(telegram, url) as bot, open_client(bot) as client:
            walkers = Walkers(PEOPLE, scale.walks, Postman.written_walk)
            await client.deliver(walkers.arrivals())
            await client.deliver(walkers.next())
            seen = [await client.deliver(walkers.next()) for _ in range(scale.rounds)]
    middle, late = (median(each.percentile(percent) for each in seen) * 1e3 for percent in (50, 99))
    figures = {"p50 ms": middle, "p99 ms": late}
    yield Figure("p99 ÷ p50 over HTTP, 32 at once [wall]", late / middle, Goal(2.5, None, "at most"), "", figures)
    stalls = sorted(each.stall * 1e3 for each in seen)
    longest = {"longest of all rounds ms": stalls[-1]}
    yield Figure("longest stall over HTTP, 32 at once [wall]", median(stalls), Goal(30, None, "at most"), "ms", longest)


async def two_processes(scale: Scale) -> AsyncIterator[Figure]:
    """Measure two webhook processes on one PostgreSQL against one; client and database need cores of their own."""
    with postgres_database() as url:
        async with (
            open_telegram() as telegram,
            open_server(telegram, url) as first,
            open_server(telegram, url) as second,
            open_client(first) as one,
            open_client(first, second) as two,
        ):
            postman = Postman()
            crowds = [range(1, CROWD + 1), range(1001, CROWD + 1001)]
            walkers = [Walkers(people, scale.walks, Postman.written_walk, postman) for people in crowds]
            rounds = [_Round(client, crowd) for client, crowd in zip((two, one), walkers, strict=True)]
            for each in rounds:
                await each.begin()
            measured = await race(rounds[0], rounds[1], scale.rounds)
    yield ratio("two webhook processes on one PostgreSQL ÷ one", measured, Goal(1.7), "wall", ("two", "one"))
