import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramUnauthorizedError

from bot.playground import LocalTelegram, Phone
from bot.playground.world import World
from bot.receive.polling import Poller, unless
from bot.receive.reading import read_update, read_updates
from storage import StorageUnavailable
from tests.chat import House


class Polling:
    """A poller on the local Telegram whose rests take no time but are noted."""

    def __init__(self, house: House, client: Bot, **options: float) -> None:
        self.rests: list[float] = []
        self.stop = asyncio.Event()
        self._poller = Poller(client, house.dispatcher, house.store, house.courier, pause=self._rest, **options)

    async def _rest(self, seconds: float) -> None:
        self.rests.append(seconds)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Poll while the block runs."""
        task = asyncio.create_task(self._poller.run(self.stop))
        try:
            yield
        finally:
            self.stop.set()
            await task

    async def run(self) -> None:
        await self._poller.run(self.stop)


@pytest.fixture
def polling(house: House, client: Bot) -> Polling:
    return Polling(house, client)


@pytest.fixture
def rina(local: LocalTelegram) -> Phone:
    return local.phone("Rina")


def confirmed(world: World) -> bool:
    return not len(world.account.updates)


async def test_a_batch_is_confirmed_once_it_is_committed(
    polling: Polling, house: House, client: Bot, local: LocalTelegram, rina: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, may_commit, waiting = house.store.visit, asyncio.Event(), asyncio.Event()

    async def visit(*arguments: Any) -> Any:
        waiting.set()
        await may_commit.wait()
        return await original(*arguments)

    monkeypatch.setattr(house.store, "visit", visit)
    rina.start()
    async with polling.running():
        await waiting.wait()
        # Whatever else the poller asked for by now has arrived before the end of these.
        await client.get_me()
        await client.get_me()
        assert not confirmed(local.world)
        may_commit.set()
        await local.world.wait_for(confirmed)
    await rina.chat.next_reply()


@pytest.mark.parametrize(
    ("code", "times", "rests"),
    [(502, 3, [0.5, 1.0, 2.0]), (500, 8, [0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 30.0, 30.0]), (429, 1, [3.0])],
)
async def test_a_telegram_in_trouble_is_asked_again(
    code: int, times: int, rests: list[float], polling: Polling, local: LocalTelegram, rina: Phone
) -> None:
    local.faults.refuse("getUpdates", code, times=times, retry_after=3)
    rina.start()
    async with polling.running():
        await rina.chat.next_reply()
    assert polling.rests == rests


async def test_dropped_connections_are_survived(polling: Polling, local: LocalTelegram, rina: Phone) -> None:
    local.faults.drop("getUpdates", times=2)
    local.faults.lose_answer("getUpdates")
    rina.start()
    async with polling.running():
        await rina.chat.next_reply()
        rina.send_text("/menu")
        await rina.chat.next_reply()
    assert len(rina.chat.replies) == 2


async def test_a_second_process_is_told_and_lived_with(
    polling: Polling, local: LocalTelegram, rina: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    local.faults.refuse("getUpdates", 409)
    rina.start()
    async with polling.running():
        await rina.chat.next_reply()
    assert "Another process fetches updates with this token" in caplog.text


async def test_an_update_of_an_unknown_kind_is_passed_over(
    polling: Polling, local: LocalTelegram, rina: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    local.world.notify(rina.chat, "message_of_next_year", {"text": "rahasia"})
    rina.start()
    async with polling.running():
        await rina.chat.next_reply()
        await local.world.wait_for(confirmed)
    assert not caplog.records


async def test_a_batch_that_does_not_end_is_left_to_the_next_start(
    house: House, client: Bot, local: LocalTelegram, rina: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = asyncio.Event()

    async def visit(*_: Any) -> None:
        waiting.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(house.store, "visit", visit)
    rina.start()
    polling = Polling(house, client, patience=0)
    async with polling.running():
        await waiting.wait()
    assert not confirmed(local.world)


async def test_an_apology_leaves_its_update_unanswered(
    polling: Polling, house: House, rina: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def down(*_: Any) -> None:
        raise StorageUnavailable("the database does not answer")

    marks: list[int] = []
    monkeypatch.setattr(house.store, "answered", marks.append)
    with monkeypatch.context() as trouble:
        trouble.setattr(house.store, "visit", down)
        rina.start()
        async with polling.running():
            await rina.chat.next_reply()
    await house.courier.drain(5)
    assert not marks


async def test_a_token_that_is_revoked_ends_it(polling: Polling, local: LocalTelegram) -> None:
    local.faults.refuse("getUpdates", 401)
    with pytest.raises(TelegramUnauthorizedError):
        await polling.run()


async def test_it_stops_in_the_middle_of_a_long_wait(polling: Polling, local: LocalTelegram, rina: Phone) -> None:
    rina.start()
    async with polling.running():
        await local.world.wait_for(lambda world: world.account.updates.waiting)
    assert not local.world.calls_of("getUpdates")[1:]


async def test_a_failing_update_does_not_stop_the_others(
    polling: Polling, house: House, local: LocalTelegram, rina: Phone, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    async def failing(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(house.store, "run", failing)
    rina.start()
    rina.block()
    rina.unblock()
    rina.send_text("/menu")
    async with polling.running():
        await rina.chat.next_reply()
        await rina.chat.next_reply()
        await local.world.wait_for(confirmed)
    assert caplog.text.count("failed: RuntimeError") == 2


GOOD = {"update_id": 2, "message": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "a"}}
STRANGE = {"update_id": 3, "message": {"message_id": "not a number"}}


def test_what_cannot_be_read_is_passed_over(house: House, caplog: pytest.LogCaptureFixture) -> None:
    updates = read_updates({"ok": True, "result": [GOOD, STRANGE, "noise", {"update_id": "x"}]}, house.bot)
    assert [update.update_id for update in updates] == [2, 3]
    assert updates[0].message is not None
    assert updates[1].message is None
    assert "Update 3 cannot be read" in caplog.text
    assert "not a number" not in caplog.text


@pytest.mark.parametrize("answer", [None, "<html>", {}, {"ok": True}, {"result": {}}, {"result": 5}, []])
def test_what_is_no_answer_holds_no_updates(answer: object, house: House) -> None:
    assert read_updates(answer, house.bot) == []
    assert read_update(answer, house.bot) is None


async def test_a_batch_with_an_unreadable_update_is_served(
    polling: Polling, house: House, client: Bot, rina: Phone, local: LocalTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    rina.start()
    waiting = [update.as_json() for update in local.world.account.updates.peek(9)]
    unreadable = {"update_id": waiting[-1]["update_id"] + 5, "message": {"text": 5}}
    answers: list[object] = ["<html>502</html>", {"ok": True, "result": [*waiting, unreadable]}]
    offsets: list[int] = []

    async def get_updates(offset: int, **_: object) -> list[object]:
        offsets.append(offset)
        if answers:
            raise ClientDecodeError("Failed to decode object", ValueError(), answers.pop(0))
        polling.stop.set()
        return []

    monkeypatch.setattr(client, "get_updates", get_updates)
    await polling.run()
    await rina.chat.next_reply()
    assert offsets == [0, 0, unreadable["update_id"] + 1]
    assert polling.rests == [0.5]


async def test_unless_gives_the_result_the_failure_or_what_stands_instead() -> None:
    stop = asyncio.Event()
    begun = asyncio.Event()
    ended: list[str] = []

    async def long() -> str:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("cancelled")
        return "never"

    async def short() -> str:
        return "done"

    async def failing() -> str:
        raise LookupError

    assert await unless(stop, short(), "instead") == "done"
    with pytest.raises(LookupError):
        await unless(stop, failing(), "instead")
    waiting = asyncio.create_task(unless(stop, long(), "instead"))
    await begun.wait()
    stop.set()
    assert await waiting == "instead"
    assert ended == ["cancelled"]
