"""Odd pages of a gateway between us and Telegram: a reply survives them, and polling goes on."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import SendMessage
from aiohttp import web

from bot.app import make_bot
from bot.courier import TRIES, Courier
from bot.settings import Settings
from tests.chat import TOKEN

Page = tuple[int, str, bytes]

PASSING: dict[str, Page] = {
    "other encoding": (502, "text/html", b"<h1>Passerelle d\xe9faillante</h1>"),
    "unknown encoding": (502, "text/html; charset=klingon", b"<h1>nuqneH</h1>"),
    "refusal without words": (500, "application/json", b'{"ok":false}'),
    "fine status, refusal": (200, "application/json", b'{"ok":false,"description":"no"}'),
    "json of a gateway": (502, "application/json", b'{"message":"upstream connect error"}'),
    "page with 200": (200, "text/html", b"<h1>Sign in to the network</h1>"),
    "429 without parameters": (429, "application/json", b'{"ok":false,"description":"Too Many Requests"}'),
    "408": (408, "application/json", b'{"ok":false,"error_code":408,"description":"Request Timeout"}'),
    "404 of a gateway": (404, "text/html", b"<h1>Not Found</h1>"),
}
FINAL = {400: 1, 403: 1, 413: 1, 401: 0, 404: 0}
"""Each status that ends the tries, and how often the reply then counts as done with."""
TAKEN: Page = (
    200,
    "application/json",
    b'{"ok":true,"result":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"}}}',
)


class Line:
    """A gateway that shows its pages one after the other, the last one for ever; and what a courier did meanwhile."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self.pages = list(pages)
        self.calls = 0
        self.sent = 0

    async def answer(self, _: web.Request) -> web.Response:
        self.calls += 1
        status, kind, body = self.pages[min(self.calls, len(self.pages)) - 1]
        return web.Response(status=status, body=body, headers={"Content-Type": kind})

    async def carry(self, bot: Bot) -> None:
        """Send one reply through a courier that takes no rest."""
        courier = Courier(self._ignore, pause=self._ignore)
        courier.reply(bot, 1, SendMessage(chat_id=1, text="x"), self._arrived)
        await courier.drain(30)

    def _arrived(self) -> None:
        self.sent += 1

    async def _ignore(self, _: float) -> None:
        """Take no time and remember nobody."""


@asynccontextmanager
async def gateway(*pages: Page) -> AsyncIterator[tuple[Line, Bot]]:
    """Run a gateway and our client of it."""
    line = Line(pages)
    app = web.Application()
    app.router.add_route("*", "/{_:.*}", line.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    api = f"http://127.0.0.1:{runner.addresses[0][1]}"
    bot = make_bot(Settings.model_validate({"bot_token": TOKEN, "telegram_api": api}))
    try:
        yield line, bot
    finally:
        await bot.session.close()
        await runner.cleanup()


@pytest.mark.parametrize("page", PASSING)
async def test_a_reply_survives_an_odd_page(page: str) -> None:
    async with gateway(PASSING[page], TAKEN) as (line, bot):
        await line.carry(bot)
    assert (line.calls, line.sent) == (2, 1)


@pytest.mark.parametrize("status", FINAL)
async def test_a_refusal_for_good_is_not_tried_again(status: int) -> None:
    page = (status, "application/json", b'{"ok":false,"description":"no"}')
    async with gateway(page, TAKEN) as (line, bot):
        await line.carry(bot)
    assert (line.calls, line.sent) == (1, FINAL[status])


async def test_what_was_given_up_does_not_count_as_sent() -> None:
    async with gateway(PASSING["refusal without words"]) as (line, bot):
        await line.carry(bot)
    assert (line.calls, line.sent) == (TRIES, 0)


@pytest.mark.parametrize("page", ["other encoding", "refusal without words"])
async def test_what_cannot_be_read_is_trouble_of_the_network(page: str) -> None:
    async with gateway(PASSING[page]) as (_, bot):
        with pytest.raises(TelegramNetworkError):
            await bot.get_updates()
