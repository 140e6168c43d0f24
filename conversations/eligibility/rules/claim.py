"""The claim: its window, the change of regime, earlier benefits (rule sheet sections 2 and 5)."""

from conversations.eligibility.calendar import add_months
from conversations.eligibility.parameters import R21, R25
from conversations.eligibility.rules.matter import Matter, Rule, bars, undecided
from conversations.eligibility.verdict import Finding


def filed_in_time(matter: Matter) -> Finding | None:
    """CLAIM-01: filed within 3 months of the layoff, since 2025 within 6.

    PP 37/2021 Pasal 40, diubah PP 6/2025 (N7, N11, N13; N1, N2, N4, L3, L11).
    """
    if matter.last_day is None:
        return undecided("CLAIM-01", "phk_date")
    if matter.start is None:
        return undecided("CLAIM-01", "asked_on")
    return bars("CLAIM-01") if matter.start > matter.last_day else None


def old_window_closed(matter: Matter) -> Finding | None:
    """TRANS-05: the old window closed before 2025-02-07 without a claim, and nothing says that the right revives.

    Permenaker 2/2025 Pasal II (P5, P6).
    """
    phk_date, filed_on = matter.case.phk_date, matter.case.filed_on
    if phk_date is None or (filed_on is not None and filed_on < R25.in_force):
        return None
    return undecided("TRANS-05") if add_months(phk_date, R21.filing_months) < R25.in_force else None


def times_received(matter: Matter) -> Finding | None:
    """CLAIM-04: at most 3 times in a working life.

    PP 37/2021, nomor pasal belum dapat dipastikan (N8, N35, N34, N10).
    """
    if matter.case.claims_before is None:
        return undecided("CLAIM-04", "claims_before")
    return bars("CLAIM-04") if matter.case.claims_before >= matter.law.times_allowed else None


def long_enough_since(matter: Matter) -> Finding | None:
    """CLAIM-06: 60 months between the last benefit and the layoff before a second or third claim.

    PP 37/2021, nomor pasal belum dapat dipastikan (N10, N34, N35). That the months count from the previous benefit is
    a reading, so too early is undecided and does not bar.
    """
    case, law = matter.case, matter.law
    if case.claims_before is None or not 0 < case.claims_before < law.times_allowed:
        return None
    if case.last_benefit_on is None:
        return undecided("CLAIM-06", "last_benefit_on")
    if case.phk_date is None:
        return undecided("CLAIM-06", "phk_date")
    soon = case.phk_date < add_months(case.last_benefit_on, law.months_between_claims)
    return undecided("CLAIM-06") if soon else None


CLAIM = (
    Rule("CLAIM-01", filed_in_time),
    Rule("TRANS-05", old_window_closed, only="R25"),
    Rule("CLAIM-04", times_received),
    Rule("CLAIM-06", long_enough_since),
)
