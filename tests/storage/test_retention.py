"""What is kept for a time only goes in portions, and what is younger stays."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, Table, func, insert, select

from storage import Store, access, retention, tables
from tests.storage.held import claim_row
from tests.storage.samples import SITI, START, delivery, look

NOW = START + timedelta(days=100)


@pytest.fixture
async def known(store: Store) -> Store:
    await store.visit(delivery(), look)
    return store


async def portions(store: Store, work: Callable[[Connection], int]) -> list[int]:
    """Work until nothing is left to do; give the size of each portion."""
    sizes = []
    while count := await store.run(work):
        sizes.append(count)
    return sizes


async def size(store: Store, table: Table) -> int:
    return await store.run(lambda tx: tx.scalar(select(func.count()).select_from(table)) or 0)


def message(number: int, **values: object) -> dict[str, object]:
    row = {"dedup": f"n{number}", "user_id": SITI, "kind": "status", "template": "t", "params": "{}", "priority": 1}
    return {**row, "due_at": START, "state": "sent", "ended_at": START, **values}


async def test_ended_messages_go_and_waiting_ones_stay(known: Store) -> None:
    rows = [
        *(message(number) for number in range(5)),
        message(5, ended_at=NOW),
        message(6, state="planned", ended_at=None),
    ]
    await known.run(lambda tx: tx.execute(insert(tables.outbox), rows))
    work = partial(retention.drop_ended_messages, before=START + timedelta(days=1), portion=2)
    assert await portions(known, work) == [2, 2, 1]
    assert await size(known, tables.outbox) == 2


async def test_old_notes_of_who_looked_go(known: Store) -> None:
    for days in range(6):
        at = START + timedelta(days=days)
        await known.run(partial(access.note, user_id=SITI, who="self", what="copy", at=at))
    work = partial(retention.drop_looks, before=START + timedelta(days=4), portion=3)
    assert await portions(known, work) == [3, 1]
    assert [each.at for each in await known.run(partial(access.of, user_id=SITI))] == [
        START + timedelta(days=4),
        START + timedelta(days=5),
    ]


def stage(connection: Connection) -> None:
    """Keep a file of long ago that waits, one of long ago that was applied, and one of today; each of five rows."""
    staged = {name: value for name, value in claim_row(0).items() if name not in ("id", "source", "told_at")}
    for number, (state, at) in enumerate((("staged", START), ("applied", START), ("staged", NOW)), start=1):
        source = {"id": number, "by": "cli", "file_name": "a.csv", "digest": "d", "started_at": at, "state": state}
        connection.execute(insert(tables.claim_import).values(**source))
        rows = [{**staged, "import_id": number, "row": row, "verdict": "new", "reason": ""} for row in (1, 2, 4, 5, 9)]
        connection.execute(insert(tables.staged_claim), rows)


async def test_lists_that_nobody_confirmed_are_dropped(known: Store) -> None:
    await known.run(stage)
    work = partial(retention.drop_staged, before=NOW - timedelta(days=7), now=NOW, portion=3)
    sizes = await portions(known, work)
    assert sum(sizes) == 10
    assert max(sizes) <= 3
    states = select(tables.claim_import.c.state, tables.claim_import.c.ended_at).order_by(tables.claim_import.c.id)
    told = [tuple(row) for row in await known.run(lambda tx: tx.execute(states).all())]
    assert told == [("dropped", NOW), ("applied", None), ("staged", None)]
    left = select(tables.staged_claim.c.import_id).distinct()
    assert await known.run(lambda tx: tx.scalars(left).all()) == [3]
