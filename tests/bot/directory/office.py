"""An agency's claims interface, made up for tests."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.directory.api import ApiDirectory
from storage.seal import Seal

TOKEN = "a-token-of-the-agency"
TODAY = date(2026, 11, 23)
SEAL = Seal(["a-key-of-sixteen-signs"])
PHONE = "+6281234567890"
RECORD: dict[str, Any] = {
    "reference": "JKP-2026-0001",
    "kpj": "00123456789",
    "phone": PHONE,
    "birth_date": "1985-08-17",
    "state": "approved",
    "since": "2026-11-02",
    "phk_date": "2026-10-01",
    "month": 1,
    "month_state": "open",
    "due_date": "2026-12-10",
    "amount": 3000000,
    "employer": "PT Maju",
    "name": "Budi Santoso",
    "region": "73.71",
}

Answer = tuple[int, bytes]


class Office:
    """Answers by `script`, one answer a request; once that is used up, by the claims it knows."""

    def __init__(self) -> None:
        self.claims: list[dict[str, Any]] = [RECORD]
        self.script: list[Answer] = []
        self.requests: list[tuple[str, str, str, Any]] = []
        self.hangs = False
        self._never = asyncio.Event()

    def fail(self, *statuses: int) -> None:
        """Answer the next requests with these statuses."""
        self.script += [(status, b"") for status in statuses]

    def say(self, body: object) -> None:
        """Answer the next request with this body."""
        self.script.append((200, body if isinstance(body, bytes) else json.dumps(body).encode()))

    async def handle(self, request: web.Request) -> web.Response:
        """Answer one request."""
        question = await request.json() if request.can_read_body else None
        self.requests.append((request.method, request.path, request.headers.get("Authorization", ""), question))
        if self.hangs:
            await self._never.wait()
        if self.script:
            status, body = self.script.pop(0)
            return web.Response(status=status, body=body, headers={"Location": "/elsewhere"})
        return self._known(request, question)

    def release(self) -> None:
        """Let hanging requests end."""
        self._never.set()

    def _known(self, request: web.Request, question: Any) -> web.Response:
        if request.method == "POST":
            mine = [each for each in self.claims if each["phone"] == question["phone"]]
            agree = any(each["kpj"].endswith(question["kpj_last4"]) for each in mine)
            return web.json_response({"claims": mine if agree else []})
        named = [each for each in self.claims if request.path.endswith(f"/{each['reference']}")]
        return web.json_response({"claim": named[0]}) if named else web.Response(status=404)


Pause = Callable[[float], Awaitable[None]]


async def at_once(_: float) -> None:
    """Pause for no time at all."""


@asynccontextmanager
async def office_and_directory(time_limit: float = 20.0) -> AsyncIterator[tuple[Office, ApiDirectory]]:
    """Open the interface and the directory that asks it."""
    office = Office()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", office.handle)
    async with TestServer(app) as server:
        address = str(server.make_url("")).rstrip("/")
        async with ApiDirectory(
            address, TOKEN, SEAL, today=lambda: TODAY, time_limit=time_limit, pause=at_once
        ) as directory:
            try:
                yield office, directory
            finally:
                office.release()
