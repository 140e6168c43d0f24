"""The outbox as a whole: opened by its settings, on a real connection and a real database."""

import asyncio
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.outbox.run import release, run_outbox
from bot.playground import LocalTelegram
from bot.settings import BadSettings, Settings
from storage import Delivery, Store, outbox, senders
from storage.outbox import Draft
from tests.codes import without_code

ROOT = Path(__file__).resolve().parents[3]


def settings(local: LocalTelegram, url: str) -> Settings:
    values = {"bot_token": local.token, "telegram_api": local.base_url, "database_url": url, "quiet_hours": "off"}
    return Settings.model_validate(values)


async def greet(store: Store, user_id: int) -> None:
    await store.visit(Delivery(user_id, user_id, datetime.now(UTC)), lambda visit: None)


async def plan(store: Store, *user_ids: int) -> None:
    now = datetime.now(UTC)
    drafts = [Draft(f"n:{user_id}", user_id, "status", "note", now, {"words": "halo"}) for user_id in user_ids]
    await store.run(lambda tx: outbox.plan(tx, drafts))


async def test_what_is_due_arrives_and_the_outbox_ends_when_it_is_told(local: LocalTelegram, sqlite_url: str) -> None:
    phones = [local.phone(name) for name in ("Siti", "Budi")]
    for phone in phones:
        phone.start()
    phones[1].block()
    stop = asyncio.Event()
    async with Store.open(sqlite_url) as store:
        for phone in phones:
            await greet(store, phone.person.id)
        await plan(store, *(phone.person.id for phone in phones))
        working = asyncio.create_task(run_outbox(settings(local, sqlite_url), stop, store))
        message = await phones[0].chat.next_reply()
        stop.set()
        await working
        figures = await store.run(lambda tx: outbox.figures(tx, datetime.now(UTC)))
    assert without_code(message.text) == "<halo>"
    assert figures["outbox_sent"] == 1
    assert figures["outbox_leased"] == 0


async def test_alone_it_opens_its_own_database_and_migrates_an_embedded_one(
    local: LocalTelegram, tmp_path: Path
) -> None:
    stop = asyncio.Event()
    stop.set()
    url = f"sqlite:///{tmp_path / 'new' / 'kawan.sqlite3'}"
    await run_outbox(settings(local, url), stop)
    async with Store.open(url) as store:
        assert (await store.run(lambda tx: outbox.figures(tx, datetime.now(UTC))))["outbox_planned"] == 0


async def test_a_wrong_token_ends_it_with_a_sentence(local: LocalTelegram, sqlite_url: str) -> None:
    wrong = Settings.model_validate(
        {"bot_token": "77:wrong-token-of-nobody", "telegram_api": local.base_url, "database_url": sqlite_url}
    )
    with pytest.raises(BadSettings, match="BOT_TOKEN"):
        await run_outbox(wrong, asyncio.Event())


async def test_an_unreachable_telegram_is_waited_for(sqlite_url: str, caplog: pytest.LogCaptureFixture) -> None:
    away = Settings.model_validate(
        {"bot_token": "77:wrong-token-of-nobody", "telegram_api": "http://127.0.0.1:9", "database_url": sqlite_url}
    )
    stop = asyncio.Event()
    stop.set()
    await run_outbox(away, stop)
    assert "cannot be reached yet" in caplog.text


async def test_the_brake_is_released_by_command(
    local: LocalTelegram, sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async with Store.open(sqlite_url) as store:
        await store.run(lambda tx: senders.put_brake(tx, "20 of the last 50 attempts: 20 blocked"))
    assert await release(settings(local, sqlite_url)) == "20 of the last 50 attempts: 20 blocked"
    assert await release(settings(local, sqlite_url)) == ""
    assert capsys.readouterr().out.splitlines() == [
        "The brake is released. It was on: 20 of the last 50 attempts: 20 blocked.",
        "The brake was not on.",
    ]


def test_the_sender_does_not_load_the_other_side() -> None:
    """The process of the sender is small: no aiogram, no pictures, no pages, no papers."""
    heavy = ("aiogram", "nicegui", "PIL", "fpdf", "openpyxl", "alembic")
    code = f"import bot.outbox.run, bot.outbox.compose, sys; print([m for m in {heavy!r} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
