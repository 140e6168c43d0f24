"""The rule book by chapters: one function per rule id, each says what stands in the way, or nothing."""

from collections.abc import Mapping

from conversations.eligibility.rules.claim import CLAIM
from conversations.eligibility.rules.conditions import CONDITIONS
from conversations.eligibility.rules.matter import Judge, Matter, Rule
from conversations.eligibility.rules.money import MONEY
from conversations.eligibility.rules.participation import PARTICIPATION
from conversations.eligibility.rules.proof import PROOF
from conversations.eligibility.verdict import Finding, Regime

RULES: tuple[Rule, ...] = (*PARTICIPATION, *CONDITIONS, *CLAIM, *MONEY, *PROOF)
"""Every rule that can decide a case, in the order in which findings are told."""


def _judges(regime: Regime, *, enrolled: bool) -> tuple[Judge, ...]:
    return tuple(rule.judge for rule in RULES if rule.only in (None, regime) and (enrolled or not rule.enrolled_only))


# Chosen once here: an assessment runs on every message of the chat.
_ENROLLED: Mapping[Regime, tuple[Judge, ...]] = {
    "R21": _judges("R21", enrolled=True),
    "R25": _judges("R25", enrolled=True),
}
_NEVER_ENROLLED: Mapping[Regime, tuple[Judge, ...]] = {
    "R21": _judges("R21", enrolled=False),
    "R25": _judges("R25", enrolled=False),
}


def findings(matter: Matter) -> tuple[Finding, ...]:
    """All that stands in the way, in the order of `RULES`; nothing is skipped because something else bars already."""
    book = _NEVER_ENROLLED if matter.case.enrolled is False else _ENROLLED
    judged = [judge(matter) for judge in book[matter.law.regime]]
    return tuple([finding for finding in judged if finding is not None])
