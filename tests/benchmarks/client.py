"""Delivers updates over HTTP as Telegram does: each person's in order, all people at once."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

import aiohttp

from tests.benchmarks.bots import RawUpdate
from tests.benchmarks.measure import Spent
from tests.benchmarks.server import SECRET


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a client saw: when each delivery began and ended, in seconds."""

    moments: Sequence[tuple[float, float]]
    spent: Spent

    def percentile(self, percent: int) -> float:
        """Return the time within which so many percent of the deliveries were answered."""
        return quantiles((end - begin for begin, end in self.moments), n=100)[percent - 1]

    @property
    def stall(self) -> float:
        """The longest time without any answer while somebody waited."""
        ends = sorted(end for _, end in self.moments)
        return max(later - sooner for sooner, later in pairwise(ends))


class Client:
    """Delivers to some servers; a line of updates goes to one of them, in turn."""

    def __init__(self, session: aiohttp.ClientSession, servers: Sequence[str]) -> None:
        self._session = session
        self._servers = servers

    async def deliver(self, lines: Sequence[list[RawUpdate]]) -> Delivered:
        """Deliver all lines at once and return what it took; processor time is that of the servers."""
        bodies = [[json.dumps(each).encode() for each in line] for line in lines]
        moments: list[tuple[float, float]] = []
        cpu, wall = await self._cpu(), time.perf_counter()
        await asyncio.gather(
            *(self._follow(self._servers[at % len(self._servers)], line, moments) for at, line in enumerate(bodies))
        )
        wall, cpu = time.perf_counter() - wall, await self._cpu() - cpu
        return Delivered(moments, Spent(len(moments), wall, cpu))

    async def _follow(self, server: str, line: list[bytes], moments: list[tuple[float, float]]) -> None:
        headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": SECRET}
        for body in line:
            begin = time.perf_counter()
            async with self._session.post(f"{server}/telegram", data=body, headers=headers) as response:
                await response.read()
                assert response.status == 200, response.status
            moments.append((begin, time.perf_counter()))

    async def _cpu(self) -> float:
        spent = 0.0
        for server in self._servers:
            async with self._session.get(f"{server}/spent") as response:
                spent += float(await response.json())
        return spent


@asynccontextmanager
async def open_client(*servers: str) -> AsyncIterator[Client]:
    """Give a client of these servers that keeps its connections."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        yield Client(session, servers)
