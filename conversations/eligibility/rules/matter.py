"""What every rule looks at, and the three things a rule can say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from conversations.eligibility.case import Case
from conversations.eligibility.parameters import Law
from conversations.eligibility.verdict import Finding, Regime


@dataclass(frozen=True, slots=True)
class Matter:
    """A case together with what follows from its dates.

    `law` is the regime that governs the conditions; `asked_on` is the day the case is judged for (never before the
    layoff); `start` the day of the first instalment (filed, else asked); `last_day` the last day to file.
    """

    case: Case
    law: Law
    asked_on: date | None
    start: date | None
    last_day: date | None


Judge = Callable[[Matter], Finding | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the rule book.

    `only` names the single regime that knows the rule, `enrolled_only` says that it is not judged for somebody the
    employer never enrolled (ARR-07).
    """

    id: str
    judge: Judge
    only: Regime | None = None
    enrolled_only: bool = False


def bars(rule: str) -> Finding:
    """Say that the rule shuts the person out."""
    return Finding(rule, "bars")


def missing(rule: str) -> Finding:
    """Say that the rule wants something that can still be put right."""
    return Finding(rule, "missing")


def undecided(rule: str, *facts: str) -> Finding:
    """Say that the rule cannot be decided: `facts` would settle it; without any, only an office can."""
    return Finding(rule, "undecided", facts)
