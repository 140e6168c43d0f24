"""The parts wired together as the commands wire them, on a local Telegram, without a process of their own."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

import pytest
from aiogram import Bot

from bot import app
from bot.app import greet_telegram, make_bot, open_app, prepare_database, run_polling, run_webhook
from bot.playground import LocalTelegram, Phone
from bot.settings import BadSettings, Settings
from bot.status import report
from storage import StorageError, Store
from storage.participants import get
from tests.chat import open_house

Run = Callable[[Settings, asyncio.Event], Awaitable[None]]


@pytest.fixture
def settings(local: LocalTelegram, sqlite_url: str) -> Settings:
    given = {"bot_token": local.token, "telegram_api": local.base_url, "database_url": sqlite_url, "port": 0}
    return Settings.model_validate(given | {"webhook_url": "http://127.0.0.1:9", "today": "2026-11-23"})


@pytest.fixture
def rina(local: LocalTelegram) -> Phone:
    return local.phone("Rina")


@asynccontextmanager
async def running(run: Run, settings: Settings) -> AsyncIterator[asyncio.Event]:
    """Serve while the block runs; what it raises is raised at its end."""
    stop = asyncio.Event()
    task = asyncio.ensure_future(run(settings, stop))
    try:
        yield stop
    finally:
        stop.set()
        await task


async def test_who_blocks_the_bot_is_noted_when_a_reply_cannot_be_sent(
    settings: Settings, local: LocalTelegram, rina: Phone
) -> None:
    rina.start()
    held = local.faults.hold("sendMessage")
    async with running(run_polling, settings):
        await held.reached.wait()
        rina.chat.blocked = True
        held.release()
    async with Store.open(settings.database_url) as store:
        participant = await store.run(lambda tx: get(tx, rina.person.id))
    assert participant is not None
    assert not participant.reachable
    assert "reachable: 0" in await report(settings, as_json=False)
    assert '"updates_unanswered": 0' in await report(settings, as_json=True)


async def test_a_token_that_telegram_does_not_know(settings: Settings) -> None:
    stranger = settings.model_copy(update={"bot_token": Settings.model_validate({"bot_token": "5:unknown"}).bot_token})
    for run in (run_polling, run_webhook):
        with pytest.raises(BadSettings, match="BOT_TOKEN"):
            await run(stranger, asyncio.Event())


async def test_a_port_that_is_taken(settings: Settings, local: LocalTelegram) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        busy = settings.model_copy(update={"port": taken.getsockname()[1]})
        with pytest.raises(BadSettings, match="HOST and PORT"):
            await run_webhook(busy, asyncio.Event())
    assert not local.world.calls_of("setWebhook")


async def test_a_token_that_is_revoked_while_polling(settings: Settings, local: LocalTelegram) -> None:
    local.faults.refuse("getUpdates", 401)
    with pytest.raises(BadSettings, match="BOT_TOKEN"):
        await run_polling(settings, asyncio.Event())


@pytest.mark.parametrize("run", [run_polling, run_webhook])
async def test_it_stops_at_once_while_telegram_keeps_it_waiting(
    run: Run, settings: Settings, local: LocalTelegram
) -> None:
    held = local.faults.hold("getMe")
    async with running(run, settings):
        await held.reached.wait()
    held.release()


async def test_polling_takes_a_webhook_away(settings: Settings, local: LocalTelegram, client: Bot, rina: Phone) -> None:
    await client.set_webhook("http://127.0.0.1:9/elsewhere")
    rina.start()
    async with running(run_polling, settings):
        await rina.chat.next_reply()
    assert local.world.account.webhook is None


class Pauses:
    """Notes how long would be waited, and does not wait."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.begun = asyncio.Event()

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        self.begun.set()


async def test_the_webhook_is_set_again_and_again_until_telegram_takes_it(
    settings: Settings, local: LocalTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    pauses = Pauses()
    local.faults.refuse("setWebhook", 500, times=9)
    async with running(partial(run_webhook, pause=pauses), settings):
        await local.world.wait_for(lambda world: "en" in world.account.profile.short_descriptions)
    assert pauses.seconds == [1, 2, 5, 10, 30, 60, 60, 60, 60]
    assert caplog.text.count("The webhook could not be set: TelegramServerError") == 9


async def test_what_telegram_finds_wrong_with_the_address_is_told(
    settings: Settings, local: LocalTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    plain = settings.model_copy(update={"webhook_url": "http://jkp.example.org"})
    pauses = Pauses()
    async with running(partial(run_webhook, pause=pauses), plain):
        await pauses.begun.wait()
    assert "An HTTPS URL must be provided" in caplog.text


async def test_an_unreachable_telegram_is_waited_for(client: Bot, local: LocalTelegram) -> None:
    for trouble in (local.faults.drop, local.faults.refuse):
        trouble("getMe")
        await greet_telegram(client)
    await greet_telegram(client)
    assert len(local.world.calls_of("getMe")) == 1


async def test_a_database_that_cannot_be_used_ends_the_start(settings: Settings) -> None:
    broken = settings.model_copy(update={"database_url": "postgresql://kawan@127.0.0.1:1/kawan"})
    with pytest.raises(StorageError):
        await prepare_database(broken)
    with pytest.raises(StorageError):
        async with open_app(broken, make_bot(broken), alone=True):
            pytest.fail("it opened")


@pytest.mark.parametrize("run", [run_polling, run_webhook])
async def test_it_stops_at_once_while_the_database_keeps_its_start_waiting(
    run: Run, settings: Settings, local: LocalTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, waiting, unlocked = asyncio.get_running_loop(), asyncio.Event(), threading.Event()

    def locked(_: str) -> bool:
        loop.call_soon_threadsafe(waiting.set)
        return unlocked.wait(60)

    monkeypatch.setattr(app, "is_current", locked)
    async with running(run, settings):
        await waiting.wait()
    unlocked.set()
    assert not local.world.calls_of("getMe")


async def test_a_reply_that_the_last_process_did_not_send_is_sent_at_the_start(
    settings: Settings, local: LocalTelegram, rina: Phone, sqlite_url: str
) -> None:
    rina.start()
    async with open_house(sqlite_url, worker="old") as house:
        # The update is handled and confirmed, and then the process ends.
        lost = house.person(user_id=rina.person.id)
        assert await house.dispatcher.feed_update(house.bot, lost.update(lost.message("/menu"), 1))
    local.world.account.updates.confirm(2**40)
    async with running(run_polling, settings):
        await rina.chat.next_reply()
    assert len(rina.chat.replies) == 1


async def test_work_beside_the_serving_that_fails_is_told(caplog: pytest.LogCaptureFixture) -> None:
    async def failing() -> None:
        raise LookupError("rahasia")

    async with app.alongside(failing()):
        await asyncio.sleep(0)
    assert "Something beside the serving ended: LookupError" in caplog.text
