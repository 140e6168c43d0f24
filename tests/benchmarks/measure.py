"""Two things measured in turn, so that a noisy machine treats both alike."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from bot.app import settle_memory

Clock = Literal["wall", "cpu"]
"""What a ratio is taken of: time that passed, or processor time of the process that serves."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds that some updates took: as time that passed and as processor time."""

    updates: int
    wall: float
    cpu: float

    def each(self, clock: Clock) -> float:
        """Return the seconds of one update."""
        return (self.wall if clock == "wall" else self.cpu) / self.updates


Round = Callable[[], Awaitable[Spent]]


@dataclass(frozen=True, slots=True)
class Race:
    """The rounds of two things, in the order they were run."""

    ours: Sequence[Spent]
    theirs: Sequence[Spent]

    def speed(self, clock: Clock) -> float:
        """Return how many times as fast ours is: the median of the rounds."""
        pairs = zip(self.ours, self.theirs, strict=True)
        return median(theirs.each(clock) / ours.each(clock) for ours, theirs in pairs)

    def micros(self, clock: Clock) -> tuple[float, float]:
        """Return the median microseconds of an update: ours, theirs."""
        ours, theirs = (median(spent.each(clock) for spent in side) * 1e6 for side in (self.ours, self.theirs))
        return ours, theirs


async def race(ours: Round, theirs: Round, rounds: int) -> Race:
    """Run both in turn, after one round each that does not count, with the memory settled as the bot settles it."""
    await ours()
    await theirs()
    settle_memory()
    pairs = [(await ours(), await theirs()) for _ in range(rounds)]
    return Race([pair[0] for pair in pairs], [pair[1] for pair in pairs])


async def timed(work: Awaitable[object], updates: int) -> Spent:
    """Await `work`, which handles so many updates in this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    await work
    return Spent(updates, time.perf_counter() - wall, time.process_time() - cpu)
