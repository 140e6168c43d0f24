"""The Bot API over HTTP, on loopback, as Telegram serves it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from bot.playground import server_deeds, server_deeds_group
from bot.playground.errors import ApiError, forbidden, not_found
from bot.playground.server_api import BotApi
from bot.playground.server_faults import ConnectionDroppedError
from bot.playground.server_play import play
from bot.playground.server_profile import refusal_of
from bot.playground.server_wire import UPLOAD_LIMIT, Body, read_body

GRACE = 1.0
PLAYED = (server_deeds, server_deeds_group)


def application(api: BotApi) -> web.Application:
    """Return the web application.

    Methods are at `/bot<token>/<method>`, files at `/file/bot<token>/<path>` and deeds at `/play/bot<token>/<deed>`.
    """
    app = web.Application(client_max_size=UPLOAD_LIMIT)

    async def call(request: web.Request) -> web.StreamResponse:
        return await _answer(api, request)

    async def act(request: web.Request) -> web.StreamResponse:
        return await _played(api, request)

    async def download(request: web.Request) -> web.Response:
        return _file(api, request)

    app.router.add_route("*", "/bot{token}/{method}", call)
    app.router.add_post("/play/bot{token}/{deed}", act)
    app.router.add_get("/file/bot{token}/{path:.+}", download)
    app.router.add_route("*", "/{path:.*}", _nothing_here)
    return app


@asynccontextmanager
async def serving(api: BotApi, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve the Bot API while the block runs and yield its base address; port 0 takes a free one."""
    runner = web.AppRunner(application(api), access_log=None, shutdown_timeout=GRACE, handler_cancellation=True)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        bound = runner.addresses[0][1]
        yield f"http://{host}:{bound}"
    finally:
        await api.close()
        await runner.cleanup()


async def _answer(api: BotApi, request: web.Request) -> web.StreamResponse:
    name = request.match_info["method"]
    try:
        body = await _body(request)
        return _json({"ok": True, "result": await api.perform(request.match_info["token"], name, body)})
    except ApiError as refusal:
        return _json(refusal_of(refusal), refusal.code)
    except web.HTTPRequestEntityTooLarge:
        return _json(refusal_of(ApiError(413, "Request Entity Too Large")), 413)
    except ConnectionDroppedError:
        return _hang_up(request)


async def _body(request: web.Request) -> Body:
    given = dict(request.query)
    read = await read_body(request) if request.can_read_body else Body()
    return Body(given | read.params, read.files)


async def _played(api: BotApi, request: web.Request) -> web.StreamResponse:
    # A page of another origin can post nothing of this kind unasked, so no stranger plays with the world.
    if request.content_type != "application/json" and "X-Play" not in request.headers:
        return _json(refusal_of(forbidden("a deed comes as JSON or with the header X-Play")), 403)
    try:
        body = await _body(request)
        return _json({"ok": True, "result": play(api, request.match_info["token"], request.match_info["deed"], body)})
    except ApiError as refusal:
        return _json(refusal_of(refusal), refusal.code)


def _json(answer: dict[str, Any], status: int = 200) -> web.Response:
    return web.json_response(answer, status=status)


def _hang_up(request: web.Request) -> web.StreamResponse:
    if request.transport:
        request.transport.abort()
    return web.Response(status=499)


def _file(api: BotApi, request: web.Request) -> web.Response:
    file = api.world.files.by_path.get(request.match_info["path"])
    if request.match_info["token"] not in api.world.accounts or file is None:
        return _json(refusal_of(not_found()), 404)
    return web.Response(body=file.content, content_type="application/octet-stream")


async def _nothing_here(_: web.Request) -> web.Response:
    return _json(refusal_of(not_found()), 404)
