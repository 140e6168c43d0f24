"""Many at once: several stores on one database, in one process and in several; nothing is lost, nobody is stuck."""

import asyncio
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import Connection, select, update

from storage import Seen, StorageClosed, Store, tables
from tests.storage.samples import BUDI, SITI, add_one, delivery, fresh, number_of


async def test_increments_of_two_stores_all_survive(store_url: str) -> None:
    people = [SITI, BUDI]

    async def count(store: Store, turn: int) -> None:
        for step in range(5):
            await store.visit(delivery(people[(turn + step) % 2]), add_one)

    async with Store.open(store_url) as one, Store.open(store_url) as other:
        await asyncio.gather(*(count([one, other][turn % 2], turn) for turn in range(8)))
        assert sum([await number_of(one, person) for person in people]) == 40


async def test_work_of_two_stores_that_reads_and_then_writes_survives(sqlite_url: str) -> None:
    run = tables.progress.c.run

    def increase(connection: Connection) -> None:
        before = connection.scalars(select(run)).one()
        connection.execute(update(tables.progress).values(run=before + 1))

    async with Store.open(sqlite_url) as one, Store.open(sqlite_url) as other:
        await one.visit(delivery(), add_one)
        await asyncio.gather(*(store.run(increase) for _ in range(20) for store in (one, other)))
        assert await one.run(lambda connection: connection.scalar(select(run))) == 41


async def test_crowds_in_opposite_order_do_not_block_each_other(store_url: str) -> None:
    crowd = range(1, 41)

    async def greet(store: Store, people: list[int]) -> None:
        await asyncio.gather(*(store.visit(delivery(person), add_one) for person in people))

    async with Store.open(store_url, batch_limit=8) as one, Store.open(store_url, batch_limit=8) as other:
        await asyncio.gather(
            *(greet(one, list(crowd)) for _ in range(3)), *(greet(other, list(crowd)[::-1]) for _ in "123")
        )
        assert {await number_of(one, person) for person in crowd} == {6}


async def test_an_update_delivered_to_two_stores_is_stepped_once(store_url: str) -> None:
    updates = [delivery(person) for person in range(1, 31)]
    async with Store.open(store_url) as one, Store.open(store_url) as other:
        outcomes = await asyncio.gather(*(store.visit(update, add_one) for update in updates for store in (one, other)))
        assert sum(map(fresh, outcomes)) == len(updates)
        assert {await number_of(one, update.user_id) for update in updates} == {1}


async def test_no_more_wait_in_the_thread_than_allowed(store_url: str) -> None:
    most = 0

    async def watch(store: Store) -> None:
        nonlocal most
        await store.visit(delivery(), lambda _: None)
        most = max(most, store.waiting)

    async with Store.open(store_url, waiting_limit=3) as store:
        visits = asyncio.gather(*(watch(store) for _ in range(20)))
        await asyncio.sleep(0)
        assert store.waiting == 3
        await visits
        assert store.waiting == 0
    assert most <= 3


async def test_closing_serves_what_was_handed_over(store_url: str) -> None:
    async with Store.open(store_url) as store:
        handed = [asyncio.create_task(store.visit(delivery(), add_one)) for _ in range(20)]
        await asyncio.sleep(0)
    assert [await task for task in handed] == list(range(1, 21))
    with pytest.raises(StorageClosed):
        await store.visit(delivery(), add_one)
    with pytest.raises(StorageClosed):
        await store.run(lambda _: None)


async def test_who_stands_in_line_at_closing_is_told(store_url: str) -> None:
    async with Store.open(store_url, waiting_limit=2) as store:
        tasks = [asyncio.create_task(store.visit(delivery(), add_one)) for _ in range(5)]
        await asyncio.sleep(0)
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert outcomes[:2] == [1, 2]
    assert all(isinstance(outcome, StorageClosed) for outcome in outcomes[2:])


async def test_a_caller_that_gives_up_harms_nobody(store: Store) -> None:
    impatient = asyncio.create_task(store.visit(delivery(), add_one))
    patient = asyncio.create_task(store.visit(delivery(BUDI), add_one))
    await asyncio.sleep(0)
    impatient.cancel()
    assert await patient == 1
    assert (await asyncio.gather(impatient, return_exceptions=True))[0].__class__ is asyncio.CancelledError
    assert store.waiting == 0


def test_what_was_acknowledged_survives_a_kill(store_url: str) -> None:
    worker = Path(__file__).with_name("crashing_worker.py")
    root = worker.parents[2]
    child = subprocess.Popen(
        [sys.executable, str(worker), store_url],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert child.stdout
    with child, child.stdout as lines:
        acknowledged = [next(lines).split() for _ in range(200)]
        child.send_signal(signal.SIGKILL)
        acknowledged += [line.split() for line in lines if line.endswith("\n")]
    asyncio.run(_check(store_url, [(int(key), int(user_id)) for key, user_id in acknowledged]))


async def _check(url: str, acknowledged: list[tuple[int, int]]) -> None:
    visits = Counter(user_id for _, user_id in acknowledged)
    async with Store.open(url) as store:
        for key, user_id in acknowledged:
            assert isinstance(await store.visit(delivery(user_id, key=key), add_one), Seen)
        # One visit of each may have been committed and not yet acknowledged.
        surplus = [await number_of(store, user_id) - number for user_id, number in visits.items()]
        assert set(surplus) <= {0, 1}
