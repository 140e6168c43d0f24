"""The facts of one person's case, as `contracts/assess.md` names them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Reason = Literal[
    "efficiency",
    "losses",
    "closure",
    "bankruptcy",
    "merger",
    "force_majeure",
    "misconduct",
    "contract_cut_short",
    "contract_ended",
    "resigned",
    "retired",
    "disabled",
    "died",
]
Contract = Literal["permanent", "fixed_term"]
Enterprise = Literal["micro", "small", "medium", "large"]
Programme = Literal["JKK", "JKM", "JHT", "JP"]
Jkn = Literal["wage_earner", "independent", "subsidised", "none"]
Proof = Literal[
    "acceptance_and_receipt",
    "agreement_registered",
    "agreement_and_receipt",
    "final_court_decision",
    "letter_only",
    "none",
]
ReceiptFrom = Literal["ministry", "province", "regency"]
Employer = Literal["trading", "bankrupt", "closed"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """What is known about one layoff; `None` means *not known*, for the two dates of the claim *has not happened*.

    Wages are whole rupiah a month; `months_paid`, `longest_run` and `arrears_months` are months; `programmes` empty
    means *known: none*. A case is not checked here: a typed conversation builds it right, and `lines.parse_case` checks
    what comes from outside.
    """

    id: str | None = None
    asked_on: date | None = None
    phk_date: date | None = None
    reason: Reason | None = None
    contract: Contract | None = None
    citizen: bool | None = None
    born: date | None = None
    registered_on: date | None = None
    enrolled: bool | None = None
    enterprise: Enterprise | None = None
    programmes: frozenset[str] | None = None
    jkn: Jkn | None = None
    months_paid: int | None = None
    longest_run: int | None = None
    wage: int | None = None
    proof: Proof | None = None
    receipt_from: ReceiptFrom | None = None
    willing: bool | None = None
    working_again_from: date | None = None
    has_new_job: bool | None = None
    claims_before: int | None = None
    last_benefit_on: date | None = None
    arrears_months: int | None = None
    employer: Employer | None = None
    filed_on: date | None = None
    declared_eligible_on: date | None = None

    under_54_when_registered: bool | None = None
    """Said by the person in the chat; settles PART-02 where `born` and `registered_on` do not. Never read from JSON."""
