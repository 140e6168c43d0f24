import asyncio
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground import LocalTelegram, Phone, World
from bot.playground.world_updates import UpdateQueue
from tests.bot.playground.conftest import Caller

OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def test_updates_come_again_until_confirmed(api: Caller, rina: Phone) -> None:
    rina.send_text("satu")
    rina.send_text("dua")
    first = await api.ok("getUpdates")
    assert [update["message"]["text"] for update in first] == ["satu", "dua"]
    assert await api.ok("getUpdates") == first
    assert await api.ok("getUpdates", offset=first[0]["update_id"] + 1) == first[1:]
    assert await api.ok("getUpdates", offset=first[1]["update_id"] + 1) == []


async def test_limit_and_negative_offset(api: Caller, rina: Phone) -> None:
    for number in range(5):
        rina.send_text(str(number))
    assert [u["message"]["text"] for u in await api.ok("getUpdates", limit=2)] == ["0", "1"]
    assert [u["message"]["text"] for u in await api.ok("getUpdates", offset=-2)] == ["3", "4"]
    assert [u["message"]["text"] for u in await api.ok("getUpdates")] == ["3", "4"]


async def test_a_long_poll_ends_with_the_first_update(api: Caller, rina: Phone) -> None:
    poll = asyncio.create_task(api.ok("getUpdates", timeout=30))
    await _polling(api.telegram)
    rina.send_text("halo")
    assert [update["message"]["text"] for update in await poll] == ["halo"]


async def test_only_one_poll_may_wait(api: Caller, rina: Phone) -> None:
    first = asyncio.create_task(api.fault("getUpdates", timeout=30))
    await _polling(api.telegram)
    second = asyncio.create_task(api.ok("getUpdates", timeout=30))
    assert await first == OTHER_POLL
    rina.send_text("halo")
    assert len(await second) == 1


async def test_no_polling_beside_a_webhook(api: Caller) -> None:
    poll = asyncio.create_task(api.fault("getUpdates", timeout=30))
    await _polling(api.telegram)
    await api.ok("setWebhook", url="https://127.0.0.1:9/none")
    assert await poll == "Conflict: terminated by setWebhook request"
    assert await api.fault("getUpdates") == WEBHOOK_ACTIVE
    await api.ok("deleteWebhook")
    assert await api.ok("getUpdates") == []


async def test_only_wanted_kinds_are_kept(api: Caller, rina: Phone) -> None:
    assert await api.ok("getUpdates", allowed_updates=["callback_query"]) == []
    rina.send_text("tidak diminta")
    assert await api.ok("getUpdates") == []
    assert (await api.ok("getWebhookInfo"))["allowed_updates"] == ["callback_query"]
    await api.ok("getUpdates", allowed_updates=[])
    rina.send_text("diminta")
    assert len(await api.ok("getUpdates")) == 1


async def test_pending_updates_can_be_dropped(api: Caller, rina: Phone) -> None:
    rina.send_text("lama")
    assert (await api.ok("getWebhookInfo"))["pending_update_count"] == 1
    await api.ok("deleteWebhook", drop_pending_updates=True)
    assert await api.ok("getUpdates") == []


def test_a_later_run_never_repeats_numbers() -> None:
    last = 0
    for moment in (1_800_000_000.0, 1_800_000_001.0, 1_800_000_002.0):
        account = World(clock=partial(float, moment)).add_bot()
        for number in range(500):
            update = account.updates.push("message", 1, {"n": number})
            assert update
            assert update.id > last
            last = update.id


@given(st.lists(st.one_of(st.just("push"), st.integers(-3, 30)), max_size=40))
def test_confirming_keeps_exactly_what_is_newer(steps: list[str | int]) -> None:
    queue, model = UpdateQueue(1), list[int]()
    for step in steps:
        if isinstance(step, str):
            update = queue.push("message", 1, {})
            assert update
            model.append(update.id)
        else:
            queue.confirm(step)
            model = model[step:] if step < 0 else [number for number in model if number >= step]
        assert [update.id for update in queue.peek(100)] == model


async def test_a_poll_without_news_ends_empty(api: Caller) -> None:
    assert await api.ok("getUpdates", timeout=0.01) == []


async def test_awaiting_tells_the_story_when_nothing_comes(rina: Phone) -> None:
    with pytest.raises(TimeoutError, match="Rina: /start"):
        await rina.chat.next_reply(within=0.01)


async def _polling(telegram: LocalTelegram) -> None:
    while not telegram.world.account.updates.waiting:  # noqa: ASYNC110 - lets the server task run, bounded by the test
        await asyncio.sleep(0)
