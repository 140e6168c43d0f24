"""The facts of a layoff that has just happened, as far as its papers are concerned."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from conversations.engine.reading import UNKNOWN
from conversations.engine.state import Answers
from conversations.engine.values import as_date

Situation = Literal[
    "letter", "told", "pushed", "cut_short", "ended", "closed", "not_enrolled", "not_reported", "unknown"
]
"""What happened, in the person's view."""

SITUATIONS: tuple[Situation, ...] = get_args(Situation)

LISTED = frozenset({"acceptance_and_receipt", "agreement_registered", "agreement_and_receipt"})
"""PROOF-01 and PROOF-02: what is enough by Permenaker 2/2025 Pasal 9(3)."""

_WITH_RECEIPT = frozenset({"acceptance_and_receipt", "agreement_and_receipt", "receipt_only"})
_DAY = len("2026-06-10")


@dataclass(frozen=True, slots=True)
class Case:
    """One layoff; "" and *unknown* both mean that an answer is not known.

    `phk_on` is the day from which the layoff counts, `None` where it is not known to the day; then `phk_month` is the
    first of its month, if that is known. `proof` is a value of the question for the proof.
    """

    situation: Situation
    signed: str = ""
    proof: str = ""
    reported: str = ""
    phk_on: date | None = None
    phk_month: date | None = None

    @property
    def ends_a_job(self) -> bool:
        """There is a layoff, or what may count as one, so that time runs."""
        return self.situation != "ended" and not (self.situation == "pushed" and self.signed in ("", "no"))

    @property
    def has_receipt(self) -> bool:
        """An office has given the receipt of the PHK report."""
        return self.proof in _WITH_RECEIPT

    @property
    def waits_for_report(self) -> bool:
        """The employer's 7 working days matter: a PHK, of which nobody knows that it is reported.

        On paper a resignation is no PHK, and an employer that enrolled nobody has nobody to report.
        """
        reported = self.has_receipt or self.reported == "yes"
        return self.ends_a_job and not reported and self.situation not in ("pushed", "not_enrolled")


def case(answers: Answers, today: date) -> Case:
    """Return the facts that the answers tell."""
    said = answers.get("situation", UNKNOWN)
    phk = answers.get("phk_date", "")
    day = as_date(phk)
    return Case(
        situation=next((known for known in SITUATIONS if known == said), "unknown"),
        signed=answers.get("signed", ""),
        proof=answers.get("proof", ""),
        reported=answers.get("reported", ""),
        phk_on=day if len(phk) == _DAY else None,
        phk_month=day if len(phk) < _DAY else None,
    )
