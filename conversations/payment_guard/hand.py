"""The claim at hand: which claim a page, a command or a proof is about, and what is known of its months."""

import re
from dataclasses import dataclass, replace
from datetime import date

from conversations.claim_status.claim import MONTHS, Claim
from conversations.memory import Memory
from conversations.payment_guard.month import Meter, guarded, meter, running
from conversations.payment_guard.records import Evidence, MonthRecord

_ARGUMENT = re.compile(r"(\d{1,10})(?:\.([1-6]))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Hand:
    """One claim of the person with its proofs (oldest first) and records, as of a day.

    `foremost` is the newest claim that is being paid: the one that words, files and the flow for dates are taken for.
    """

    claim: Claim
    evidence: tuple[Evidence, ...]
    records: tuple[MonthRecord, ...]
    today: date
    foremost: bool = True

    @property
    def running(self) -> int | None:
        """The month that is to be applied for next, if any is left."""
        return running(self.claim, self.records, self.today)

    @property
    def month(self) -> int:
        """The running month, or the last one once none is left."""
        return self.running or self.claim.month or MONTHS

    def meter(self, number: int) -> Meter:
        """Measure one month."""
        return meter(self.claim, number, self.evidence, self.records, self.today)

    def with_proofs(self, *proofs: Evidence) -> "Hand":
        """Return what will be known once these proofs are kept."""
        return replace(self, evidence=(*self.evidence, *proofs))

    def without_proofs(self, *proofs: Evidence) -> "Hand":
        """Return what will be known once these proofs are forgotten."""
        gone = {proof.id for proof in proofs}
        return replace(self, evidence=tuple(proof for proof in self.evidence if proof.id not in gone))

    def with_record(self, record: MonthRecord) -> "Hand":
        """Return what will be known once this is what the person told about its month."""
        others = tuple(each for each in self.records if each.number != record.number)
        return replace(self, records=(*others, record))

    def record(self, number: int) -> MonthRecord:
        """Return what the person told about a month."""
        known = (each for each in self.records if each.number == number)
        return next(known, MonthRecord(self.claim.id, number))


def hand_of(memory: Memory, claim: Claim, today: date) -> Hand:
    """Gather what is known of the months of a claim."""
    return Hand(claim, memory.evidence(claim.id), memory.months(claim.id), today)


def newest(memory: Memory, today: date) -> Hand | None:
    """Return the newest claim whose benefit is being paid, one with a month left before others."""
    hands = [hand_of(memory, claim, today) for claim in memory.claims() if guarded(claim)]
    return next((hand for hand in hands if hand.running), hands[0] if hands else None)


def pointed(memory: Memory, argument: str, today: date) -> tuple[Hand, int] | None:
    """Return the claim and month that "claim.month" or "claim" points to; `None` for what is not the person's own.

    Without an argument it is the newest claim; without a month the one that runs.
    """
    if not argument:
        hand = newest(memory, today)
        return (hand, hand.month) if hand else None
    found = _ARGUMENT.fullmatch(argument)
    claim = next((each for each in memory.claims() if found and each.id == int(found[1])), None)
    if found is None or claim is None or not guarded(claim):
        return None
    hand, first = hand_of(memory, claim, today), newest(memory, today)
    hand = replace(hand, foremost=first is not None and first.claim.id == claim.id)
    return hand, int(found[2] or hand.month)
