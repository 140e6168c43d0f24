"""Running the local Telegram for people: the Bot API and the chat page in one event loop."""

import asyncio
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from bot.playground.personas import PERSONAS, settle
from bot.playground.server import serving
from bot.playground.server_api import BotApi
from bot.playground.world import TOKEN, World
from bot.playground.world_groups import settle_groups
from bot.playground.world_history import keeping
from bot.playground.world_people import Person

MESSAGE_EPOCH = 1_700_000_000


@dataclass(frozen=True)
class Addresses:
    """Where the local Telegram is: `api` for the bot (its `TELEGRAM_API`), `page` for people, the bot's `token`."""

    api: str
    page: str
    token: str


async def serve(
    *,
    host: str = "127.0.0.1",
    api_port: int = 8081,
    page_port: int = 8082,
    token: str = TOKEN,
    ready: Callable[[Addresses], None],
    stop: asyncio.Event,
    personas: tuple[Person, ...] = PERSONAS,
    history: Path | None = None,
) -> None:
    """Serve until `stop` is set; `ready` hears the addresses once both answer.

    With a `history` file the chats of the last run are shown again. A port in use raises `OSError`.
    """
    world = World(first_message_id=int(time.time()) - MESSAGE_EPOCH)
    world.add_bot(token)
    async with AsyncExitStack() as stack:
        if history:
            await stack.enter_async_context(keeping(world, history))
        settle(world, personas)
        settle_groups(world)
        api = await stack.enter_async_context(serving(BotApi(world), host, api_port))
        from bot.playground.page_server import serving_page  # only now: it brings NiceGUI along

        page = await stack.enter_async_context(serving_page(world, host, page_port))
        ready(Addresses(api, page, token))
        await stop.wait()
