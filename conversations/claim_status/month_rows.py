"""What each state of a benefit month means, once the claim is approved: one row a state."""

from collections.abc import Mapping

from conversations.claim_status import limits
from conversations.claim_status.claim import MONTHS, Claim, MonthState
from conversations.claim_status.owners import BPJS, CALL_AT_ONCE, CALL_BPJS, COMPLAIN
from conversations.claim_status.rows import Row
from conversations.eligibility.parameters import value
from conversations.engine.text import Text, text

_APPLICATIONS: int = value("CASH-11", "R25", "applications")
_CALLS: int = value("CASH-11", "R25", "calls")
_ATTENDANCE: int = value("TRN-05", "R25", "percent")

ASSESSMENT = text("Fill in the self-assessment (asesmen diri) in SIAPkerja, if you have not yet.")
_EVIDENCE = text(
    "Needed in the month: {applications} applications, best to different companies, "
    "or {calls} call to a selection test or interview.",
    applications=_APPLICATIONS,
    calls=_CALLS,
)
_TRAINING = text("In training: attendance of at least {percent} percent in the month before.", percent=_ATTENDANCE)
_FORM = text("Month 6 also needs the employment-status form (formulir status kebekerjaan).")
_WAIT = text("Look into your e-mail and SIAPkerja account: questions about the claim come there.")
_MEANWHILE = text("Meanwhile, collect the proofs for the next month.")


def needed(month: int) -> tuple[Text, ...]:
    """Say what a month needs: CASH-09 for the first, CASH-10 and CASH-11 for the others, CASH-12 for the last."""
    if month <= 1:
        return (text("Apply in SIAPkerja, with your own bank account and KAPK."), ASSESSMENT)
    return (_EVIDENCE, _TRAINING, _FORM) if month >= MONTHS else (_EVIDENCE, _TRAINING)


def _for_this(claim: Claim) -> tuple[Text, ...]:
    """Say what the month at hand needs; of one whose number is not known, what those after the first need."""
    return needed(2 if claim.month is None else claim.month)


def _while_waiting(claim: Claim) -> tuple[Text, ...]:
    return (_WAIT,) if (claim.month or 1) >= MONTHS else (_WAIT, _MEANWHILE)


def _for_next(claim: Claim) -> tuple[Text, ...]:
    month = claim.month or 1
    return (ASSESSMENT, *needed(month + 1)) if month == 1 else needed(month + 1)


def _after_a_miss(claim: Claim) -> tuple[Text, ...]:
    """What becomes of a missed month is not settled; the months after it may still be open."""
    return (CALL_AT_ONCE,) if (claim.month or 1) >= MONTHS else (CALL_AT_ONCE, _MEANWHILE)


def _repaired(claim: Claim) -> tuple[Text, ...]:
    return (
        *_for_this(claim),
        text(
            "Whether a refused month can be applied for again is not settled. Call BPJS {number} at once.", number=BPJS
        ),
    )


MONTH_ROWS: Mapping[MonthState, Row] = {
    "open": Row(
        label=text("waits for your application"),
        meaning=text("This month is paid only after you apply for it in SIAPkerja, with its proofs."),
        owner="you",
        limit=limits.account,
        todo=_for_this,
        tone="wait",
        call=(CALL_AT_ONCE,),
    ),
    "sent": Row(
        label=text("application sent"),
        meaning=text("The application for this month is sent. BPJS has yet to check it."),
        owner="bpjs",
        limit=limits.payment,
        todo=_while_waiting,
        tone="wait",
        call=(CALL_BPJS, COMPLAIN),
    ),
    "verifying": Row(
        label=text("being checked"),
        meaning=text("BPJS checks the application for this month."),
        owner="bpjs",
        limit=limits.payment,
        todo=_while_waiting,
        tone="wait",
        call=(CALL_BPJS, COMPLAIN),
    ),
    "paid": Row(
        label=text("paid"),
        meaning=text("This month was paid. The next one needs its own application."),
        owner="you",
        limit=limits.next_month,
        todo=_for_next,
        tone="good",
    ),
    "rejected": Row(
        label=text("not accepted"),
        meaning=text("The application for this month was not accepted as it is."),
        owner="you",
        limit=limits.account,
        todo=_repaired,
        tone="bad",
    ),
    "missed": Row(
        label=text("missed"),
        meaning=text("By this record, no application came for this month."),
        owner="you",
        limit=limits.unfixed,
        todo=_after_a_miss,
        tone="bad",
    ),
}
