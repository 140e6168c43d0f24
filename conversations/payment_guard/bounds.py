"""What a claim takes in proofs: a bounded number for a month, and none once all its months are applied for."""

from conversations.engine.text import Text, text
from conversations.payment_guard.hand import Hand

MOST = 60
"""Proofs that are kept for one month of a claim."""

FULL = text("There are {n} proofs for this month already. Delete one before you add another.", n=MOST)
ALL_APPLIED = text("All months of this claim are applied for, so no more proof is needed.")


def no_room(hand: Hand, count: int) -> Text | None:
    """Say why so many more proofs are not kept for the month that runs; `None` when they are."""
    if hand.running is None:
        return hand.headed(ALL_APPLIED)
    there = sum(proof.month == hand.running for proof in hand.evidence)
    return hand.headed(FULL) if there + count > MOST else None
