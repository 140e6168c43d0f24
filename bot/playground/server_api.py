"""The Bot API without its HTTP: finds the bot and the method, meets troubles and limits, does the work."""

import inspect
from typing import Any

from bot.playground import server_chats, server_forum, server_messages, server_profile, server_receiving
from bot.playground.errors import ApiError, not_found, unauthorized
from bot.playground.server_call import METHODS, ApiCall
from bot.playground.server_faults import ConnectionDroppedError, FaultScript, FloodControl, suffer
from bot.playground.server_webhook import Backoff, Webhooks
from bot.playground.server_wire import Body
from bot.playground.world import Account, Call, World

QUERY_LIFETIME = 60.0
ROOMS = (server_messages, server_profile, server_receiving, server_chats, server_forum)


class BotApi:
    """Does what bots ask of a world. `query_lifetime` is how many seconds a pressed button may wait for its answer."""

    def __init__(self, world: World, backoff: Backoff | None = None) -> None:
        self.world = world
        self.faults = FaultScript()
        self.flood = FloodControl()
        self.webhooks = Webhooks(self.perform_quietly, world.clock, backoff or Backoff())
        self.query_lifetime = QUERY_LIFETIME

    async def perform(self, token: str, name: str, body: Body) -> Any:
        """Return what a method returns; a refusal raises `ApiError`, a scripted silence `ConnectionDroppedError`."""
        account = self.world.accounts.get(token)
        if account is None:
            raise unauthorized()
        if name.lower() not in METHODS:
            raise not_found()
        call = ApiCall(self, account, name, body.params, body.files)
        try:
            result = await self._perform(call)
        except ApiError as refusal:
            self.world.record(Call(name, body.params, refusal.description))
            raise
        return result

    async def perform_quietly(self, account: Account, body: Body) -> None:
        """Do a method that came in a webhook's answer: nobody hears of its result, as in Telegram."""
        name = str(body.params.pop("method"))
        try:
            await self.perform(account.profile.token, name, body)
        except (ApiError, ConnectionDroppedError):
            return

    async def close(self) -> None:
        """End polls, webhooks and held calls."""
        self.faults.clear()
        await self.webhooks.close()
        for account in self.world.accounts.values():
            account.updates.end_poll()

    async def _perform(self, call: ApiCall) -> Any:
        fault = self.faults.take(call)
        if fault:
            await suffer(fault)
        self.flood.check(call)
        result = METHODS[call.name.lower()](call)
        if inspect.isawaitable(result):
            result = await result
        self.world.record(Call(call.name, call.params))
        if fault and fault.unanswered:
            raise ConnectionDroppedError
        return result
