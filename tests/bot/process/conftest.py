"""A local Telegram for the processes of the bot, and databases that outlive them."""

from collections.abc import AsyncIterator, Iterator

import pytest

import storage
from bot.playground import LocalTelegram, local_telegram
from tests.postgres import serve


@pytest.fixture
async def telegram() -> AsyncIterator[LocalTelegram]:
    async with local_telegram() as running:
        yield running


@pytest.fixture
def settings(telegram: LocalTelegram, sqlite_url: str) -> dict[str, str]:
    """Settings of a bot on the local Telegram with a database of its own."""
    return {
        "BOT_TOKEN": telegram.token,
        "TELEGRAM_API": telegram.base_url,
        "DATABASE_URL": sqlite_url,
        "TODAY": "2026-11-23",
        "LOG_FORMAT": "json",
        "PORT": "0",
    }


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """A migrated database on PostgreSQL."""
    with serve() as server, server.database() as url:
        storage.migrate(url)
        yield url
