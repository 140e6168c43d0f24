"""Receiving updates over HTTP: the reply rides in the response, after its commit."""

import hashlib
import hmac
import json
import logging
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from aiogram import Bot, Dispatcher
from aiogram.methods import SendMessage
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from bot.handlers import Apology
from bot.hear import concerns_us, key_of
from bot.receive.reading import has_number, read_update
from bot.render import body_of
from storage import StorageError, Store

_log = logging.getLogger(__name__)

PATH = "/telegram"
"""Where updates are delivered when the public address names no path of its own."""
HEALTH = "/health"
READY = "/ready"
MAX_BODY = 1024 * 1024


class Webhook(SimpleRequestHandler):
    """Aiogram's handler, made deaf to noise: what is no update is answered and forgotten, and never a fault."""

    def __init__(self, dispatcher: Dispatcher, bot: Bot, store: Store, secret: str) -> None:
        super().__init__(dispatcher, bot, handle_in_background=False, secret_token=secret)
        self._store = store
        self._secret = secret.encode()

    def verify_secret(self, telegram_secret_token: str, bot: Bot) -> bool:
        """Compare in constant time, whatever characters were sent."""
        return hmac.compare_digest(telegram_secret_token.encode(errors="surrogateescape"), self._secret)

    async def close(self) -> None:
        """Leave the client open: replies may still be under way, and who opened it closes it."""

    async def _handle_request(self, bot: Bot, request: web.Request) -> web.Response:
        content = _content(await request.read())
        update = read_update(content, bot)
        if update is None:
            _log.warning("Something that cannot be read as an update was delivered")
            # Telegram repeats what is refused, and holds back what follows it.
            return web.Response(status=HTTPStatus.OK if has_number(content) else HTTPStatus.BAD_REQUEST)
        reply = await self.dispatcher.feed_update(bot, update) if concerns_us(update) else None
        if not isinstance(reply, SendMessage):
            return web.Response()
        arrives = request.transport is not None and not request.transport.is_closing()
        if arrives and not isinstance(reply, Apology):
            self._store.answered(key_of(update, bot.id))
        return web.Response(body=body_of(reply), content_type="application/json")


def _content(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def web_app(dispatcher: Dispatcher, bot: Bot, store: Store, secret: str) -> web.Application:
    """Return the server: the webhook, */health* (the process lives) and */ready* (the database answers).

    A proxy may change the path before it gets here, so an update is taken at any path; the secret is what guards it.
    """
    app = web.Application(client_max_size=MAX_BODY)
    Webhook(dispatcher, bot, store, secret).register(app, path="/{path:.*}")

    async def health(_: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def ready(_: web.Request) -> web.Response:
        try:
            await store.ping()
        except StorageError as error:
            _log.warning("Not ready: %s", type(error).__name__)
            return web.json_response({"status": "the database does not answer"}, status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.json_response({"status": "ok"})

    app.router.add_get(HEALTH, health)
    app.router.add_get(READY, ready)
    return app


def public_address(address: str) -> str:
    """Return the address that Telegram is told: as it was set, with a path of ours when it has none."""
    return address if urlsplit(address).path.strip("/") else address.rstrip("/") + PATH


def secret_for(token: str) -> str:
    """Return a secret that every process with the same token arrives at, and nobody else can."""
    return hmac.new(token.encode(), b"kawan-jkp webhook", hashlib.sha256).hexdigest()
