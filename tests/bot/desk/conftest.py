"""A branch with its group."""

from collections.abc import AsyncIterator

import pytest

from bot.playground import local_telegram
from tests.bot.desk.branch import Branch, open_branch


@pytest.fixture
async def branch(sqlite_url: str) -> AsyncIterator[Branch]:
    async with local_telegram() as telegram, open_branch(telegram, sqlite_url) as opened:
        yield opened
