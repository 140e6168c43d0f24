"""Sending updates to a bot's webhook: in order within a chat, again until taken, doing what the answer asks."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

import aiohttp

from bot.playground.server_wire import Body, read_body
from bot.playground.world import Account, Webhook
from bot.playground.world_updates import Update

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
TIMEOUT = aiohttp.ClientTimeout(total=60)
Perform = Callable[[Account, Body], Awaitable[None]]


@dataclass(frozen=True)
class Backoff:
    """Seconds before an update is offered again: `first`, then doubled up to `most`."""

    first: float = 0.5
    most: float = 60.0


class Webhooks:
    """The senders of all bots that have a webhook; `perform` does a method that came in a webhook's answer."""

    def __init__(self, perform: Perform, clock: Callable[[], float], backoff: Backoff) -> None:
        self._perform = perform
        self._clock = clock
        self._backoff = backoff
        self._senders: dict[str, asyncio.Task[None]] = {}

    def start(self, account: Account) -> None:
        """Begin to send what waits for this bot and all that comes."""
        sender = _Sender(account, self._perform, self._clock, self._backoff)
        self._senders[account.profile.token] = asyncio.create_task(sender.run(), name="playground-webhook")

    async def stop(self, account: Account) -> None:
        """End sending to this bot; what was not taken keeps waiting."""
        account.updates.on_push = None
        task = self._senders.pop(account.profile.token, None)
        if task and task is not asyncio.current_task():
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def close(self) -> None:
        """End all sending."""
        tasks = list(self._senders.values())
        self._senders.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class _Sender:
    def __init__(self, account: Account, perform: Perform, clock: Callable[[], float], backoff: Backoff) -> None:
        self._account = account
        self._webhook = account.webhook or Webhook("")
        self._perform = perform
        self._clock = clock
        self._backoff = backoff
        self._lanes: dict[int, deque[Update]] = defaultdict(deque)
        self._room = asyncio.Semaphore(self._webhook.max_connections)

    async def run(self) -> None:
        async with aiohttp.ClientSession(timeout=TIMEOUT) as session, asyncio.TaskGroup() as group:
            enqueue = partial(self._enqueue, session, group)
            self._account.updates.on_push = enqueue
            for update in self._account.updates.peek():
                enqueue(update)
            await asyncio.Event().wait()

    def _enqueue(self, session: aiohttp.ClientSession, group: asyncio.TaskGroup, update: Update) -> None:
        lane = self._lanes[update.chat_id]
        lane.append(update)
        if len(lane) == 1:
            group.create_task(self._drain(session, update.chat_id))

    async def _drain(self, session: aiohttp.ClientSession, chat_id: int) -> None:
        lane = self._lanes[chat_id]
        while lane:
            await self._deliver(session, lane[0])
            self._account.updates.remove(lane[0])
            lane.popleft()
        del self._lanes[chat_id]

    async def _deliver(self, session: aiohttp.ClientSession, update: Update) -> None:
        delay = self._backoff.first
        while not await self._offer(session, update):
            await asyncio.sleep(delay)
            delay = min(2 * delay, self._backoff.most)

    async def _offer(self, session: aiohttp.ClientSession, update: Update) -> bool:
        headers = {SECRET_HEADER: self._webhook.secret} if self._webhook.secret else {}
        try:
            async with (
                self._room,
                session.post(self._webhook.url, json=update.as_json(), headers=headers) as response,
            ):
                if not response.ok:
                    return self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
                body = await read_body(response)
        except TimeoutError:
            return self._failed("Read timeout expired")
        except (aiohttp.ClientError, OSError):
            return self._failed("Connection refused")
        if body.params.get("method"):
            await self._perform(self._account, body)
        return True

    def _failed(self, reason: str) -> bool:
        self._webhook.error, self._webhook.error_date = reason, int(self._clock())
        return False
