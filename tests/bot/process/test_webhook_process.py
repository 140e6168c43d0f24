"""A person against `python -m bot webhook`: one process, and two behind a proxy on one PostgreSQL."""

from http import HTTPStatus

import aiohttp
import pytest

from bot.playground import LocalTelegram
from tests.bot.process.balancer import SECRET, balancer
from tests.bot.process.people import PATIENCE, Talker, asked
from tests.process import BotProcess, bot_process


async def listening(bot: BotProcess) -> str:
    """Return where it listens."""
    return (await bot.says("Listening on")).rpartition(" ")[2]


async def announced(telegram: LocalTelegram, times: int) -> None:
    """Wait until the webhook was set so often; setting it offers again what is under way."""
    await telegram.world.wait_for(lambda world: len(world.calls_of("setWebhook")) == times, PATIENCE)


async def status_of(address: str, method: str = "GET", secret: str = "") -> int:
    async with aiohttp.ClientSession(headers={SECRET: secret}) as session, session.request(method, address) as response:
        return response.status


async def test_a_person_goes_on_after_a_kill(telegram: LocalTelegram, settings: dict[str, str]) -> None:
    rina = Talker(telegram)
    telegram.faults.refuse("setWebhook", 502)
    async with balancer() as proxy:
        settings |= {"WEBHOOK_URL": proxy.url, "WEBHOOK_SECRET": "hanya-untuk-uji"}
        async with bot_process("webhook", **settings) as bot:
            proxy.processes = [await listening(bot)]
            await rina.start()
            assert asked(await rina.agree()) == "reason"
            await bot.kill()
        rina.tap("a:eligibility:1:reason:efficiency")
        async with bot_process("webhook", **settings) as bot:
            address = await listening(bot)
            await announced(telegram, 2)
            proxy.processes = [address]
            assert asked(await rina.reply()) == "phk_date"
            assert await status_of(f"{address}/health") == HTTPStatus.OK
            assert await status_of(f"{address}/ready") == HTTPStatus.OK
            assert await status_of(address, "POST", secret="salah") == HTTPStatus.UNAUTHORIZED
            assert telegram.world.account.webhook is not None
            assert telegram.world.account.webhook.url == f"{proxy.url}/telegram"
            assert await bot.stop() == 0
    assert proxy.unreached
    assert len(rina.replies) == rina.acts


@pytest.mark.postgres
async def test_two_processes_serve_one_person(
    telegram: LocalTelegram, settings: dict[str, str], postgres_url: str
) -> None:
    rina = Talker(telegram)
    async with balancer() as proxy:
        settings |= {"WEBHOOK_URL": proxy.url, "DATABASE_URL": postgres_url, "DATA_KEY": "a-key-of-both-processes"}
        async with bot_process("webhook", **settings) as one, bot_process("webhook", **settings) as two:
            proxy.processes = [await listening(one), await listening(two)]
            await announced(telegram, 2)
            await rina.start("spanduk")
            assert asked(await rina.agree()) == "reason"
            proxy.twice = True
            assert asked(await rina.press("a:eligibility:1:reason:efficiency")) == "phk_date"
            assert asked(await rina.say("10 November 2026")) == "now"
            proxy.twice = False
            await one.kill()
            await rina.finish()
            picture = await rina.reply()
            assert picture.media
            assert await two.stop() == 0
    assert proxy.unreached
    assert not proxy.doubled
    assert len(rina.replies) == rina.acts + 1, rina.phone.chat.transcript()
