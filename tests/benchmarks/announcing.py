"""Announcements to a million: how long planning takes, what it needs, and how leasing holds up until the end."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import BigInteger, Connection, case, insert, literal, select, text, update

from bot.outbox.portions import Portions
from conversations.campaigns.records import Campaign, Content, Options, Schedule
from conversations.outreach.audience import Audience
from conversations.outreach.quiet import parse
from storage import Store, campaigns, outbox, tables
from storage.engine import connect_engine, is_sqlite
from storage.engine import parse as address_of
from storage.planning import Pass, Portion, plan_portion
from tests.benchmarks.databases import postgres_database, sqlite_file
from tests.benchmarks.report import Figure, Goal
from tests.benchmarks.scale import Scale

Database = Callable[[], AbstractContextManager[str]]
NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
_QUIET = parse("20:00-08:00")
_WEST, _ELSEWHERE = "32.73", "12.71"
_FIRST = 7_000_000_000
_SENDERS, _BATCH = 4, 100
_DATABASES: dict[str, Database] = {"SQLite": sqlite_file, "PostgreSQL": postgres_database}
_SECONDS = {"SQLite": 3.0, "PostgreSQL": 15.0}
MIB = 2**20


@dataclass(slots=True)
class Spent:
    """What planning took: seconds in all, of this process's processor, and of the longest portion; growth in MiB."""

    seconds: float = 0.0
    cpu: float = 0.0
    longest: float = 0.0
    portions: int = 0
    rows: int = 0
    memory: float = 0.0
    database: float = 0.0


@dataclass(slots=True)
class Leases:
    """The seconds of each lease, in the order in which they were made."""

    seconds: list[float] = field(default_factory=list)

    def tenth(self, number: int) -> float:
        """Return the median seconds of a tenth of them."""
        size = max(1, len(self.seconds) // 10)
        return median(self.seconds[number * size : (number + 1) * size])


async def announcing(scale: Scale) -> AsyncIterator[Figure]:
    """Plan an announcement to everybody, and lease a smaller one to its end, on both databases."""
    for name, database in _DATABASES.items():
        yield await _planning(name, database, scale.readers, None)
        yield await _leasing(name, database, scale.readers // 10)


async def announcing_to_some(_: Scale) -> AsyncIterator[Figure]:
    """Plan an announcement to 1.2 million out of 10.8 million people; takes minutes, and gigabytes of a disk."""
    for name, database in _DATABASES.items():
        yield await _planning(name, database, 10_800_000, Goal(_SECONDS[name], sense="at most"), one_in=9)


async def _planning(name: str, database: Database, people: int, goal: Goal | None, one_in: int = 1) -> Figure:
    with database() as url:
        fill(url, people, one_in)
        async with Store.open(url, time_limit=600) as store:
            return _planned(name, await _plan(store, url), goal)


async def _leasing(name: str, database: Database, readers: int) -> Figure:
    with database() as url:
        fill(url, readers, 1)
        async with Store.open(url, time_limit=600) as store:
            await _plan(store, url)
        leases = await _lease_all(url)
    first, last = leases.tenth(0), leases.tenth(9)
    figures = {"messages": readers, "first ms": first * 1000, "last ms": last * 1000}
    what = f"lease of {_BATCH}, {_SENDERS} senders, last tenth ÷ first, {name} [wall]"
    return Figure(what, last / first, Goal(3, 1.2, "at most"), figures=figures)


def _planned(name: str, spent: Spent, goal: Goal | None) -> Figure:
    figures = {
        "s cpu": spent.cpu,
        "a million s": spent.seconds / spent.rows * 1e6,
        "portions": spent.portions,
        "longest ms": spent.longest * 1000,
        "memory MiB": spent.memory,
        "database MiB": spent.database,
        "bytes a row": spent.database * MIB / spent.rows,
    }
    return Figure(f"plan {spent.rows:,} messages, {name} [wall]", spent.seconds, goal, "s", figures)


def fill(url: str, people: int, one_in: int) -> None:
    """Put so many people into a database, one in so many of them in the west."""
    first = select(literal(1, BigInteger).label("number")).cte(recursive=True)
    number = first.union_all(select(first.c.number + 1).where(first.c.number < people)).c.number
    place = case((number % one_in == 0, _WEST), else_=_ELSEWHERE)
    person: dict[str, Any] = {"language": "id", "time_zone": "Asia/Jakarta", "reachable": True}
    person |= {"created_at": NOW, "last_seen_on": NOW.date()}
    typed = (literal(value, tables.participant.c[name].type) for name, value in person.items())
    rows = select(number + _FIRST, place, *typed)
    engine = connect_engine(address_of(url), time_limit=1200)
    with engine.begin() as connection:
        connection.execute(insert(tables.participant).from_select(["user_id", "region", *person], rows))
    with engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


async def _plan(store: Store, url: str) -> Spent:
    """Plan canary and rest as the outbox does: in portions of the usual length."""
    number = await store.run(_campaign)
    spent, portions, before = Spent(), Portions(store), _size(url)
    memory, processor = _reset_peak(), time.process_time()
    passes: tuple[Pass, ...] = ("canary", "rest")
    for which in passes:
        done = False
        while not done:
            began = time.perf_counter()
            portion = await portions.one(lambda tx, most, which=which: _portion(tx, number, which, most))  # type: ignore[misc]
            took = time.perf_counter() - began
            spent.seconds, spent.longest = spent.seconds + took, max(spent.longest, took)
            spent.portions, spent.rows, done = spent.portions + 1, spent.rows + portion.planned, portion.done
    spent.cpu = time.process_time() - processor
    spent.memory = (_memory("VmHWM") - memory) / MIB
    spent.database = (_size(url) - before) / MIB
    return spent


def _portion(tx: Connection, number: int, which: Pass, most: int) -> Portion:
    return plan_portion(tx, number, which, NOW, _QUIET, most)


def _campaign(tx: Connection) -> int:
    content = Content({("a", "id"): "Halo", ("b", "id"): "Hai"})
    audience, options = Audience(regions=("32",)), Options(hold_out=0, canary=1)
    made = Campaign(0, "x", "", "32", "draft", content, audience, Schedule(), options, None, NOW, NOW)
    number = campaigns.create(tx, made)
    tx.execute(update(tables.campaign).where(tables.campaign.c.id == number).values(state="sending"))
    return number


async def _lease_all(url: str) -> Leases:
    """Lease all that is planned with several senders at a time, and note it as sent."""
    leases = Leases()
    await asyncio.gather(*(_send(url, f"sender {number}", leases) for number in range(_SENDERS)))
    return leases


async def _send(url: str, worker: str, leases: Leases) -> None:
    def take(tx: Connection) -> tuple[list[int], float]:
        began = time.perf_counter()
        found = [message.id for message in outbox.lease(tx, NOW, worker, _BATCH)]
        return found, time.perf_counter() - began

    def end(tx: Connection) -> None:
        sent = {"state": "sent", "ended_at": NOW, "lease_until": None, "message_id": 1}
        tx.execute(update(tables.outbox).where(tables.outbox.c.id.in_(taken)).values(sent))

    async with Store.open(url, time_limit=600) as store:
        while True:
            taken, seconds = await store.run(take)
            if not taken:
                return
            leases.seconds.append(seconds)
            await store.run(end)


def _size(url: str) -> int:
    """Return the bytes of a database."""
    address = address_of(url)
    engine = connect_engine(address, time_limit=600)
    pages = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    size = pages if is_sqlite(address) else "SELECT pg_database_size(current_database())"
    with engine.connect() as connection:
        found = int(connection.scalar(text(size)) or 0)
    engine.dispose()
    return found


def _reset_peak() -> int:
    """Forget the peak of this process's memory, and return what it takes now."""
    Path("/proc/self/clear_refs").write_text("5")
    return _memory("VmRSS")


def _memory(what: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{what}:"):
            return int(line.split()[1]) * 1024
    return 0
