"""Troubles by chance, the same for the same seed: refusals, pauses, silences and slow answers."""

import random
from collections import Counter
from dataclasses import dataclass, field

from bot.playground.errors import ApiError, too_many_requests
from bot.playground.server_call import ApiCall
from bot.playground.server_faults import ConnectionDroppedError, Fault, FaultScript


@dataclass
class Chances:
    """How often each trouble comes, of a thousand calls."""

    flood: float = 1.0
    server: float = 4.0
    drop: float = 2.0
    lose: float = 2.0
    slow: float = 20.0


@dataclass
class Storm(FaultScript):
    """Makes troubles for messages that are sent; `met` counts them, `silent` the calls that got no answer."""

    seed: int
    chances: Chances = field(default_factory=Chances)
    pause: int = 5
    delay: float = 0.3

    def __post_init__(self) -> None:
        super().__init__()
        self._random = random.Random(self.seed)
        self.met: Counter[str] = Counter()

    @property
    def silent(self) -> int:
        """How many calls got no answer."""
        return self.met["drop"] + self.met["lose"]

    def take(self, call: ApiCall) -> Fault | None:
        """Return the trouble of a call, if chance has one for it."""
        if not call.name.lower().startswith("send"):
            return None
        chosen = self._random.uniform(0, 1000)
        for name, chance in vars(self.chances).items():
            if chosen < chance:
                self.met[name] += 1
                return self._fault(name)
            chosen -= chance
        return None

    def _fault(self, name: str) -> Fault:
        match name:
            case "flood":
                return Fault(error=too_many_requests(self.pause))
            case "server":
                return Fault(error=ApiError(500, "Internal Server Error"))
            case "drop":
                return Fault(error=ConnectionDroppedError())
            case "lose":
                return Fault(unanswered=True)
        return Fault(delay=self._random.uniform(0, self.delay))
