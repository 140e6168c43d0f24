"""The sender: takes due messages, sends them one after the other at an even pace, and records what became of each."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

from sqlalchemy import Connection

from bot.outbox.clearance import clearance
from bot.outbox.clock import Clock
from bot.outbox.letters import Letters, Open
from bot.outbox.post import HeldBack, Letter, Post
from conversations.outreach.attempt import End, Next, next_after
from conversations.outreach.brake import Storm
from conversations.outreach.quiet import Quiet
from storage import StorageError, Store, outbox, senders
from storage.outbox import Ending, Leased
from storage.participants import set_reachable

_log = logging.getLogger(__name__)

AT_ONCE = 50
"""Calls under way at the same time."""
IDLE = 1.0
"""Seconds between two looks for what is due, and for what holds all senders."""
DRAIN = 10.0
"""Seconds for calls under way when the sender is told to stop."""
_TRIES = 3


class Sender:
    """Sends until it is told to stop; `worker` names it among all senders, `pause` waits so many seconds."""

    def __init__(
        self,
        store: Store,
        post: Post,
        letters: Letters,
        *,
        worker: str,
        clock: Clock,
        quiet: Quiet,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store = store
        self._post = post
        self._letters = letters
        self._worker = worker
        self._clock = clock
        self._quiet = quiet
        self._pause = pause
        self._tasks: set[asyncio.Task[None]] = set()
        self._shared = senders.Senders()
        self._storm = Storm()
        self._stopping = False

    async def run(self, stop: asyncio.Event) -> None:
        """Send what is due until `stop`, then wait for what is under way."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                if not await self._round_in_peace(stop):
                    await self._rest(stopping)
        finally:
            self._stopping = True
            stopping.cancel()
            await self._drain()

    async def _rest(self, stopping: "asyncio.Task[bool]") -> None:
        resting = asyncio.ensure_future(self._pause(IDLE))
        await asyncio.wait({resting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        resting.cancel()
        await asyncio.gather(resting, return_exceptions=True)

    async def _round_in_peace(self, stop: asyncio.Event) -> bool:
        try:
            return await self.round(stop)
        except StorageError as error:
            _log.warning("Sending waits for the database: %s", type(error).__name__)
            return False

    async def round(self, stop: asyncio.Event | None = None) -> bool:
        """Take one batch and hand it to Telegram; false when nothing is due or nothing may be sent."""
        shared, batch = await self._store.run(self._take)
        self._look(shared)
        cleared = {message.id: clearance(message, self._clock, self._quiet) for message in batch}
        endings = [ending for ending in cleared.values() if ending is not None]
        await self._record(endings)
        await self._send_all([message for message in batch if cleared[message.id] is None], stop)
        return bool(batch)

    def _take(self, tx: Connection) -> tuple[senders.Senders, list[Leased]]:
        """Free what dead senders held, and lease what is due unless all senders are held."""
        now = self._clock.now()
        planned, unknown = outbox.reclaim(tx, now)
        if planned or unknown:
            _log.warning("A sender died: %d messages are planned again, of %d nobody knows", planned, unknown)
        shared = senders.read(tx)
        if shared.held(now):
            return shared, []
        return shared, outbox.lease(tx, now, self._worker, calendar=self._clock.calendar())

    def _look(self, shared: senders.Senders) -> None:
        if self._shared.brake and not shared.brake:
            # A person has looked: what happened before does not count again.
            self._storm = Storm()
        if shared.brake and not self._shared.brake:
            _log.error("The brake is on: %s. Release it with `python -m bot outbox --release`.", shared.brake)
        pauses = [each.not_before for each in (self._shared, shared) if each.not_before]
        self._shared = senders.Senders(max(pauses, default=None), shared.brake)

    async def _send_all(self, messages: list[Leased], stop: asyncio.Event | None) -> None:
        """Send in order: a call begins when the one before has left, so that at most one waits for its turn."""
        for place, message in enumerate(messages):
            await self._post.turn(paid=message.paid)
            while len(self._tasks) >= AT_ONCE:
                await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
            if self._held or (stop is not None and stop.is_set()):
                await self._record([_back(each) for each in messages[place:]])
                return
            # A batch takes seconds, and the night may have begun meanwhile.
            if (ending := clearance(message, self._clock, self._quiet)) is not None:
                await self._record([ending])
                continue
            opened = await self._letters.open(message, self._worker)
            if isinstance(opened, Letter):
                await self._dispatch(message, opened)
            elif opened is Open.HELD:
                await self._record([_back(each) for each in messages[place:]])
                return

    @property
    def _held(self) -> bool:
        return self._stopping or self._shared.held(self._clock.now())

    async def _dispatch(self, message: Leased, letter: Letter) -> None:
        left = asyncio.Event()
        task = asyncio.create_task(self._carry(message, letter, left))
        self._tasks.add(task)
        task.add_done_callback(self._done)
        task.add_done_callback(lambda _: left.set())
        await left.wait()

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("A message was left unrecorded: %s", type(error).__name__, exc_info=error)

    async def _carry(self, message: Leased, letter: Letter, left: asyncio.Event) -> None:
        def depart() -> None:
            if self._held:
                raise HeldBack("all senders are held")
            left.set()

        chat_id, plain, last = message.user_id, False, False
        while True:
            end = await self._post.send(chat_id, letter, depart, plain=plain)
            self._storm = self._storm.after(end)
            then = next_after(end, message.attempts + 1, last=last)
            if not then.again:
                break
            chat_id, plain, last = end.chat_id or chat_id, then.again == "plain", True
        await self._follow(message, end, then)

    async def _follow(self, message: Leased, end: End, then: Next) -> None:
        now = self._clock.now()
        if then.halt:
            until = now + timedelta(seconds=then.halt)
            # At once in this process; the others hear of it through the database.
            self._look(senders.Senders(until, self._shared.brake))
            _log.warning("Nothing is sent for %.0f s: %s %s", then.halt, end.kind, end.words)
        if (brake := self._storm.reason) and not self._shared.brake:
            self._look(senders.Senders(self._shared.not_before, brake))
        due = self._clock.of(message.kind) + timedelta(seconds=then.wait)
        ending = Ending(message.id, then.state, then.reason, due, end.message_id, then.counted)
        await self._keep(message, ending, then, brake)

    async def _keep(self, message: Leased, ending: Ending, then: Next, brake: str) -> None:
        now = self._clock.now()

        def keep(tx: Connection) -> None:
            outbox.record(tx, self._worker, [ending], now)
            if then.halt:
                senders.halt(tx, now + timedelta(seconds=then.halt))
            if brake:
                senders.put_brake(tx, brake)
            if then.unreachable:
                set_reachable(tx, message.user_id, reachable=False)

        for _ in range(_TRIES):
            with suppress(StorageError):
                await self._store.run(keep)
                return
            await self._pause(IDLE)
        _log.error("What became of a message could not be recorded; it will count as unknown")

    async def _record(self, endings: list[Ending]) -> None:
        if endings:
            await self._store.run(lambda tx: outbox.record(tx, self._worker, endings, self._clock.now()))

    async def _drain(self) -> None:
        """Wait for calls under way; what does not end in time stays begun, and becomes unknown."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=DRAIN)
        late = list(self._tasks)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)


def _back(message: Leased) -> Ending:
    """Plan a message again that was leased and not begun."""
    return Ending(message.id, "planned", due_at=message.due_at)
