"""A portal that offers a list, and can fail in many ways."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.test_utils import TestServer

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Portal:
    """Answers by `script`, one answer a request, and then with its list; it knows what was asked for changes only."""

    def __init__(self, body: bytes = b"[]", *, etag: str = "", modified: str = "") -> None:
        self.body = body
        self.etag = etag
        self.modified = modified
        self.script: list[Answer] = []
        self.requests: list[web.Request] = []
        self.address = ""

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        self.requests.append(request)
        if self.script:
            return await self.script.pop(0)(request)
        same = self.etag and request.headers.get("If-None-Match") == self.etag
        if same or (self.modified and request.headers.get("If-Modified-Since") == self.modified):
            return web.Response(status=304)
        marks = {"ETag": self.etag, "Last-Modified": self.modified}
        return web.Response(body=self.body, headers={name: mark for name, mark in marks.items() if mark})


@asynccontextmanager
async def open_portal(body: bytes = b"[]", **marks: str) -> AsyncIterator[Portal]:
    """Open a portal on this machine."""
    portal = Portal(body, **marks)
    app = web.Application()
    app.router.add_get("/{tail:.*}", portal.handle)
    async with TestServer(app) as server:
        portal.address = str(server.make_url("/list"))
        yield portal


def status(code: int, **headers: str) -> Answer:
    """Answer with a status."""

    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(status=code, headers=headers)

    return answer


def saying(body: bytes) -> Answer:
    """Answer with a body."""

    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(body=body)

    return answer


async def hang(_request: web.Request) -> web.StreamResponse:
    """Never answer."""
    await asyncio.Event().wait()
    raise AssertionError


async def break_off(request: web.Request) -> web.StreamResponse:
    """Tell of more than is sent."""
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b'[{"title": "Kasir"')
    assert request.transport is not None
    request.transport.close()
    return response


async def pour(request: web.Request) -> web.StreamResponse:
    """Send without an end."""
    response = web.StreamResponse()
    await response.prepare(request)
    while request.transport is not None and not request.transport.is_closing():
        await response.write(b"x" * 65536)
    return response


async def without_length(request: web.Request) -> web.StreamResponse:
    """Send until the connection ends, so that nobody knows whether that was all."""
    assert request.transport is not None
    request.transport.write(b"HTTP/1.0 200 OK\r\n\r\ntitle,employer\nKasir,PT Maju\n")
    request.transport.close()
    return web.Response()
