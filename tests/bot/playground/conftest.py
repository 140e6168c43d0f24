from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.playground import LocalTelegram, Phone, local_telegram


class Caller:
    """Calls Bot API methods with plain HTTP, as any library might."""

    def __init__(self, telegram: LocalTelegram, session: aiohttp.ClientSession) -> None:
        self.telegram = telegram
        self.session = session

    async def __call__(self, method: str, token: str = "", **params: Any) -> dict[str, Any]:
        url = f"{self.telegram.base_url}/bot{token or self.telegram.token}/{method}"
        async with self.session.post(url, json=params) as response:
            answer: dict[str, Any] = await response.json()
        assert response.status == (200 if answer["ok"] else answer["error_code"])
        return answer

    async def ok(self, method: str, **params: Any) -> Any:
        answer = await self(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def fault(self, method: str, **params: Any) -> str:
        answer = await self(method, **params)
        assert not answer["ok"], answer
        return str(answer["description"])


@pytest.fixture
async def telegram() -> AsyncIterator[LocalTelegram]:
    async with local_telegram() as running:
        yield running


@pytest.fixture
def rina(telegram: LocalTelegram) -> Phone:
    """Somebody who has started the bot; that update is already confirmed."""
    phone = telegram.phone("Rina", last_name="Sitorus")
    phone.start()
    telegram.world.account.updates.clear()
    return phone


@pytest.fixture
async def api(telegram: LocalTelegram) -> AsyncIterator[Caller]:
    async with aiohttp.ClientSession() as session:
        yield Caller(telegram, session)
