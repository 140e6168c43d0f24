"""The audit log: only added to, and one flipped byte anywhere in it is found."""

import asyncio
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, LargeBinary, Text, cast, literal, select, text, update

from storage import StorageError, Store, audit
from storage.audit_chain import Chain, follow
from storage.engine import connect_engine, parse
from storage.forget import forget_people
from storage.tables import audit as log
from tests.storage.samples import BUDI, SITI, START

ENTRIES = 5
COLUMNS = [column.name for column in log.c]
NUMBERS = {"id", "officer"}


def fill(connection: Connection, count: int = ENTRIES) -> None:
    for number in range(count):
        details = {"counts": number, "words": "é \" 'x'"}
        audit.note(
            connection, (SITI, BUDI, audit.NOBODY)[number % 3], "unlocked", START, "32.73", f"hour {number}", details
        )


def followed(connection: Connection, known: str = "", most: int = 2) -> Chain:
    chain = Chain()
    while not chain.ended:
        chain = follow(connection, chain, known, most)
    return chain


def let_change(connection: Connection) -> None:
    """Take the guards off, as somebody with the database in their hands would."""
    if connection.dialect.name == "sqlite":
        for name in ("update", "delete", "replace"):
            connection.exec_driver_sql(f"DROP TRIGGER audit_no_{name}")
    else:
        connection.exec_driver_sql("ALTER TABLE audit DISABLE TRIGGER USER")


async def test_a_chain_that_nobody_touched_holds(store: Store) -> None:
    assert await store.run(followed) == Chain(ended=True)
    await store.run(fill)
    chain = await store.run(followed)
    assert (chain.entries, chain.broken) == (ENTRIES, None)
    assert (chain.entries, chain.head) == await store.run(audit.head)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET deed = 'nothing' WHERE id = 2",
        "DELETE FROM audit WHERE id = 5",
        "UPDATE audit SET region = '' WHERE id = 5",
    ],
)
async def test_the_database_refuses_to_change_what_is_noted(store: Store, statement: str) -> None:
    await store.run(fill)
    with pytest.raises(StorageError):
        await store.run(lambda tx: tx.execute(text(statement)))
    assert (await store.run(followed)).broken is None


async def test_replacing_and_emptying_are_refused_too(store: Store) -> None:
    await store.run(fill)

    def empty(connection: Connection) -> None:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE id = 2")
        else:
            connection.exec_driver_sql("TRUNCATE audit")

    with pytest.raises(StorageError):
        await store.run(empty)
    assert (await store.run(audit.head))[0] == ENTRIES


@pytest.mark.parametrize("column", COLUMNS)
async def test_a_changed_value_is_found_where_it_stands(store: Store, column: str) -> None:
    await store.run(fill)
    changed = {"id": 17, "officer": 7, "at": START.replace(year=2025)}.get(column, "0")

    def change(connection: Connection) -> Chain:
        let_change(connection)
        connection.execute(log.update().where(log.c.id == 3).values({column: changed}))
        return followed(connection)

    assert (await store.run(change)).broken == 3


@pytest.fixture(scope="module")
def opened(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A log without its guards."""
    path = tmp_path_factory.mktemp("audit") / "kawan.sqlite3"
    shutil.copy(sqlite_template, path)
    engine = connect_engine(parse(f"sqlite:///{path}"))
    with engine.begin() as connection:
        fill(connection)
        let_change(connection)
    yield engine
    engine.dispose()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entry=st.integers(1, ENTRIES), column=st.sampled_from(COLUMNS), place=st.integers(0), bit=st.integers(0, 7))
def test_one_flipped_bit_of_any_value_is_found(opened: Engine, entry: int, column: str, place: int, bit: int) -> None:
    with opened.connect() as connection:
        flip(connection, entry, column, place, bit)
        broken = followed(connection).broken
        connection.rollback()
    assert broken is not None
    assert broken <= entry


def flip(connection: Connection, entry: int, column: str, place: int, bit: int) -> None:
    """Change one bit of a value as it is stored."""
    mine = update(log).where(log.c.id == entry)
    if column in NUMBERS:
        connection.execute(mine.values({column: log.c[column] + ENTRIES + (1 << (place % 30))}))
        return
    stored = bytearray(connection.scalar(select(cast(log.c[column], LargeBinary)).where(log.c.id == entry)) or b"")
    stored[place % len(stored)] ^= 1 << bit
    connection.execute(mine.values({column: cast(literal(bytes(stored), LargeBinary), Text)}))


def told(connection: Connection) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(select(log).order_by(log.c.id))]


@dataclass(frozen=True)
class Written:
    """A file with the log, what the log tells, and where in the file the bytes of the entries begin and end."""

    path: Path
    content: bytes = field(repr=False)
    begin: int
    end: int
    told: list[tuple[object, ...]] = field(repr=False)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_one_flipped_bit_in_the_file_is_found(written: Written, place: float, bit: int) -> None:
    spoilt = bytearray(written.content)
    spoilt[written.begin + int(place * (written.end - written.begin))] ^= 1 << bit
    written.path.write_bytes(spoilt)
    engine = connect_engine(parse(f"sqlite:///{written.path}"))
    with engine.connect() as connection:
        # Between the entries lie bytes of the file's own, some of which say the same either way.
        assert followed(connection).broken is not None or told(connection) == written.told
    engine.dispose()


@pytest.fixture
def written(opened: Engine, tmp_path: Path) -> Written:
    path = tmp_path / "written.sqlite3"
    with closing(sqlite3.connect(str(opened.url.database))) as connection:
        connection.execute("VACUUM INTO ?", (str(path),))
        ((first,),) = connection.execute("SELECT at FROM audit WHERE id = 5")
        ((last,),) = connection.execute("SELECT hash FROM audit WHERE id = 1")
    content = path.read_bytes()
    end = content.rindex(last.encode()) + len(last)
    # SQLite writes the newest row of a page first.
    begin = content.rindex(first.encode(), 0, content.index(last.encode()))
    assert end - begin > ENTRIES * len(last)
    with opened.connect() as connection:
        return Written(path, content, begin, end, told(connection))


async def test_an_entry_that_is_cut_out_is_missed(store: Store) -> None:
    await store.run(fill)

    def cut(connection: Connection) -> Chain:
        let_change(connection)
        connection.execute(log.delete().where(log.c.id == 4))
        return followed(connection)

    chain = await store.run(cut)
    assert (chain.broken, chain.why) == (4, "is missing")


async def test_cutting_the_end_off_is_told_by_a_head_that_was_known(store: Store) -> None:
    await store.run(fill)
    _, known = await store.run(audit.head)
    assert (await store.run(partial(followed, known=known))).passed

    def cut(connection: Connection) -> Chain:
        let_change(connection)
        connection.execute(log.delete().where(log.c.id == ENTRIES))
        fill(connection, 1)
        return followed(connection, known)

    chain = await store.run(cut)
    assert (chain.broken, chain.passed) == (None, False)


async def test_two_processes_that_note_at_once_make_one_chain(store_url: str) -> None:
    async with Store.open(store_url) as one, Store.open(store_url) as other:
        await asyncio.gather(*(each.run(partial(fill, count=1)) for each in (one, other) * 10))
        chain = await one.run(followed)
    assert (chain.entries, chain.broken) == (20, None)


async def test_an_officer_who_is_forgotten_leaves_a_number_and_a_whole_chain(store: Store) -> None:
    await store.run(fill)
    number = await store.run(partial(audit.number_of, user_id=SITI))
    before = await store.run(followed)
    await store.run(partial(forget_people, user_ids=[SITI]))
    assert await store.run(followed) == before
    assert await store.run(partial(audit.number_of, user_id=SITI)) != number


@pytest.mark.parametrize(
    ("places", "numbers"),
    [(("",), [4, 3, 2, 1]), (("32",), [2, 1]), (("32.73",), [1]), (("priangan",), [4]), (("33", "32.77"), [3, 2])],
)
async def test_the_log_is_read_by_place(store: Store, places: tuple[str, ...], numbers: list[int]) -> None:
    def note(connection: Connection) -> Any:
        for region in ("32.73", "32.77", "33.74", "priangan"):
            audit.note(connection, SITI, "unlocked", START, region)
        return audit.latest(connection, places, 0, 9), audit.latest(connection, places, numbers[0], 9)

    everything, earlier = await store.run(note)
    assert [each.id for each in everything] == numbers
    assert [each.id for each in earlier] == numbers[1:]
