"""What tests of the Telegram side share: the log as it is written, and a client of a local Telegram."""

import io
import logging
import sys
from collections.abc import AsyncIterator, Callable, Iterator

import pytest
from aiogram import Bot

from bot.app import make_bot
from bot.log import set_up_logging
from bot.playground import LocalTelegram, local_telegram
from bot.settings import Settings

SetUp = Callable[[str, str], io.StringIO]


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[SetUp]:
    """Set up logging as the bot does, at a level and in a form, and return where it is written to."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    noisy = {name: logging.getLogger(name).level for name in root.manager.loggerDict}

    def set_up(level: str, form: str) -> io.StringIO:
        written = io.StringIO()
        monkeypatch.setattr(sys, "stderr", written)
        set_up_logging(level, form)
        return written

    yield set_up
    root.handlers[:] = before
    root.setLevel(level)
    for name, old in noisy.items():
        logging.getLogger(name).setLevel(old)


@pytest.fixture
async def local() -> AsyncIterator[LocalTelegram]:
    async with local_telegram() as running:
        yield running


@pytest.fixture
async def client(local: LocalTelegram) -> AsyncIterator[Bot]:
    """The bot's own client, pointed at the local Telegram."""
    bot = make_bot(Settings.model_validate({"bot_token": local.token, "telegram_api": local.base_url}))
    yield bot
    await bot.session.close()
