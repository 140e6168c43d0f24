"""The next three steps after an answer, most urgent first, each with a page of its own."""

from collections.abc import Iterator
from datetime import date

from conversations.eligibility.facts import Facts
from conversations.engine.state import Answers

_STEPS = 3
_AFTER_BAR = {
    "ELIG-06": ("disnaker", "other_rights", "contacts"),
    "ELIG-07": ("other_rights", "contacts", "disnaker"),
    "ELIG-01": ("jmo", "contacts"),
    "ELIG-02": ("jmo", "contacts"),
    "CLAIM-01": ("contacts", "other_rights"),
    "CLAIM-04": ("other_rights", "contacts"),
    "ELIG-04": ("other_rights", "contacts"),
    "PART-01": ("other_rights", "contacts"),
    "PART-02": ("jmo", "contacts"),
    "PART-04": ("employer_pays", "jmo", "disnaker"),
    "PART-05": ("employer_pays", "jmo", "disnaker"),
    "PART-06": ("contacts", "jmo"),
    "ARR-07": ("employer_pays", "disnaker", "contacts"),
}
_AFTER_OPEN = {
    "CLAIM-06": "second",
    "ELIG-06": "contacts",
    "ELIG-07": "contacts",
    "ELIG-08": "contacts",
    "TRANS-05": "contacts",
    "CLAIM-01": "claim",
    "PROOF-01": "proof",
    "PROOF-02": "proof",
    "PROOF-03": "proof",
    "ELIG-03": "kapk",
    "ARR-02": "employer_pays",
    "ARR-05": "contacts",
    "ARR-06": "contacts",
}
_AFTER_CLAIM = ("monthly", "contacts", "jmo", "other_rights")
_URGENT = 7
"""Days before the last day from which filing comes before all else."""
_LAST = ("report", "claim", "monthly", "contacts", "other_rights", "scams")


def next_steps(known: Facts, answers: Answers, today: date) -> tuple[str, ...]:
    """Return the names of three different pages of information."""
    return tuple(dict.fromkeys(_steps(known, answers, today)))[:_STEPS]


def _steps(known: Facts, answers: Answers, today: date) -> Iterator[str]:
    found = known.assessment
    if found.verdict == "not_eligible":
        pushed = answers.get("reason") == "pushed"
        for finding in found.bars:
            after = _AFTER_BAR[finding.rule]
            yield from after if pushed or finding.rule != "ELIG-06" else after[1:]
        yield from ("contacts", "other_rights", "disnaker")
        return
    if _is_urgent(known, today):
        yield "claim"
    for finding in found.missing:
        yield "kapk" if finding.rule == "ELIG-03" else "proof"
    for finding in found.undecided:
        yield _AFTER_OPEN.get(finding.rule, "jmo")
    if found.payer == "employer":
        yield "employer_pays"
    yield from _LAST if known.case.filed_on is None else _AFTER_CLAIM


def _is_urgent(known: Facts, today: date) -> bool:
    """Tell whether somebody who can file has only days left for it."""
    last = known.assessment.last_day
    if known.assessment.verdict != "eligible" or known.case.filed_on is not None or last is None:
        return False
    return (last - today).days <= _URGENT
