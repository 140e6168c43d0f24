"""Troubles on demand: scripted failures for tests, and Telegram's limits on speed."""

import asyncio
import math
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground.errors import ApiError, too_many_requests
from bot.playground.server_call import ApiCall

_STATUS = {500: "Internal Server Error", 502: "Bad Gateway"}
_LIMITED = ("send", "copy", "forward", "edit")
_UNLIMITED = {"sendchataction"}


class ConnectionDroppedError(Exception):
    """The connection closes without an answer."""


@dataclass(eq=False)
class Fault:
    """A scripted trouble for the next `times` calls of a method (any method when empty, any chat when 0)."""

    method: str = ""
    chat_id: int = 0
    times: int = 1
    error: Exception | None = None
    unanswered: bool = False
    delay: float = 0.0
    held: bool = False
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Let held calls go on."""
        self.released.set()

    def fits(self, call: ApiCall) -> bool:
        """Whether this call is meant."""
        right_method = self.method.lower() in {"", call.name.lower()}
        return right_method and self.chat_id in {0, call.integer("chat_id")}


class FaultScript:
    """The troubles to come, each taken by the first call it fits."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._holds: list[Fault] = []

    def refuse(
        self,
        method: str = "",
        code: int = 500,
        times: int = 1,
        chat_id: int = 0,
        retry_after: int = 1,
        description: str = "",
    ) -> Fault:
        """Answer the next calls with an HTTP status: 429 with `retry_after`, or any other with a description."""
        told = description or _STATUS.get(code, "Scripted failure")
        error = too_many_requests(retry_after) if code == 429 else ApiError(code, told)
        return self._add(Fault(method, chat_id, times, error))

    def drop(self, method: str = "", times: int = 1, chat_id: int = 0) -> Fault:
        """Close the connection of the next calls, doing nothing."""
        return self._add(Fault(method, chat_id, times, ConnectionDroppedError()))

    def lose_answer(self, method: str = "", times: int = 1, chat_id: int = 0) -> Fault:
        """Do what the next calls ask, then close the connection without an answer."""
        return self._add(Fault(method, chat_id, times, unanswered=True))

    def slow(self, method: str = "", delay: float = 1.0, times: int = 1, chat_id: int = 0) -> Fault:
        """Do the next calls only after `delay` seconds."""
        return self._add(Fault(method, chat_id, times, delay=delay))

    def hold(self, method: str = "", times: int = 1, chat_id: int = 0) -> Fault:
        """Do the next calls only after `release()`; `reached` is set once one waits."""
        hold = self._add(Fault(method, chat_id, times, held=True))
        self._holds.append(hold)
        return hold

    def clear(self) -> None:
        """Forget all troubles and let held calls go on."""
        for hold in self._holds:
            hold.release()
        self._holds.clear()
        self._faults.clear()

    def take(self, call: ApiCall) -> Fault | None:
        """Return the trouble for this call, if there is one, and count it."""
        fault = next((fault for fault in self._faults if fault.fits(call)), None)
        if fault:
            fault.times -= 1
            if fault.times <= 0:
                self._faults.remove(fault)
        return fault

    def _add(self, fault: Fault) -> Fault:
        self._faults.append(fault)
        return fault


async def suffer(fault: Fault) -> None:
    """Go through the part of a trouble that comes before the work; raises what it scripted."""
    fault.reached.set()
    if fault.held:
        await fault.released.wait()
    if fault.delay:
        await asyncio.sleep(fault.delay)
    if fault.error:
        raise fault.error


@dataclass
class Bucket:
    """So many messages at once, refilled at `rate` a second."""

    rate: float
    burst: float
    level: float
    at: float

    def wait(self, now: float) -> float:
        """Return the seconds until one more message fits, taking it when that is 0."""
        self.level = min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now
        if self.level < 1:
            return (1 - self.level) / self.rate
        self.level -= 1
        return 0.0


class FloodControl:
    """Telegram's limits when switched on: a message a second in a chat, twenty a minute in a group, thirty a second."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.on = False
        self.per_chat, self.chat_burst = 1.0, 3.0
        self.per_group, self.group_burst = 1 / 3, 20.0
        self.overall = 30.0
        self._clock = clock
        self._all: Bucket | None = None
        self._chats: dict[int, Bucket] = defaultdict(lambda: self._bucket(self.per_chat, self.chat_burst))
        self._groups: dict[int, Bucket] = defaultdict(lambda: self._bucket(self.per_group, self.group_burst))

    def check(self, call: ApiCall) -> None:
        """Count a call that writes to a chat; too many raise `ApiError` 429 with the seconds to wait."""
        name = call.name.lower()
        if not self.on or not name.startswith(_LIMITED) or name in _UNLIMITED:
            return
        self._all = self._all or self._bucket(self.overall, self.overall)
        now, chat_id = self._clock(), call.integer("chat_id")
        chats = self._groups if chat_id < 0 else self._chats
        wait = chats[chat_id].wait(now) or self._all.wait(now)
        if wait:
            raise too_many_requests(math.ceil(wait))

    def _bucket(self, rate: float, burst: float) -> Bucket:
        return Bucket(rate, burst, burst, self._clock())
