"""The claim at hand: which claim a page, a command or a proof is about, and what is known of its months."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from conversations.claim_status.claim import MONTHS, Claim
from conversations.claim_status.names import name
from conversations.engine.text import Text, text
from conversations.memory import Memory
from conversations.payment_guard.month import Meter, guarded, meter, running
from conversations.payment_guard.records import Evidence, MonthRecord
from conversations.training.records import Enrolment

_ARGUMENT = re.compile(r"(\d{1,10})(?:\.([1-6]))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Hand:
    """One claim of the person with its proofs (oldest first) and records, as of a day.

    `others` are the person's other claims that are being paid too; beside them, all that is said names its claim.
    `enrolments` are the trainings that count for it.
    """

    claim: Claim
    evidence: tuple[Evidence, ...]
    records: tuple[MonthRecord, ...]
    today: date
    others: tuple[Claim, ...] = ()
    enrolments: tuple[Enrolment, ...] = ()

    @property
    def running(self) -> int | None:
        """The month that is to be applied for next, if any is left."""
        return running(self.claim, self.records, self.today)

    @property
    def month(self) -> int:
        """The running month, or the last one once none is left."""
        return self.running or self.claim.month or MONTHS

    def headed(self, said: Text) -> Text:
        """Name the claim before what is said of it, where the person has several."""
        return text("<i>{claim}.</i> {said}", claim=name(self.claim), said=said) if self.others else said

    def meter(self, number: int) -> Meter:
        """Measure one month."""
        return meter(self.claim, number, self.evidence, self.records, self.today, enrolled=self._enrolled_for(number))

    def _enrolled_for(self, number: int) -> bool:
        """A training counts for the month that runs; while month 1 runs, as all that is done in it, for month 2."""
        now = self.running
        return now is not None and number == max(2, now) and any(each.attended(self.today) for each in self.enrolments)

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
    others = beside(claim, memory.claims())
    trainings = memory.enrolments() if takes_trainings(claim, memory.claims()) else ()
    return Hand(claim, memory.evidence(claim.id), memory.months(claim.id), today, others, trainings)


def takes_trainings(claim: Claim, claims: Iterable[Claim]) -> bool:
    """Tell whether trainings count for a claim: of `claims`, newest first, they do for the newest being paid."""
    newest_paid = next((each for each in claims if guarded(each)), None)
    return newest_paid is not None and newest_paid.id == claim.id


def beside(claim: Claim, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return those of a person's claims that are being paid beside this one."""
    return tuple(other for other in claims if other.id != claim.id and guarded(other))


def hands(memory: Memory, today: date) -> list[Hand]:
    """Return every claim whose benefit is being paid, the newest first, those with a month left before others."""
    known = [hand_of(memory, claim, today) for claim in memory.claims() if guarded(claim)]
    return sorted(known, key=lambda hand: hand.running is None)


def newest(memory: Memory, today: date) -> Hand | None:
    """Return the newest claim whose benefit is being paid, one with a month left before others."""
    return next(iter(hands(memory, today)), None)


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
    hand = hand_of(memory, claim, today)
    return hand, int(found[2] or hand.month)
