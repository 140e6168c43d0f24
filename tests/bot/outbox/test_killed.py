"""The process of the sender, killed in the middle of a call, and the one that comes after it."""

import asyncio
import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.outbox.run import run_outbox
from bot.playground import LocalTelegram
from bot.playground.world_chat import Chat
from bot.settings import Settings
from conversations.effects import TellClaim
from storage import Delivery, Store, directory, outbox
from storage.outbox import Draft

ROOT = Path(__file__).resolve().parents[3]
PEOPLE = 12


async def plan_news(store: Store, user_ids: list[int]) -> None:
    """Plan news of a claim for each of these people."""
    now = datetime.now(UTC)
    drafts = []
    for user_id in user_ids:
        await store.visit(Delivery(user_id, user_id, now), lambda visit: None)
        told = TellClaim("approved", date(2026, 2, 1), month=1)
        claim = await store.run(lambda tx, user_id=user_id, told=told: directory.tell_own(tx, user_id, told, now))  # type: ignore[misc]
        params = {"claim": claim, "before": "verifying", "month_before": None}
        drafts.append(Draft(f"status:{user_id}:{claim}:1", user_id, "status", "claim_changed", now, params))
    await store.run(lambda tx: outbox.plan(tx, drafts))


def news_in(chat: Chat) -> int:
    return sum(message.from_bot for message in chat.messages.values())


@pytest.mark.parametrize("lost", [False, True], ids=["telegram never took it", "telegram took it"])
async def test_a_killed_sender_leaves_one_message_unknown_and_the_next_sends_the_rest(
    local: LocalTelegram, sqlite_url: str, lost: bool
) -> None:
    phones = [local.phone(f"Siti {number}") for number in range(PEOPLE)]
    for phone in phones:
        phone.start()
    unlucky = phones[5]
    fault = local.faults.lose_answer if lost else local.faults.hold
    held = fault("sendMessage", chat_id=unlucky.person.id)
    environment = {
        **os.environ,
        "BOT_TOKEN": local.token,
        "TELEGRAM_API": local.base_url,
        "DATABASE_URL": sqlite_url,
        "QUIET_HOURS": "off",
    }
    async with Store.open(sqlite_url) as store:
        await plan_news(store, [phone.person.id for phone in phones])
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "outbox"), cwd=ROOT, env=environment, stderr=asyncio.subprocess.DEVNULL
        )
        async with asyncio.timeout(30):
            await held.reached.wait()
        process.kill()
        await process.wait()
        local.faults.clear()
        later = datetime.now(UTC) + timedelta(minutes=3)
        await store.run(lambda tx: outbox.reclaim(tx, later))
        stop = asyncio.Event()
        values = {
            "bot_token": local.token,
            "telegram_api": local.base_url,
            "quiet_hours": "off",
            "database_url": sqlite_url,
        }
        working = asyncio.create_task(run_outbox(Settings.model_validate(values), stop, store))
        async with asyncio.timeout(30):
            for phone in phones:
                if phone is not unlucky:
                    await phone.chat.wait_for(news_in)
        stop.set()
        await working
        figures = await store.run(lambda tx: outbox.figures(tx, later))
    assert {news_in(phone.chat) for phone in phones if phone is not unlucky} == {1}
    assert news_in(unlucky.chat) <= 1
    assert figures["outbox_sent"] + figures["outbox_unknown"] == PEOPLE
    assert 1 <= figures["outbox_unknown"] <= 2
