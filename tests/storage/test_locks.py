"""Locks that others hold: who needs what is locked fails in time, and nobody else for its sake."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Event
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from storage import Seen, StorageBusy, StorageClosed, Store
from storage.desk import Desk
from tests.storage.samples import BUDI, SITI, add_one, delivery, number_of, together

CROWD = range(1, 22)
LOCKED = 11


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The number of visits in every transaction that was tried."""
    tried: list[int] = []
    begin = Desk.begin

    def count(desk: Desk, deliveries: Any, answered: Any) -> Any:
        tried.append(len(deliveries))
        return begin(desk, deliveries, answered)

    monkeypatch.setattr(Desk, "begin", count)
    return tried


@contextmanager
def locked_file(url: str) -> Iterator[None]:
    """Hold the lock of an SQLite file as another process would."""
    with closing(sqlite3.connect(make_url(url).database or "", isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def locked_person(url: str, user_id: int) -> Iterator[None]:
    """Hold the row of one person."""
    with psycopg.connect(url) as other:
        other.execute("SELECT 1 FROM participant WHERE user_id = %s FOR UPDATE", [user_id])
        yield


@pytest.mark.postgres
async def test_only_the_person_whose_row_is_locked_fails(postgres_url: str) -> None:
    async with Store.open(postgres_url, time_limit=2) as store:
        await together(store, *((delivery(person), add_one) for person in CROWD))
        with locked_person(postgres_url, LOCKED):
            outcomes = await together(store, *((delivery(person), add_one) for person in CROWD))
        failed = [person for person, outcome in zip(CROWD, outcomes, strict=True) if outcome != 2]
        assert failed == [LOCKED]
        assert isinstance(outcomes[CROWD.index(LOCKED)], StorageBusy)
        assert [await number_of(store, person) for person in CROWD] == [1 if n == LOCKED else 2 for n in CROWD]


@pytest.mark.postgres
async def test_a_locked_person_waits_once_however_often_they_wrote(postgres_url: str, attempts: list[int]) -> None:
    async with Store.open(postgres_url, time_limit=0.4) as store:
        await store.visit(delivery(), add_one)
        del attempts[:]
        with locked_person(postgres_url, SITI):
            outcomes = await together(store, *((delivery(), add_one) for _ in range(5)), (delivery(BUDI), add_one))
    assert [isinstance(outcome, StorageBusy) for outcome in outcomes] == [True] * 5 + [False]
    assert attempts == [6, 1, 1]


@pytest.mark.postgres
async def test_a_mark_whose_row_is_locked_keeps_nobody_from_being_served(postgres_url: str) -> None:
    update = delivery()
    async with Store.open(postgres_url, time_limit=0.4) as store:
        await store.visit(update, add_one)
        with psycopg.connect(postgres_url) as other:
            other.execute("SELECT 1 FROM seen WHERE key = %s FOR UPDATE", [update.key])
            store.answered(update.key)
            outcomes = await together(store, (delivery(BUDI), add_one), (delivery(), add_one))
        assert outcomes == [1, 2]
        seen = await store.visit(update, add_one)
    assert isinstance(seen, Seen)
    assert seen.answered


async def test_a_server_waits_for_a_lock_less_long_than_for_an_answer(postgres_url: str) -> None:
    async with Store.open(postgres_url) as store:
        assert await store.run(lambda connection: connection.exec_driver_sql("SHOW lock_timeout").scalar()) == "1s"


async def test_all_who_wait_for_a_locked_file_fail_together(sqlite_url: str, attempts: list[int]) -> None:
    async with Store.open(sqlite_url, time_limit=0.2) as store:
        with locked_file(sqlite_url):
            crowd: list[asyncio.Task[Any]] = []
            crowd += [asyncio.create_task(store.visit(delivery(person), add_one)) for person in range(1, 101)]
            crowd.append(asyncio.create_task(store.ping()))
            outcomes = await asyncio.gather(*crowd, return_exceptions=True)
        assert all(isinstance(outcome, StorageBusy) for outcome in outcomes)
        # The thread may have taken the first before the others were there; a second look is the most anybody pays for.
        assert len(attempts) <= 2
        assert store.waiting == 0
        assert await store.visit(delivery(), add_one) == 1


async def test_marks_alone_do_not_try_a_file_that_was_just_locked(sqlite_url: str, attempts: list[int]) -> None:
    first, lost = delivery(), delivery()
    with closing(sqlite3.connect(make_url(sqlite_url).database or "", isolation_level=None)) as other:
        async with Store.open(sqlite_url, time_limit=0.05) as store:
            await store.visit(first, add_one)
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageBusy):
                await store.visit(lost, add_one)
            del attempts[:]
            store.answered(lost.key)
    assert attempts == []


async def test_marks_kept_back_by_a_lock_go_with_the_next_visit(sqlite_url: str) -> None:
    first = delivery()
    async with Store.open(sqlite_url, time_limit=0.05) as store:
        await store.visit(first, add_one)
        with locked_file(sqlite_url):
            store.answered(first.key)
            with pytest.raises(StorageBusy):
                await store.visit(delivery(), add_one)
        seen = await store.visit(first, add_one)
    assert isinstance(seen, Seen)
    assert seen.answered


async def test_closing_serves_all_that_waits_and_ends_while_the_file_is_locked(
    sqlite_url: str, attempts: list[int]
) -> None:
    crowd: list[asyncio.Task[Any]] = []
    with closing(sqlite3.connect(make_url(sqlite_url).database or "", isolation_level=None)) as other:
        async with Store.open(sqlite_url, time_limit=0.2) as store:
            other.execute("BEGIN IMMEDIATE")
            crowd += [asyncio.create_task(store.visit(delivery(person), add_one)) for person in range(1, 101)]
            await asyncio.sleep(0)
        outcomes = await asyncio.gather(*crowd, return_exceptions=True)
    assert all(isinstance(outcome, StorageBusy) for outcome in outcomes)
    assert len(attempts) <= 2


async def test_closing_does_not_wait_for_ever(sqlite_url: str, caplog: pytest.LogCaptureFixture) -> None:
    gate = Event()
    try:
        # Without a time limit to speak of, closing has no patience but its leeway.
        async with Store.open(sqlite_url, time_limit=0.01) as store:
            held = asyncio.create_task(store.run(lambda _: gate.wait(60)))
            behind = asyncio.create_task(store.visit(delivery(), add_one))
            await asyncio.sleep(0)
        outcomes = await asyncio.gather(held, behind, return_exceptions=True)
    finally:
        gate.set()
    assert [type(outcome) for outcome in outcomes] == [StorageClosed, StorageClosed]
    assert "does not answer" in caplog.text
