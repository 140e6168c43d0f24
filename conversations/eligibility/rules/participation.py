"""Participation: who is a member of JKP (rule sheet section 3)."""

from conversations.eligibility.calendar import age_on
from conversations.eligibility.rules.matter import Matter, Rule, bars, undecided
from conversations.eligibility.verdict import Finding


def citizenship(matter: Matter) -> Finding | None:
    """PART-01: an Indonesian citizen. PP 37/2021 Pasal 4(2)a (P1, L2, L7)."""
    if matter.case.citizen is None:
        return undecided("PART-01", "citizen")
    return None if matter.case.citizen else bars("PART-01")


def age_when_registered(matter: Matter) -> Finding | None:
    """PART-02: younger than 54 when registered. PP 37/2021 Pasal 4(2)b (P1, L2, L7).

    Who is still under 54 at the layoff was under 54 at any registration before it.
    """
    case, limit = matter.case, matter.law.younger_than
    if case.born is not None and case.registered_on is not None:
        return None if age_on(case.born, case.registered_on) < limit else bars("PART-02")
    if case.born is not None and case.phk_date is not None and age_on(case.born, case.phk_date) < limit:
        return None
    if case.under_54_when_registered is None:
        return undecided("PART-02", "born" if case.born is None else "registered_on")
    return None if case.under_54_when_registered else bars("PART-02")


def programmes_of_large(matter: Matter) -> Finding | None:
    """PART-04: JKK, JKM, JHT and JP at a medium or large enterprise. PP 37/2021 Pasal 4(3)a (P1, L1, L7, L9, N55).

    Where the size is not known, the rule matters only if the programmes satisfy PART-05 but not this.
    """
    case, law = matter.case, matter.law
    if case.enterprise in ("micro", "small"):
        return None
    if case.programmes is None:
        return undecided("PART-04", "programmes")
    if law.programmes_of_large <= case.programmes:
        return None
    if case.enterprise is not None:
        return bars("PART-04")
    return undecided("PART-04", "enterprise") if law.programmes_of_small <= case.programmes else None


def programmes_of_small(matter: Matter) -> Finding | None:
    """PART-05: JKK, JKM and JHT at a micro or small enterprise. PP 37/2021 Pasal 4(3)b (P1, L1, L7, N55).

    These three are needed everywhere, so a missing one bars where the size is not known as well.
    """
    case = matter.case
    if case.enterprise in ("medium", "large"):
        return None
    if case.programmes is None:
        return undecided("PART-05", "programmes")
    return None if matter.law.programmes_of_small <= case.programmes else bars("PART-05")


def jkn_segment(matter: Matter) -> Finding | None:
    """PART-06: registered in JKN; until 2025 as a wage-earner. PP 37/2021 Pasal 4(4), dihapus PP 6/2025 (P1, L11)."""
    if matter.case.jkn is None:
        return undecided("PART-06", "jkn")
    return None if matter.case.jkn in matter.law.jkn_accepted else bars("PART-06")


PARTICIPATION = (
    Rule("PART-01", citizenship),
    Rule("PART-02", age_when_registered, enrolled_only=True),
    Rule("PART-04", programmes_of_large, enrolled_only=True),
    Rule("PART-05", programmes_of_small, enrolled_only=True),
    Rule("PART-06", jkn_segment, enrolled_only=True),
)
