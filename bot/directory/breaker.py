"""A circuit breaker: what keeps failing is left in peace for a while, then tried once. Pure; the clock is given."""

from dataclasses import dataclass, replace
from typing import Literal

Circuit = Literal["closed", "open", "half-open"]
"""All go through; none does; one goes through to see."""


@dataclass(frozen=True, slots=True)
class Breaker:
    """The state of a circuit after what happened so far.

    It opens after `patience` failures in a row and rests for `rest` seconds. Then one call is let through: its success
    closes the circuit, its failure opens it for another rest. A trial that never ends is given up after a rest, too.
    """

    patience: int = 5
    rest: float = 30.0
    failures: int = 0
    opened_at: float | None = None
    trying_since: float | None = None

    def circuit(self, now: float) -> Circuit:
        """Return the state at a moment, in seconds of any steady clock."""
        if self.opened_at is None:
            return "closed"
        if now - self.opened_at < self.rest or self._on_trial(now):
            return "open"
        return "half-open"

    def entered(self, now: float) -> "Breaker":
        """Return the state once a call goes through, which it may unless the circuit is open."""
        return replace(self, trying_since=now) if self.circuit(now) == "half-open" else self

    def succeeded(self) -> "Breaker":
        """Return the state after a call that was answered."""
        return replace(self, failures=0, opened_at=None, trying_since=None)

    def failed(self, now: float) -> "Breaker":
        """Return the state after a call that was not answered."""
        failures = self.failures + 1
        opens = failures >= self.patience
        return replace(self, failures=failures, opened_at=now if opens else None, trying_since=None)

    def _on_trial(self, now: float) -> bool:
        return self.trying_since is not None and now - self.trying_since < self.rest
