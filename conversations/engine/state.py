"""Where a person stands in a flow: the answers given, from which the place is derived."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

Answers = Mapping[str, str]
"""Answers by question name, in the order in which they were given."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A reading that waits for *yes*, or for the day of a month."""

    question: str
    value: str


@dataclass(frozen=True, slots=True)
class State:
    """One run of a flow.

    `run` counts the beginnings, so that a button of an earlier run is known. `at` names the question being changed. An
    inactive state was left in peace: its answers are kept for going on.
    """

    flow: str
    version: str
    run: int = 1
    answers: Answers = field(default_factory=dict)
    pending: Pending | None = None
    at: str | None = None
    active: bool = True

    def answered(self, question: str, value: str) -> "State":
        """Return the state with one more answer, or with one changed in its place."""
        return State(self.flow, self.version, self.run, {**self.answers, question: value})

    def without(self, question: str) -> "State":
        """Return the state without the answer to one question."""
        kept = {name: value for name, value in self.answers.items() if name != question}
        return State(self.flow, self.version, self.run, kept, active=self.active)

    def again(self, keeping: Collection[str] = ()) -> "State":
        """Return a new run with no answers but those to be kept."""
        kept = {name: value for name, value in self.answers.items() if name in keeping}
        return State(self.flow, self.version, self.run + 1, kept)
