"""A claim as it is known here: from a list of the office, from its interface, or from the person alone."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

ClaimState = Literal[
    "not_reported",
    "reported",
    "eligible",
    "not_eligible",
    "claim_sent",
    "verifying",
    "approved",
    "paid",
    "rejected",
    "finished",
    "employed",
    "lapsed",
]
"""The states of section 8 of the rule sheet, ours in name: the official list could not be verified."""

MonthState = Literal["open", "sent", "verifying", "paid", "rejected", "missed"]
"""The states of one benefit month."""

ClaimSource = Literal["list", "api", "self"]
"""Who told it: a list that staff imported, the office's interface, or the person alone."""

CLAIM_STATES: tuple[ClaimState, ...] = get_args(ClaimState)
MONTH_STATES: tuple[MonthState, ...] = get_args(MonthState)

MONTHS = 6
"""The most benefit months that a claim has (CASH-02)."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of one person.

    `state` stands since the day `since`, as told at the moment `told_at` (aware, UTC). `month` is the benefit month
    that runs and `month_state` its state; both are `None` before the approval. `due_on` is the office's word on the
    last day to apply for that month. `amount` is whole rupiah a month, `note` the office's own words on a refusal.
    `holder` are initials, `kpj_last4` the last four characters of the membership number, `region` a Kemendagri code;
    each may be "".
    """

    id: int
    state: ClaimState
    since: date | None
    told_at: datetime
    source: ClaimSource = "list"
    kpj_last4: str = ""
    holder: str = ""
    employer: str = ""
    region: str = ""
    phk_on: date | None = None
    month: int | None = None
    month_state: MonthState | None = None
    due_on: date | None = None
    amount: int | None = None
    note: str = ""
