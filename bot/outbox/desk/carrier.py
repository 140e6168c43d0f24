"""Carries the lines of tickets to the groups, those of each ticket in order; several carriers share without overlap."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlalchemy import Connection

from bot.outbox.desk.calls import Topic
from bot.outbox.desk.errand import LeaseLost, carry
from bot.outbox.desk.kit import Kit
from bot.outbox.desk.tending import tend
from conversations.tickets.carrying import carried
from conversations.tickets.records import Line
from storage import StorageError, desk_keeping, senders, ticket_lines
from storage.desk_keeping import Doomed

_log = logging.getLogger(__name__)

IDLE = 1.0
"""Seconds between two looks when nothing was due."""
DRAIN = 10.0
"""Seconds for calls under way when the process is told to stop."""
_AT_ONCE = 20
_NEVER_DELETED = 50
_REST = timedelta(minutes=10)


class Carrier:
    """Carries until it is cancelled; then what is under way still ends."""

    def __init__(self, kit: Kit, *, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._kit = kit
        self._pause = pause

    async def run(self) -> None:
        """Carry what is due, again and again."""
        while True:
            looking = asyncio.ensure_future(self._look())
            try:
                busy = await asyncio.shield(looking)
            except asyncio.CancelledError:
                await _ended(looking)
                raise
            if not busy:
                await self._pause(IDLE)

    async def _look(self) -> bool:
        try:
            return await self.round()
        except StorageError as error:
            _log.warning("Tickets wait for the database: %s", type(error).__name__)
            return False

    async def round(self) -> bool:
        """Carry one line of each ticket that has any due; false when there was nothing to do."""
        lines, doomed = await self._kit.store.run(self._take)
        await asyncio.gather(*map(self._carry, lines), *map(self._delete, doomed))
        return bool(lines or doomed)

    def _take(self, tx: Connection) -> tuple[list[Line], list[Doomed]]:
        now = self._kit.clock.now()
        tend(tx, self._kit.voice, now)
        pause = senders.read(tx).not_before
        if pause is not None and pause > now:
            return [], []
        return ticket_lines.due(tx, now, self._kit.worker, _AT_ONCE), desk_keeping.doomed(tx, now)

    async def _carry(self, line: Line) -> None:
        """Carry a line; whatever is odd about it, the others go."""
        try:
            await carry(self._kit, line)
        except LeaseLost:
            _log.warning("A line took longer than its lease; another carrier has it")
        except StorageError as error:
            _log.warning("What became of a line waits for its lease to end: %s", type(error).__name__)
        except Exception as error:
            _log.exception("A line of a ticket cannot be carried")
            reason = f"carry: {type(error).__name__}"[:64]
            await self._kit.store.run(lambda tx: ticket_lines.failed(tx, line.id, reason))

    async def _delete(self, doomed: Doomed) -> None:
        end = await self._kit.calls.delete(Topic(doomed.chat_id, doomed.thread_id))
        verdict, now = carried(end, "delete", doomed.attempts + 1), self._kit.clock.now()
        # A topic that is gone already, or whose group is, is what was wanted.
        over = verdict.deed in ("sent", "failed") or verdict.mend in ("topic", "moved") or verdict.trouble == "gone"
        if over or doomed.attempts >= _NEVER_DELETED:
            await self._kit.store.run(lambda tx: desk_keeping.gone(tx, doomed.id))
            return
        due_at = now + max(_REST, timedelta(seconds=verdict.wait))
        await self._kit.store.run(lambda tx: desk_keeping.doomed_later(tx, doomed.id, due_at))


async def _ended(looking: "asyncio.Future[bool]") -> None:
    """Wait for a look under way; what does not end in time is cut off, and counts as uncertain."""
    await asyncio.wait({looking}, timeout=DRAIN)
    looking.cancel()
    await asyncio.gather(looking, return_exceptions=True)
