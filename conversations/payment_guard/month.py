"""One benefit month of a claim: what it needs, what is there, and how many days are left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from conversations.claim_status.claim import MONTHS, Claim
from conversations.eligibility.parameters import value
from conversations.payment_guard.records import Evidence, EvidenceKind, MonthRecord

APPLICATIONS: int = value("CASH-11", "R25", "applications")
CALLS: int = value("CASH-11", "R25", "calls")
ATTENDANCE: int = value("TRN-05", "R25", "percent")

Standing = Literal["met", "unclear", "short"]
"""Needs are met for sure; met only by one reading of "and/or" (CASH-10); not met."""

Lack = Literal["seeking", "attendance", "percent", "assessment", "form"]
"""What may still be missing; *percent* is an attendance that was sent without its figure."""

_GUARDED = ("approved", "paid")
_ENDED = ("finished", "employed")
_APPLIED = ("sent", "verifying", "paid")


@dataclass(frozen=True, slots=True)
class Meter:
    """What one month needs and what is there, as of a day.

    `attendance` is the latest percentage told; `None` with `in_training` means that no figure was told. `due_on` is the
    last day to apply, `from_account` tells that the person read it in SIAPkerja. `done` means that nothing is left to
    do, `refused` that the office refused the application for this month, `missed` that by its list none came,
    `with_claim` that the claim itself applied for it and no other day is known.
    """

    claim_id: int
    number: int
    today: date
    applications: int
    calls: int
    companies: int
    in_training: bool
    attendance: int | None
    assessed: bool
    form: bool
    due_on: date | None
    from_account: bool
    filed_on: date | None
    done: bool
    refused: bool
    missed: bool
    with_claim: bool

    @property
    def days_left(self) -> int | None:
        """Days until the last day to apply, negative once it has passed; `None` while it is not known."""
        return (self.due_on - self.today).days if self.due_on else None

    @property
    def seeking(self) -> bool:
        """CASH-11: five applications or one call in one month (Permenaker 2/2025 Pasal 13(4))."""
        return self.applications >= APPLICATIONS or self.calls >= CALLS

    @property
    def attending(self) -> bool:
        """TRN-05: attendance of at least 80 percent (Permenaker 2/2025 Pasal 13(3)b)."""
        return self.attendance is not None and self.attendance >= ATTENDANCE

    @property
    def repeats(self) -> bool:
        """Some company was applied to twice: it counts, but five different companies are safer (CASH-10)."""
        return self.companies < self.applications

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What is missing, the most urgent first.

        CASH-09: month 1 asks for the self-assessment; CASH-10: months 2 to 6 for seeking work "and/or" attendance;
        CASH-12: month 6 also for the form. Where only one side of the "and/or" stands, the other is named.
        """
        if self.number == 1:
            return () if self.assessed else ("assessment",)
        form: tuple[Lack, ...] = ("form",) if self.number == MONTHS and not self.form else ()
        seeking: tuple[Lack, ...] = () if self.seeking else ("seeking",)
        return (*seeking, *self._training_lacks(), *form)

    def _training_lacks(self) -> tuple[Lack, ...]:
        if not self.in_training or self.attending:
            return ()
        return ("percent",) if self.attendance is None else ("attendance",)

    @property
    def standing(self) -> Standing:
        """How sure it is that the needs are met; E18: poor attendance beside five applications is unclear."""
        if not self.lacks:
            return "met"
        by_one_reading = self.number > 1 and self.in_training and (self.seeking or self.attending)
        return "unclear" if by_one_reading and "form" not in self.lacks else "short"

    @property
    def satisfied(self) -> bool:
        """The needs are met whichever way the rules are read."""
        return self.standing == "met"

    @property
    def ready(self) -> bool:
        """Everything is there, and only the application in SIAPkerja is left."""
        return self.satisfied and not (self.done or self.refused or self.with_claim)


def meter(
    claim: Claim,
    number: int,
    evidence: Iterable[Evidence],
    records: Iterable[MonthRecord],
    today: date,
    *,
    enrolled: bool = False,
) -> Meter:
    """Measure month `number` (1 to 6) of a claim by its proofs and by what the person told.

    Somebody who is `enrolled` in a training is in training, also while no attendance was told.
    """
    known = tuple(evidence)
    own = [proof for proof in known if counts_for(proof) == number]
    record = _record(records, number)
    percents = [proof for proof in own if proof.kind == "attendance"]
    told = [proof.figure for proof in percents if proof.figure is not None]
    applied = [proof for proof in own if proof.kind == "application"]
    return Meter(
        claim_id=claim.id,
        number=number,
        today=today,
        applications=len(applied),
        calls=sum(proof.kind == "call" for proof in own),
        companies=len({_company(proof) for proof in applied}),
        in_training=enrolled or bool(percents),
        attendance=told[-1] if told else None,
        assessed=any(proof.kind == "assessment" for proof in known),
        form=any(proof.kind == "form" for proof in known),
        due_on=due_on(claim, number, record),
        from_account=record is not None and record.due_on is not None,
        filed_on=record.filed_on if record else None,
        done=done(claim, number, record),
        refused=_refused(claim, number),
        missed=claim.month == number and claim.month_state == "missed" and not (record and record.filed_on),
        with_claim=by_the_claim(claim, number) and due_on(claim, number, record) is None,
    )


def counts_for(proof: Evidence) -> int:
    """Return the month that a proof counts for.

    Month 1 needs no proof of seeking work (CASH-09, CASH-10): what is done while it runs counts for month 2. The
    self-assessment belongs to month 1, the employment-status form to month 6.
    """
    fixed: dict[EvidenceKind, int] = {"assessment": 1, "form": MONTHS}
    return fixed.get(proof.kind, max(2, proof.month))


def done(claim: Claim, number: int, record: MonthRecord | None) -> bool:
    """Tell whether nothing is left to do for a month: it was applied for, it is behind, or the benefit has ended.

    A refusal by the office undoes an application that it answers, until the person applies again. Cash that was paid
    without a word on its month is that of month 1.
    """
    if claim.state in _ENDED or (claim.month or 1) > number:
        return True
    if _paid_at_first(claim, number):
        return True
    if claim.month == number and claim.month_state in (*_APPLIED, "missed"):
        return True
    if record is None or record.filed_on is None:
        return False
    return not _refused(claim, number) or record.filed_on >= claim.told_at.date()


def by_the_claim(claim: Claim, number: int) -> bool:
    """Tell whether the claim itself applied for a month: for month 1 (CASH-09), unless the office tells its state."""
    return number == 1 and (claim.month or 1) == 1 and claim.month_state is None


def _paid_at_first(claim: Claim, number: int) -> bool:
    return claim.state == "paid" and by_the_claim(claim, number)


def guarded(claim: Claim) -> bool:
    """Tell whether the benefit of a claim is being paid, so that its months are to be watched."""
    return claim.state in _GUARDED


def running(claim: Claim, records: Sequence[MonthRecord], today: date) -> int | None:
    """Return the month that is to be applied for next; `None` when none is left or the claim is not approved.

    A month whose last day has passed is left behind only when the person told of a later one: what becomes of a missed
    month is not verified (CASH-13), so it is not given up for them.
    """
    if not guarded(claim):
        return None
    return next((n for n in range(claim.month or 1, MONTHS + 1) if not _behind(claim, n, records, today)), None)


def _behind(claim: Claim, number: int, records: Sequence[MonthRecord], today: date) -> bool:
    record = _record(records, number)
    if done(claim, number, record):
        return True
    due = due_on(claim, number, record)
    moved_on = any(later.number > number and (later.due_on or later.filed_on) for later in records)
    return moved_on and (due is None or due < today)


def due_on(claim: Claim, number: int, record: MonthRecord | None) -> date | None:
    """Return the last day to apply for a month: the person's own reading of SIAPkerja, else the office's list."""
    if record and record.due_on:
        return record.due_on
    return claim.due_on if _told_for(claim) == number else None


def _told_for(claim: Claim) -> int:
    """Return the month that the office's date is for: of cash that was paid, the next one."""
    month = claim.month or 1
    return month + 1 if _paid_at_first(claim, month) else month


def _record(records: Iterable[MonthRecord], number: int) -> MonthRecord | None:
    return next((record for record in records if record.number == number), None)


def _refused(claim: Claim, number: int) -> bool:
    return claim.month == number and claim.month_state == "rejected"


def _company(proof: Evidence) -> str:
    """Return the name by which companies are told apart; proofs without a name count as different."""
    plain = " ".join(proof.note.casefold().replace(".", " ").replace(",", " ").split())
    words = [word for word in plain.split() if word not in {"pt", "cv", "ud", "tbk"}]
    return " ".join(words) or f"#{proof.id}"
