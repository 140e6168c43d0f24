"""What waits for a bot: updates kept until it confirms them, as Telegram keeps them."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bot.playground.errors import ApiError, conflict

UNASKED_KINDS = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET = "terminated by setWebhook request"
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
KEPT = 100_000


@dataclass(frozen=True)
class Update:
    """One event for the bot: its number, its kind, the chat whose order it keeps, and Telegram's object."""

    id: int
    kind: str
    chat_id: int
    content: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """Return the update as the Bot API writes it."""
        return {"update_id": self.id, self.kind: self.content}


class UpdateQueue:
    """Updates of one bot in order; delivered again and again until confirmed.

    Numbers start at `first_id`, which must be higher than any of an earlier run, because bots remember what they saw.
    `changed` is called whenever more or fewer updates wait.
    """

    def __init__(self, first_id: int, changed: Callable[[], None] = lambda: None) -> None:
        self._next_id = first_id
        self._changed = changed
        self._pending: dict[int, Update] = {}
        self._poll: asyncio.Future[None] | None = None
        self._allowed: frozenset[str] | None = None
        self.on_push: Callable[[Update], None] | None = None

    def __len__(self) -> int:
        return len(self._pending)

    @property
    def waiting(self) -> bool:
        """Whether a long poll is under way."""
        return self._poll is not None

    @property
    def allowed(self) -> list[str] | None:
        """The kinds the bot asked for, or None for Telegram's default."""
        return None if self._allowed is None else sorted(self._allowed)

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Keep only these kinds from now on; an empty list restores the default, None changes nothing."""
        if kinds is not None:
            self._allowed = frozenset(kinds) or None

    def push(self, kind: str, chat_id: int, content: dict[str, Any]) -> Update | None:
        """Add an update and wake whoever waits; None when the bot does not want this kind."""
        if kind in UNASKED_KINDS if self._allowed is None else kind not in self._allowed:
            return None
        update = Update(self._next_id, kind, chat_id, content)
        self._next_id += 1
        self._pending[update.id] = update
        if len(self._pending) > KEPT:
            self._pending.pop(next(iter(self._pending)))
        self._wake(None)
        if self.on_push:
            self.on_push(update)
        self._changed()
        return update

    def confirm(self, offset: int) -> None:
        """Forget everything before `offset`; a negative one keeps only the last `-offset` updates."""
        if offset < 0:
            offset = min(list(self._pending)[offset:], default=0)
        while self._pending and (first := next(iter(self._pending))) < offset:
            self._pending.pop(first)
            self._changed()

    def remove(self, update: Update) -> None:
        """Forget one update that a webhook took."""
        self._pending.pop(update.id, None)
        self._changed()

    def clear(self) -> None:
        """Forget everything that waits."""
        self._pending.clear()

    def peek(self, limit: int = KEPT) -> list[Update]:
        """Return the first waiting updates without confirming them, all by default."""
        return list(islice(self._pending.values(), limit))

    async def poll(self, offset: int, limit: int, patience: float) -> list[Update]:
        """Confirm, then return what waits, waiting at most `patience` seconds for the first.

        A poll under way elsewhere ends with `ApiError` 409: only one may wait.
        """
        self.end_poll(conflict(OTHER_POLL))
        self.confirm(offset)
        if self._pending or patience <= 0:
            return self.peek(limit)
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(patience):
                await poll
        except TimeoutError:
            return []
        finally:
            self._poll = None if self._poll is poll else self._poll
        return self.peek(limit)

    def end_poll(self, error: ApiError | None = None) -> None:
        """End the poll under way, if there is one: with what waits, or with this refusal."""
        self._wake(error)

    def _wake(self, error: ApiError | None) -> None:
        if self._poll and not self._poll.done():
            if error:
                self._poll.set_exception(error)
            else:
                self._poll.set_result(None)
        self._poll = None
