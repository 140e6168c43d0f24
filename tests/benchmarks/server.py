"""A webhook in a process of its own: the bot, or a handler that does nothing. Started by `child.py`."""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from bot.app import settle_memory
from bot.receive.webhook import web_app
from storage import Store
from tests.benchmarks.bots import TOKEN, no_op, open_dispatcher

SECRET = "secret-of-the-benchmarks"


async def serve(database: str, telegram: str) -> None:
    """Serve until standard input ends; without a database nothing is done with an update."""
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(telegram)))
    async with _app(bot, database) as app:
        app.router.add_get("/spent", _spent)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        settle_memory()
        print(runner.addresses[0][1], flush=True)
        await asyncio.to_thread(sys.stdin.read)
        await runner.cleanup()
    await bot.session.close()


@asynccontextmanager
async def _app(bot: Bot, database: str) -> AsyncIterator[web.Application]:
    if not database:
        app = web.Application()
        SimpleRequestHandler(no_op(), bot, handle_in_background=False, secret_token=SECRET).register(app, "/telegram")
        yield app
        return
    async with Store.open(database) as store, open_dispatcher(store, alone=False) as dispatcher:
        yield web_app(dispatcher, bot, store, SECRET)


async def _spent(_: web.Request) -> web.Response:
    return web.json_response(time.process_time())


if __name__ == "__main__":
    settings: dict[str, Any] = json.loads(sys.argv[1])
    asyncio.run(serve(**settings))
