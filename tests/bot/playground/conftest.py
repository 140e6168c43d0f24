from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from bot.playground import GroupPhone, LocalTelegram, Phone, local_telegram
from bot.playground.world_group import Group


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


@dataclass
class Desk:
    """A staff group: the helper who made it, another helper, and the bot's way to call."""

    api: Caller
    group: Group
    dewi: GroupPhone
    hotman: GroupPhone

    async def ok(self, method: str, **params: Any) -> Any:
        return await self.api.ok(method, chat_id=self.group.id, **params)

    async def fault(self, method: str, **params: Any) -> str:
        return await self.api.fault(method, chat_id=self.group.id, **params)

    async def topic(self, name: str = "Rina") -> int:
        number: int = (await self.ok("createForumTopic", name=name))["message_thread_id"]
        await self.updates()
        return number

    async def updates(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await self.api.ok("getUpdates")
        if found:
            await self.api.ok("getUpdates", offset=found[-1]["update_id"] + 1)
        return found


@pytest.fixture
def desk(telegram: LocalTelegram, api: Caller) -> Desk:
    dewi, hotman = telegram.world.add_person("Dewi"), telegram.world.add_person("Hotman")
    group = telegram.group("Petugas", [dewi, hotman])
    return Desk(api, group, telegram.helper(group, dewi), telegram.helper(group, hotman))
