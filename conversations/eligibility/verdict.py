"""What the rule book answers: findings of single rules, monthly instalments, and the assessment they add up to."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Regime = Literal["R21", "R25"]
Effect = Literal["bars", "missing", "undecided"]
Verdict = Literal["eligible", "not_yet", "not_eligible", "unclear"]
Payer = Literal["bpjs", "employer"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that stands in the way: it bars, something for it is missing, or it is undecided.

    `facts` names the fields of `Case` that are unknown and whose answer would settle this rule now. It is empty when
    the rule bars or misses something, and where the rules are ambiguous or only an office can settle it.
    """

    rule: str
    effect: Effect
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instalment:
    """One month of cash: `number` 1 to 6, `percent` of the capped wage, `amount` in whole rupiah, rounded down."""

    number: int
    on: date
    regime: Regime
    percent: int
    amount: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """The verdict on one case.

    `instalments` and `total` are promised money: empty and 0 unless `eligible` or `not_yet`. `schedule` holds the
    instalments as they would be whenever they can be computed, `unclear` included, and is empty when something bars.
    `without_rule` is true when the layoff is older than JKP itself: the verdict then follows the tables of the contract
    all the same, but a conversation must say that no rule covers that day.
    """

    verdict: Verdict
    regime: Regime
    findings: tuple[Finding, ...]
    decided_by: tuple[str, ...]
    last_day: date | None
    safe_last_day: date | None
    instalments: tuple[Instalment, ...]
    total: int
    payer: Payer | None
    schedule: tuple[Instalment, ...]
    without_rule: bool

    @property
    def bars(self) -> tuple[Finding, ...]:
        """The findings that make the person not eligible."""
        return self._with("bars")

    @property
    def missing(self) -> tuple[Finding, ...]:
        """The findings that can still be put right."""
        return self._with("missing")

    @property
    def undecided(self) -> tuple[Finding, ...]:
        """The findings that a fact or an office still has to settle."""
        return self._with("undecided")

    @property
    def open_facts(self) -> frozenset[str]:
        """The fields of `Case` whose answers would settle an undecided rule."""
        return frozenset(fact for finding in self.undecided for fact in finding.facts)

    def _with(self, effect: Effect) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.effect == effect)
