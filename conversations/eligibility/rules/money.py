"""Wage, arrears and missing enrolment: can it be computed, and who owes it (rule sheet section 6)."""

from conversations.eligibility.rules.matter import Matter, Rule, bars, undecided
from conversations.eligibility.verdict import Finding


def wage(matter: Matter) -> Finding | None:
    """CASH-03: the benefit follows the last wage reported to BPJS. PP 37/2021 Pasal 21(2) (N4, N6, N27, N61)."""
    return undecided("CASH-03", "wage") if matter.case.wage is None else None


def arrears_known(matter: Matter) -> Finding | None:
    """ARR-01: up to 3 months in arrears BPJS pays. PP 37/2021 Pasal 39(1)-(2), diubah PP 6/2025 (P2)."""
    return undecided("ARR-01", "arrears_months") if matter.case.arrears_months is None else None


def employer_pays_first(matter: Matter) -> Finding | None:
    """ARR-02: beyond 3 months a trading employer pays first. PP 37/2021 Pasal 39(3), diubah PP 6/2025 (P2, N22)."""
    if matter.case.employer is not None or not _behind(matter, matter.law.arrears_bpjs_pays):
        return None
    return undecided("ARR-02", "employer")


def estate(matter: Matter) -> Finding | None:
    """ARR-05: bankrupt or closed with more than 6 months in arrears lies outside Pasal 39A.

    PP 37/2021 Pasal 39 dan 39A, diubah PP 6/2025 (inference).
    """
    limit = matter.law.arrears_when_bankrupt
    if limit is None or matter.case.employer not in ("bankrupt", "closed"):
        return None
    return undecided("ARR-05") if _behind(matter, limit) else None


def arrears_of_old(matter: Matter) -> Finding | None:
    """ARR-06: the line of 3 months before 2025 is believed, not verified.

    PP 37/2021 Pasal 39 (bunyi lama belum dapat dipastikan) (L3).
    """
    if matter.case.arrears_months is None:
        return undecided("ARR-06", "arrears_months")
    return undecided("ARR-06") if _behind(matter, matter.law.arrears_bpjs_pays) else None


def enrolment(matter: Matter) -> Finding | None:
    """ARR-07: an employer who never enrolled the worker owes the benefit. PP 37/2021 Pasal 37 (L8, L12, N67).

    Somebody for whom a month was paid was enrolled.
    """
    case = matter.case
    if case.enrolled is None:
        return None if case.months_paid else undecided("ARR-07", "enrolled")
    return None if case.enrolled else bars("ARR-07")


def _behind(matter: Matter, months: int) -> bool:
    return matter.case.arrears_months is not None and matter.case.arrears_months > months


MONEY = (
    Rule("ARR-07", enrolment),
    Rule("CASH-03", wage, enrolled_only=True),
    Rule("ARR-01", arrears_known, only="R25", enrolled_only=True),
    Rule("ARR-02", employer_pays_first, only="R25", enrolled_only=True),
    Rule("ARR-05", estate, only="R25", enrolled_only=True),
    Rule("ARR-06", arrears_of_old, only="R21", enrolled_only=True),
)
