"""Serving the chat page in the running event loop, leaving signals to whoever owns the process."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from fastapi import FastAPI
from nicegui import ui

from bot.playground import page_words as say
from bot.playground.page import install
from bot.playground.world import World

GRACE_SECONDS = 1


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serving_page(world: World, host: str, port: int) -> AsyncIterator[str]:
    """Serve the page while the block runs and yield its address; once per process, as NiceGUI has one app."""
    app = FastAPI(openapi_url=None)
    install(world)
    ui.run_with(app, title=say.BRAND, dark=None, tailwind=False, show_welcome_message=False, reconnect_timeout=10)
    bound = _bind(host, port)
    config = uvicorn.Config(
        app, log_config=None, log_level="warning", access_log=False, timeout_graceful_shutdown=GRACE_SECONDS
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[bound]), name="playground-page")
    try:
        yield f"http://{host}:{bound.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        # From now on a browser that comes early waits instead of being refused.
        bound.listen()
    except OSError:
        bound.close()
        raise
    return bound
