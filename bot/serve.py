"""The long-running commands: which parts run together in one process, and their end."""

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import SecretStr

from bot.settings import BadSettings, Settings

if TYPE_CHECKING:
    from bot.app import Sender
    from bot.playground.serve import Addresses

Serving = Literal["all", "poll", "webhook", "outbox", "playground"]

PLAYGROUND_TOKEN = "1000000001:playground-has-no-secrets"  # noqa: S105 - opens nothing but the local playground
"""The token of the bot of the playground, which listens on this machine only."""


async def serve(command: str, settings: Settings) -> None:
    """Run a command until SIGTERM or Ctrl-C.

    Raises:
        BadSettings: when the command lacks a setting.
    """
    token = settings.bot_token.get_secret_value()
    if command == "playground":
        await _playground(settings, with_bot=False)
    elif command == "all" and not token:
        await _playground(settings, with_bot=True)
    elif not token:
        raise BadSettings("The setting BOT_TOKEN is missing: get a token from BotFather, or run `python -m bot`.")
    elif command == "outbox":
        await _outbox(settings)
    elif command == "webhook" or (command == "all" and settings.webhook_url):
        await _webhook(settings, with_outbox=command == "all")
    else:
        await _polling(settings, with_outbox=command == "all")


async def _outbox(settings: Settings) -> None:
    from bot.outbox.run import run_outbox
    from bot.signals import stop_on_signals

    await run_outbox(settings, stop_on_signals())


async def _webhook(settings: Settings, *, with_outbox: bool) -> None:
    if not settings.webhook_url:
        raise BadSettings("The setting WEBHOOK_URL is missing: Telegram needs a public https address to deliver to.")
    from bot.app import run_webhook
    from bot.signals import stop_on_signals

    sender = _sender(settings) if with_outbox else None
    await run_webhook(
        settings, stop_on_signals(), lambda address: print(f"Listening on {address}", flush=True), sender=sender
    )


async def _polling(settings: Settings, *, with_outbox: bool) -> None:
    from bot.app import run_polling
    from bot.signals import stop_on_signals

    await run_polling(settings, stop_on_signals(), _sender(settings) if with_outbox else None)


def _sender(settings: Settings) -> "Sender":
    """Return what sends the unasked messages beside the serving, on the same store."""
    from bot.outbox.run import run_outbox

    return partial(run_outbox, settings)


async def _playground(settings: Settings, *, with_bot: bool) -> None:
    """Serve the local Telegram, and the bot on it."""
    from bot.app import settle_memory
    from bot.playground.serve import Addresses
    from bot.playground.serve import serve as serve_playground
    from bot.signals import stop_on_signals

    stop = stop_on_signals()
    ready: asyncio.Future[Addresses] = asyncio.get_running_loop().create_future()
    playing = asyncio.create_task(
        serve_playground(
            host=settings.host,
            api_port=0 if with_bot else _beside(settings.port),
            page_port=settings.port,
            token=PLAYGROUND_TOKEN,
            ready=ready.set_result,
            stop=stop,
            history=_history(settings),
        )
    )
    try:
        addresses = await _once_ready(playing, ready)
        if addresses:
            settle_memory()
            print(_welcome(addresses), flush=True)
            if with_bot:
                await _bot_on(settings, addresses, stop)
        await _ended(playing, settings)
    finally:
        stop.set()
        await asyncio.gather(playing, return_exceptions=True)


def _beside(port: int) -> int:
    """Return the next port; any free one beside any free one."""
    return min(port + 1, 65535) if port else 0


def _history(settings: Settings) -> Path | None:
    """Return where the chats are kept: beside the embedded database, whose answers belong to them."""
    return (
        Path(settings.database_url.removeprefix("sqlite:///")).with_suffix(".chats.json") if settings.embedded else None
    )


async def _once_ready(playing: "asyncio.Task[None]", ready: "asyncio.Future[Addresses]") -> "Addresses | None":
    """Return the addresses, or nothing when the playground ended before it had any."""
    playing.add_done_callback(lambda _: ready.cancel())
    try:
        return await ready
    except asyncio.CancelledError:
        if not playing.done():
            raise
        return None


async def _ended(playing: "asyncio.Task[None]", settings: Settings) -> None:
    try:
        await playing
    except OSError as error:
        address = f"{settings.host}:{settings.port}"
        raise BadSettings(f"Cannot listen on HOST and PORT {address}: {error.strerror}.") from None


def _welcome(addresses: "Addresses") -> str:
    return f"Kawan JKP: open {addresses.page} in a browser. (Bot API server: {addresses.api})"


async def _bot_on(settings: Settings, addresses: "Addresses", stop: asyncio.Event) -> None:
    from bot.app import run_polling
    from bot.playground.world_groups import STAFF_GROUP

    local: dict[str, SecretStr | str] = {"bot_token": SecretStr(addresses.token), "telegram_api": addresses.api}
    if not settings.staff_groups:
        local["staff_groups"] = f"*={STAFF_GROUP}"
    on_it = settings.model_copy(update=local)
    await run_polling(on_it, stop, _sender(on_it))
