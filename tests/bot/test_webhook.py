import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from bot.hear import key_of
from bot.receive.webhook import MAX_BODY, Webhook, public_address, secret_for, web_app
from storage import StorageUnavailable
from tests.chat import TOKEN, House, PretendPerson

SECRET = secret_for(TOKEN)
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@dataclass
class Door:
    """The webhook's server, knocked at over HTTP."""

    house: House
    client: TestClient[Any, Any]

    async def post(self, body: Any, path: str = "/telegram", **headers: str) -> ClientResponse:
        data = BytesIO(body if isinstance(body, bytes) else json.dumps(body).encode())
        return await self.client.post(path, data=data, headers={HEADER: SECRET, **headers})

    async def deliver(self, content: dict[str, Any], number: int = 7) -> dict[str, Any] | None:
        """Deliver an update, and return the method that rode in the response."""
        response = await self.post({"update_id": number, **content})
        assert response.status == HTTPStatus.OK
        body = await response.read()
        return json.loads(body) if body.strip(b"{} ") else None


@pytest.fixture
async def door(house: House) -> AsyncIterator[Door]:
    app = web_app(house.dispatcher, house.bot, house.store, SECRET)
    async with TestClient(TestServer(app)) as client:
        yield Door(house, client)


async def test_the_reply_rides_in_the_response(door: Door, person: PretendPerson) -> None:
    method = await door.deliver(person.message("/menu"))
    assert method is not None
    assert method["method"] == "sendMessage"
    assert method["chat_id"] == person.user_id
    assert method["parse_mode"] == "HTML"
    assert not door.house.telegram.calls


async def test_twice_is_answered_once(door: Door, person: PretendPerson) -> None:
    content = person.message("/menu")
    assert await door.deliver(content)
    assert await door.deliver(content) is None
    at_once = await asyncio.gather(*(door.deliver(content, 8) for _ in range(5)))
    assert len([method for method in at_once if method]) == 1


@pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1], SECRET + "x", SECRET.upper(), "rahasia é"])
async def test_only_who_knows_the_secret_is_heard(secret: str, door: Door, person: PretendPerson) -> None:
    response = await door.post({"update_id": 7, **person.message("/menu")}, **{HEADER: secret})
    assert response.status == HTTPStatus.UNAUTHORIZED
    assert await door.deliver(person.message("/menu"))


def test_a_secret_in_no_encoding_is_wrong_and_no_fault(house: House) -> None:
    assert not Webhook(house.dispatcher, house.bot, house.store, SECRET).verify_secret("\udce9", house.bot)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", HTTPStatus.BAD_REQUEST),
        (b"\xff\xfe", HTTPStatus.BAD_REQUEST),
        (b"[" * 50_000, HTTPStatus.BAD_REQUEST),
        (b"null", HTTPStatus.BAD_REQUEST),
        (b"[1]", HTTPStatus.BAD_REQUEST),
        (b'{"message": {}}', HTTPStatus.BAD_REQUEST),
        (b'{"update_id": null}', HTTPStatus.BAD_REQUEST),
        (b'{"update_id": 9' + b"9" * 5_000 + b"}", HTTPStatus.BAD_REQUEST),
        (b'{"update_id": 9}', HTTPStatus.OK),
        (b'{"update_id": 9, "message": {"text": 5}}', HTTPStatus.OK),
        (b'{"update_id": 9, "from_next_year": {"text": "rahasia"}}', HTTPStatus.OK),
        (b'{"update_id": 9, "poll_answer": {"poll_id": "1", "option_ids": []}}', HTTPStatus.OK),
        (b"x" * (MAX_BODY + 1), HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    ],
)
async def test_noise_is_forgotten_and_no_fault(body: bytes, status: HTTPStatus, door: Door, caplog: Any) -> None:
    response = await door.post(body)
    assert response.status == status
    assert "rahasia" not in caplog.text
    assert "Error handling request" not in caplog.text


async def test_a_proxy_may_change_the_path(door: Door, person: PretendPerson) -> None:
    response = await door.post({"update_id": 7, **person.message("/menu")}, path="/any/where")
    assert b"sendMessage" in await response.read()


async def test_a_reply_whose_connection_broke_is_given_again(
    door: Door, person: PretendPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, committing = door.house.store.visit, asyncio.Event()
    committed = asyncio.Event()

    async def slow(*arguments: Any) -> Any:
        outcome = await original(*arguments)
        committing.set()
        await committed.wait()
        return outcome

    monkeypatch.setattr(door.house.store, "visit", slow)
    content = person.message("/menu")
    waiting = asyncio.create_task(door.deliver(content))
    await committing.wait()
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    monkeypatch.undo()
    key = key_of(person.update(content, 7), door.house.bot.id)
    marked: list[int] = []
    monkeypatch.setattr(door.house.store, "answered", marked.append)
    committed.set()
    assert await door.deliver(person.message("/menu"), 8)
    assert key not in marked


async def test_health_and_readiness(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    async def down() -> None:
        raise StorageUnavailable("connection to 10.0.0.5 failed")

    assert (await door.client.get("/health")).status == HTTPStatus.OK
    assert (await door.client.get("/ready")).status == HTTPStatus.OK
    monkeypatch.setattr(door.house.store, "ping", down)
    refused = await door.client.get("/ready")
    assert refused.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert "10.0.0.5" not in await refused.text()
    assert (await door.client.get("/health")).status == HTTPStatus.OK


@pytest.mark.parametrize(
    ("set_to", "told"),
    [
        ("https://jkp.example.org", "https://jkp.example.org/telegram"),
        ("https://jkp.example.org/", "https://jkp.example.org/telegram"),
        ("https://jkp.example.org:8443/bot/kawan", "https://jkp.example.org:8443/bot/kawan"),
    ],
)
def test_the_address_that_telegram_is_told(set_to: str, told: str) -> None:
    assert public_address(set_to) == told


def test_processes_with_one_token_agree_on_a_secret() -> None:
    assert secret_for(TOKEN) == SECRET
    assert secret_for(TOKEN + "x") != SECRET
    assert TOKEN.partition(":")[2] not in SECRET
    assert SECRET.isalnum()
