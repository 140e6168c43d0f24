"""Conditions of the benefit: contributions, readiness, new work, reason of the layoff (rule sheet section 4)."""

from conversations.eligibility.rules.matter import Matter, Rule, bars, missing, undecided
from conversations.eligibility.verdict import Finding


def months_paid(matter: Matter) -> Finding | None:
    """ELIG-01: 12 months paid within the 24 before the layoff. PP 37/2021 Pasal 19(3) (N5, N3, N7, N13, L11)."""
    if matter.case.months_paid is None:
        return undecided("ELIG-01", "months_paid")
    return None if matter.case.months_paid >= matter.law.months_needed else bars("ELIG-01")


def longest_run(matter: Matter) -> Finding | None:
    """ELIG-02: 6 consecutive months, until 2025. PP 37/2021 Pasal 19(3), diubah PP 6/2025 (L11, N5, N13, N9, N50)."""
    needed = matter.law.run_needed
    if needed is None:
        return None
    if matter.case.longest_run is None:
        return undecided("ELIG-02", "longest_run")
    return None if matter.case.longest_run >= needed else bars("ELIG-02")


def willing(matter: Matter) -> Finding | None:
    """ELIG-03: willing to work again, by signing the KAPK. PP 37/2021 Pasal 19(2) (N9, N14, N15, N3)."""
    if matter.case.willing is None:
        return undecided("ELIG-03", "willing")
    return None if matter.case.willing else missing("ELIG-03")


def not_employed_again(matter: Matter) -> Finding | None:
    """ELIG-04: not a wage-earner again before the first instalment. PP 37/2021 Pasal 40 (N9, N18, N64).

    A job found midway only ends the instalments. A date of a job that is said not to exist settles nothing.
    """
    case = matter.case
    if case.working_again_from is None:
        if case.has_new_job is False:
            return None
        return undecided("ELIG-04", "has_new_job" if case.has_new_job is None else "working_again_from")
    if case.has_new_job is False:
        return undecided("ELIG-04")
    if matter.start is None:
        return undecided("ELIG-04", "asked_on")
    return None if matter.start < case.working_again_from else bars("ELIG-04")


def excluded_reason(matter: Matter) -> Finding | None:
    """ELIG-06: not resigned, retired, permanently disabled or died. PP 37/2021 Pasal 20(1) (N7, L8, N6, N18)."""
    if matter.case.reason is None:
        return undecided("ELIG-06", "reason")
    return bars("ELIG-06") if matter.case.reason in matter.law.excluded_reasons else None


def contract_ran_out(matter: Matter) -> Finding | None:
    """ELIG-07: a fixed-term contract that ran out does not qualify. PP 37/2021 Pasal 20(2) (N7, N32, N31, N6, L3).

    A permanent contract cannot run out: somebody has to look at the papers.
    """
    if matter.case.reason is None:
        return undecided("ELIG-07", "reason")
    if matter.case.reason != "contract_ended":
        return None
    return undecided("ELIG-07") if matter.case.contract == "permanent" else bars("ELIG-07")


def misconduct(matter: Matter) -> Finding | None:
    """ELIG-08: misconduct is not excluded by the text, practice is unsure. PP 37/2021 Pasal 20(1) (N7, N57, N65)."""
    return undecided("ELIG-08") if matter.case.reason == "misconduct" else None


CONDITIONS = (
    Rule("ELIG-01", months_paid, enrolled_only=True),
    Rule("ELIG-02", longest_run, only="R21", enrolled_only=True),
    Rule("ELIG-03", willing),
    Rule("ELIG-04", not_employed_again),
    Rule("ELIG-06", excluded_reason),
    Rule("ELIG-07", contract_ran_out),
    Rule("ELIG-08", misconduct),
)
