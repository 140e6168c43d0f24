"""Rows that somebody else spoilt: the person begins anew, nobody else notices, and the log says nothing about them."""

import asyncio
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, update

from bot.visiting import state_of
from storage import Progress, Store, tables
from tests.storage.samples import BUDI, SITI, add_one, delivery, glance, together

ANSWERS = ["{oops", '["a"]', "null", '{"wage":[1]}', '{"reason":5}', '"secret"', "", "[" * 100_000]
PENDING = [
    '"secret"',
    "{oops",
    "[]",
    "5",
    "{}",
    '{"question": "wage"}',
    '{"question": "wage", "value": 5}',
    '{"question": "wage", "value": "5", "more": "secret"}',
]


async def spoil(store: Store, **columns: str) -> None:
    """Write into the row of one person what this house never writes."""

    def write(connection: Connection) -> None:
        connection.execute(update(tables.progress).where(tables.progress.c.user_id == SITI).values(columns))

    await store.run(write)


@pytest.mark.parametrize(
    ("column", "document"), [*(("answers", each) for each in ANSWERS), *(("pending", each) for each in PENDING)]
)
async def test_who_cannot_be_read_begins_anew_and_nobody_else(
    store: Store, caplog: pytest.LogCaptureFixture, column: str, document: str
) -> None:
    await together(store, (delivery(), add_one), (delivery(BUDI), add_one))
    await spoil(store, **{column: document})
    assert (await glance(store)).progress is None
    assert await together(store, (delivery(), add_one), (delivery(BUDI), add_one)) == [1, 2]
    assert await store.visit(delivery(), add_one) == 2
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]
    assert "secret" not in caplog.text
    assert str(SITI) not in caplog.text


@settings(max_examples=30, deadline=None)
@given(answers=st.text(max_size=20) | st.from_regex(r"\{(\"a\":(\"b\"|1|null|\[\]|\{\}))?\}", fullmatch=True))
def test_whatever_a_row_holds_the_bot_can_stand_on_it(sqlite_template: Path, answers: str) -> None:
    async def visit(url: str) -> Progress | None:
        async with Store.open(url) as store:
            await store.visit(delivery(), add_one)
            kept = answers.encode("utf-8", "replace").decode()
            await spoil(store, answers=kept, pending=kept)
            return (await glance(store)).progress

    with TemporaryDirectory() as folder:
        progress = asyncio.run(visit(f"sqlite:///{shutil.copy(sqlite_template, folder)}"))
    assert progress is None or all(isinstance(word, str) for word in progress.answers.values())
    state = state_of(progress)
    assert state is None or state.pending is None
