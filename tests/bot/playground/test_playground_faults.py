import asyncio
from itertools import pairwise
from typing import Any

import aiohttp
import pytest

from bot.playground import LocalTelegram, Phone, World
from bot.playground.errors import ApiError
from bot.playground.server_api import BotApi
from bot.playground.server_call import ApiCall
from bot.playground.server_faults import FloodControl
from tests.bot.playground.conftest import Caller


async def test_scripted_refusals_come_in_order_and_end(api: Caller, rina: Phone, telegram: LocalTelegram) -> None:
    telegram.faults.refuse("sendMessage", 429, retry_after=7)
    telegram.faults.refuse("sendMessage", 502, times=2)
    call: dict[str, Any] = {"chat_id": rina.person.id, "text": "x"}
    assert await api("sendMessage", **call) == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    assert [await api.fault("sendMessage", **call) for _ in range(2)] == ["Bad Gateway"] * 2
    assert not rina.chat.replies
    await api.ok("sendMessage", **call)


async def test_a_trouble_may_be_meant_for_one_chat(api: Caller, rina: Phone, telegram: LocalTelegram) -> None:
    tono = telegram.phone("Tono")
    tono.start()
    telegram.faults.refuse(code=500, chat_id=tono.person.id)
    await api.ok("sendMessage", chat_id=rina.person.id, text="x")
    assert await api.fault("sendMessage", chat_id=tono.person.id, text="x") == "Internal Server Error"


async def test_a_dropped_call_does_nothing(api: Caller, rina: Phone, telegram: LocalTelegram) -> None:
    telegram.faults.drop("sendMessage")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await api("sendMessage", chat_id=rina.person.id, text="x")
    assert not rina.chat.replies


async def test_a_lost_answer_leaves_the_message(api: Caller, rina: Phone, telegram: LocalTelegram) -> None:
    telegram.faults.lose_answer("sendMessage")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await api("sendMessage", chat_id=rina.person.id, text="x")
    assert [message.text for message in rina.chat.replies] == ["x"]


async def test_a_held_call_waits_until_released(api: Caller, rina: Phone, telegram: LocalTelegram) -> None:
    hold = telegram.faults.hold("sendMessage")
    call = asyncio.create_task(api.ok("sendMessage", chat_id=rina.person.id, text="x"))
    await hold.reached.wait()
    assert not rina.chat.replies
    hold.release()
    await call
    assert rina.chat.replies


async def test_a_slow_call_is_done(api: Caller, rina: Phone, telegram: LocalTelegram) -> None:
    slow = telegram.faults.slow("sendMessage", delay=0.001)
    await api.ok("sendMessage", chat_id=rina.person.id, text="x")
    assert slow.reached.is_set()


async def test_troubles_can_be_called_off(api: Caller, rina: Phone, telegram: LocalTelegram) -> None:
    telegram.faults.refuse(times=100)
    telegram.faults.clear()
    await api.ok("sendMessage", chat_id=rina.person.id, text="x")


@pytest.mark.parametrize("times", [1, 2])
async def test_a_call_that_is_held_already_goes_on_when_troubles_are_called_off(
    api: Caller, rina: Phone, telegram: LocalTelegram, times: int
) -> None:
    hold = telegram.faults.hold("sendMessage", times=times)
    call = asyncio.create_task(api.ok("sendMessage", chat_id=rina.person.id, text="x"))
    await hold.reached.wait()
    telegram.faults.clear()
    await asyncio.wait_for(call, 10)
    assert [message.text for message in rina.chat.replies] == ["x"]


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Sender:
    """Writes to chats under flood control at a moment of our choosing."""

    def __init__(self) -> None:
        self.clock = Clock()
        world = World(self.clock)
        self.account = world.add_bot()
        self.api = BotApi(world)
        self.flood = FloodControl(self.clock)
        self.flood.on = True

    def refused(self, chat_id: int, method: str = "sendMessage") -> int:
        try:
            self.flood.check(ApiCall(self.api, self.account, method, {"chat_id": chat_id}))
        except ApiError as refusal:
            return refusal.retry_after or refusal.code
        return 0


def test_a_chat_takes_one_message_a_second_after_a_burst() -> None:
    sender = Sender()
    assert [sender.refused(1) for _ in range(4)] == [0, 0, 0, 1]
    sender.clock.now += 1
    assert [sender.refused(1), sender.refused(1)] == [0, 1]
    assert sender.refused(2) == 0


def test_a_group_takes_twenty_messages_a_minute() -> None:
    sender = Sender()
    assert [sender.refused(-1) for _ in range(21)] == [0] * 20 + [3]
    sender.clock.now += 60
    assert sum(not sender.refused(-1) for _ in range(30)) == 20


def test_all_chats_together_take_thirty_a_second() -> None:
    sender = Sender()
    assert sum(not sender.refused(chat) for chat in range(100)) == 30
    sender.clock.now += 0.5
    assert sum(not sender.refused(chat) for chat in range(100, 200)) == 15


def test_what_writes_nothing_is_not_limited() -> None:
    sender = Sender()
    assert not any(sender.refused(1, method) for method in ["getMe", "sendChatAction", "answerCallbackQuery"] * 50)


async def test_limits_are_off_until_asked_for(api: Caller, rina: Phone, telegram: LocalTelegram) -> None:
    for _ in range(10):
        await api.ok("sendMessage", chat_id=rina.person.id, text="x")
    telegram.flood.on = True
    answers = [await api("sendMessage", chat_id=rina.person.id, text="x") for _ in range(4)]
    assert [answer["ok"] for answer in answers] == [True, True, True, False]
    assert answers[-1]["description"] == "Too Many Requests: retry after 1"
    dates = [message.id for message in rina.chat.replies]
    assert all(first < second for first, second in pairwise(dates))
