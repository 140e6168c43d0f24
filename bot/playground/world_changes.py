"""Telling observers what happened, so that a page or a test can await it instead of sleeping."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Change:
    """Something that happened in a chat.

    `kind` is one of `message`, `edited`, `deleted`, `keyboard`, `typing`, `answer` (to a pressed button), `blocked`,
    `profile`, `call` (the bot called a method) and `update` (more or less waits for the bot), and in groups `topics`,
    `members` and `pinned`; `subject` is the message, answer, group or record it is about.
    """

    kind: str
    subject: Any = None


Listener = Callable[[Change], None]


class Changes:
    """A list of listeners, called at once and in order for every change."""

    def __init__(self, parent: "Changes | None" = None) -> None:
        self._parent = parent
        self._listeners: list[Listener] = []

    def publish(self, kind: str, subject: Any = None) -> None:
        """Tell every listener here, then those of the whole world."""
        change = Change(kind, subject)
        for listener in tuple(self._listeners):
            listener(change)
        if self._parent:
            self._parent.publish(kind, subject)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener for every change from now on; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @contextmanager
    def listening(self, listener: Listener) -> Iterator[None]:
        """Call the listener for every change while the block runs."""
        stop = self.subscribe(listener)
        try:
            yield
        finally:
            stop()

    async def wait_for(self, condition: Callable[[], T | None], within: float, story: Callable[[], str]) -> T:
        """Return the condition's first true value, looked at now and after every change.

        Raises `TimeoutError` after `within` seconds, with the story of what did happen.
        """
        happened = asyncio.Event()
        with self.listening(lambda _: happened.set()):
            try:
                async with asyncio.timeout(within):
                    while not (value := condition()):
                        await happened.wait()
                        happened.clear()
            except TimeoutError:
                raise TimeoutError(f"nothing of the kind within {within:g} s; so far:\n{story()}") from None
        return value
