"""Who is being served now, so that one person's flood costs nobody else a wait."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

Welcome = Literal["served", "asked to wait", "passed over"]

AT_ONCE = 5
"""Messages of one person that are handled at the same time; a person never has so many under way."""

TALKING = 100
"""The same for somebody whose messages go to an officer: none of them may be lost, such as after an hour's outage."""

PAUSE = 1.0
"""Seconds without an excess message after which a person is served again."""


class Crowd:
    """Counts the messages under way for each person.

    Somebody with more than `at_once` under way floods: the first excess message is answered with a kind line, the
    others are passed over until `PAUSE` has gone by without one. Nobody else is remembered.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, at_once: int = AT_ONCE) -> None:
        self._clock = clock
        self._at_once = at_once
        self._under_way: dict[int, int] = {}
        self._flooding: dict[int, float] = {}

    @contextmanager
    def enter(self, user_id: int) -> Iterator[Welcome]:
        """Count one message of a person while it is handled, and say how it is met."""
        welcome = self._meet(user_id)
        if welcome != "served":
            yield welcome
            return
        self._under_way[user_id] = self._under_way.get(user_id, 0) + 1
        try:
            yield welcome
        finally:
            left = self._under_way[user_id] - 1
            if left:
                self._under_way[user_id] = left
            else:
                del self._under_way[user_id]

    def _meet(self, user_id: int) -> Welcome:
        now = self._clock()
        flooded = self._flooding.get(user_id)
        if flooded is not None and now - flooded < PAUSE:
            self._flooding[user_id] = now
            return "passed over"
        if self._under_way.get(user_id, 0) < self._at_once:
            self._flooding.pop(user_id, None)
            return "served"
        self._forget(now)
        self._flooding[user_id] = now
        return "asked to wait"

    def _forget(self, now: float) -> None:
        over = [user_id for user_id, at in self._flooding.items() if now - at >= PAUSE]
        for user_id in over:
            del self._flooding[user_id]
