"""The pace of sending: evenly, never more than the rate in any second."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.ext import AIORateLimiter, BaseRateLimiter

Departure = Callable[[], None]
"""Called at the last moment before a call leaves; what it raises keeps the call back."""

LEAD = 0.01
"""Seconds before its departure at which a call is prepared."""

Answer = bool | dict[str, Any] | list[dict[str, Any]]


class Pacer(BaseRateLimiter[Departure]):
    """Lets one call through every 1/`rate` seconds, and of paid ones one every 1/`paid_rate` seconds.

    A call without a departure is what the house does for itself, once in seconds: it waits for nobody. Pauses that
    Telegram asks for are the sender's business.
    """

    def __init__(self, rate: float, paid_rate: float = 1.0) -> None:
        self._lines = {False: _Line(rate), True: _Line(paid_rate)}

    async def turn(self, *, paid: bool = False) -> None:
        """Wait until the next call may leave in a moment, so that what it says is decided only then."""
        await self._lines[paid].turn()

    async def initialize(self) -> None:
        """Make ready; nothing is to be done."""

    async def shutdown(self) -> None:
        """Let go; nothing is to be done."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Departure | None,
    ) -> Answer:
        """Wait for the turn of a call, tell its departure, and make it."""
        depart = rate_limit_args
        if depart is None:
            return await callback(*args, **kwargs)
        line = self._lines[bool(data.get("allow_paid_broadcast"))]

        async def leave(*positions: Any, **names: Any) -> Answer:
            depart()
            line.left()
            return await callback(*positions, **names)

        return await line.wait(leave, args, kwargs, endpoint, data["chat_id"])


class _Line:
    """Those who wait for the same turn.

    The limiter of the library allows bursts of its whole rate, and forgets a pause as soon as another call ends: so it
    is given a rate of one, and never sees a refusal that it would repeat by itself, nor that a call is paid for.
    """

    def __init__(self, rate: float) -> None:
        self._between = 1 / rate
        self._left_at: float | None = None
        self._even = AIORateLimiter(
            overall_max_rate=1, overall_time_period=1 / rate, group_max_rate=0, group_time_period=0, max_retries=0
        )

    async def turn(self) -> None:
        if self._left_at is not None:
            due = self._left_at + self._between - LEAD - asyncio.get_running_loop().time()
            if due > 0:
                await asyncio.sleep(due)

    def left(self) -> None:
        self._left_at = asyncio.get_running_loop().time()

    async def wait(
        self,
        leave: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        chat_id: Any,
    ) -> Answer:
        return await self._even.process_request(leave, args, kwargs, endpoint, {"chat_id": chat_id}, None)
