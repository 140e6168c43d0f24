"""Several short messages in a row, read as one: a fragment waits a moment for what follows it.

A fragment is committed before it waits, without a reply. Should the process die meanwhile, its update is one whose
reply was lost, and the next start shows the person where they stand.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from weakref import WeakValueDictionary

from conversations.listening.fragments import MOST, joined
from conversations.reception.person import Words

MOMENT = 1.2
"""Seconds for which a fragment waits for the next message."""
_PEOPLE = 1000
"""People whose fragments may wait at the same time; those of others are answered at once."""

Answer = Callable[[Words, tuple[int, ...]], Awaitable[None]]
"""Answers words by themselves, which came with the updates of these keys."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The fragments of one person, with the keys of the updates that brought them."""

    words: tuple[str, ...]
    keys: tuple[int, ...]
    task: "asyncio.Task[None]"
    answer: Answer


class Joining:
    """Holds the fragments of people who are still writing; with no `moment` nobody waits."""

    def __init__(self, pause: Callable[[float], Awaitable[None]], moment: float = MOMENT) -> None:
        self._pause = pause
        self._moment = moment
        self._waiting: dict[int, Waiting] = {}
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def concerns(self, heard: object) -> bool:
        """Tell whether a message may be a part of another one."""
        return bool(self._moment) and isinstance(heard, Words) and not heard.forwarded and not heard.answers

    def turn(self, user_id: int) -> asyncio.Lock:
        """Return what lets a person's messages be taken one after the other, in the order in which they came."""
        return self._turns.setdefault(user_id, asyncio.Lock())

    def take(self, user_id: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Return the fragments that wait for a person's next message, and their keys; they wait no more."""
        before = self._taken(user_id)
        return (before.words, before.keys) if before else ((), ())

    def room_after(self, fragments: tuple[str, ...]) -> bool:
        """Tell whether one more fragment may wait behind these."""
        return len(fragments) < MOST - 1 and len(self._waiting) < _PEOPLE

    def hold(self, user_id: int, words: tuple[str, ...], keys: tuple[int, ...], answer: Answer) -> None:
        """Keep fragments for a moment; `answer` is called when nothing follows."""
        task = asyncio.create_task(self._wait(user_id))
        self._waiting[user_id] = Waiting(words, keys, task, answer)

    async def flush(self, user_id: int) -> None:
        """Answer what waits before something else of its person is heard."""
        before = self._taken(user_id)
        if before is not None:
            await _answered(before)

    async def settle(self) -> None:
        """Answer all that waits, because the process is about to end."""
        for user_id in list(self._waiting):
            await self.flush(user_id)

    async def _wait(self, user_id: int) -> None:
        await self._pause(self._moment)
        before = self._waiting.pop(user_id, None)
        if before is not None:
            await _answered(before)

    def _taken(self, user_id: int) -> Waiting | None:
        before = self._waiting.pop(user_id, None)
        if before is not None:
            before.task.cancel()
        return before


async def _answered(before: Waiting) -> None:
    *told, last = before.words
    await before.answer(Words(joined(tuple(told), last)), before.keys)
