"""Proof of the layoff: which papers count (rule sheet section 4)."""

from conversations.eligibility.rules.matter import Matter, Rule, missing, undecided
from conversations.eligibility.verdict import Finding

_ANY_OFFICE = frozenset(("ministry", "province", "regency"))


def acceptance_and_receipt(matter: Matter) -> Finding | None:
    """PROOF-01: an employer's letter alone is no proof; the receipt of the report must come from an accepted office.

    PP 37/2021 Pasal 20(3); Permenaker 2/2025 Pasal 9(3)a (P3, L11, N7, N12).
    """
    proof, office, accepted = matter.case.proof, matter.case.receipt_from, matter.law.offices_accepted
    if proof is None:
        return undecided("PROOF-01", "proof")
    if proof in ("letter_only", "none"):
        return missing("PROOF-01")
    if proof != "acceptance_and_receipt" or accepted == _ANY_OFFICE or office in accepted:
        return None
    return undecided("PROOF-01", "receipt_from") if office is None else missing("PROOF-01")


def agreement(matter: Matter) -> Finding | None:
    """PROOF-02: a mutual agreement registered at the court; since 2025 the receipt of the report does as well.

    PP 37/2021 Pasal 20(3); Permenaker 2/2025 Pasal 9(3)b (P3, L11, N7, N12).
    """
    if matter.case.proof != "agreement_and_receipt" or "agreement_and_receipt" in matter.law.proofs_accepted:
        return None
    return missing("PROOF-02")


def court_decision(matter: Matter) -> Finding | None:
    """PROOF-03: a final decision of the industrial court; not verified since 2025. PP 37/2021 Pasal 20(3) (N7, N12)."""
    if matter.case.proof != "final_court_decision" or "final_court_decision" in matter.law.proofs_accepted:
        return None
    return undecided("PROOF-03")


PROOF = (
    Rule("PROOF-01", acceptance_and_receipt),
    Rule("PROOF-02", agreement),
    Rule("PROOF-03", court_decision),
)
