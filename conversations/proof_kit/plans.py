"""Which steps belong to which case, in the order in which they are to be done."""

from collections.abc import Callable, Mapping

from conversations.proof_kit import steps
from conversations.proof_kit.case import LISTED, Case, Situation
from conversations.proof_kit.steps import Step

Plan = Callable[[Case], tuple[Step, ...]]


def plan(case: Case, late: bool = False) -> tuple[Step, ...]:
    """Return what is to be done; `late` when the time to file a claim is over."""
    found = _PLANS[case.situation](case)
    return tuple(steps.TOO_LATE if late and step in _IN_TIME else step for step in found)


_IN_TIME = (steps.FILE, steps.TIME_AGAINST_EMPLOYER)
"""What makes no sense any more once the time is over."""


def _proof(case: Case) -> tuple[Step, ...]:
    """Say how the proof in hand becomes one that is listed (PROOF-01 to PROOF-03)."""
    if case.proof in LISTED:
        return (steps.PROOF_ENOUGH,)
    if case.proof == "final_court_decision":
        return (steps.COURT_DECISION,)
    if case.proof == "receipt_only":
        return (steps.ADD_ACCEPTANCE,)
    receipt = steps.COPY_OF_RECEIPT if case.reported == "yes" else steps.GET_RECEIPT
    return (receipt if case.proof == "letter_only" else steps.ASK_LETTER,)


def _report(case: Case) -> tuple[Step, ...]:
    """Say how the layoff comes to be reported (section 8, steps 1 to 3); nothing where it is."""
    if case.waits_for_report:
        return (steps.ASK_REPORT, steps.SELF_REPORT)
    copied = case.has_receipt or case.proof in ("letter_only", *LISTED)
    return () if copied else (steps.COPY_OF_RECEIPT,)


def _letter(case: Case) -> tuple[Step, ...]:
    # Who says that there is a letter holds at least that, whatever else they answered.
    held = steps.GET_RECEIPT if case.reported != "yes" else steps.COPY_OF_RECEIPT
    proof = (held,) if case.proof in ("", "none", "unknown") else _proof(case)
    report = tuple(step for step in _report(case) if step not in proof)
    return (steps.CHECK_LETTER, *proof, *report, steps.SIGN_NOTHING_FALSE, steps.FILE)


def _told(case: Case) -> tuple[Step, ...]:
    proof = _proof(case)
    unanswered = (steps.NO_TERM,) if steps.ASK_LETTER in proof else ()
    return (*proof, *unanswered, *_report(case), steps.SIGN_NOTHING_FALSE, steps.FILE)


def _pushed(case: Case) -> tuple[Step, ...]:
    if case.ends_a_job:
        return (steps.SIGNED_MEANS, steps.TELL_DISNAKER, steps.COMPLAIN_OF_PUSH, steps.FILE)
    return (steps.SIGN_NO_RESIGNATION, steps.DISNAKER_FIRST, steps.ASK_LETTER, steps.COMPLAIN_OF_PUSH)


def _cut_short(case: Case) -> tuple[Step, ...]:
    return (steps.KEEP_CONTRACT, *_proof(case), *_report(case), steps.NO_OTHER_DATE, steps.FILE)


def _ended(case: Case) -> tuple[Step, ...]:
    return (steps.COMPARE_DATES, steps.DOUBT_CONTRACT, steps.OTHER_RIGHTS)


def _closed(case: Case) -> tuple[Step, ...]:
    report = (steps.SELF_REPORT,) if case.waits_for_report else _report(case)
    who_pays = (steps.BANKRUPT_PAYS, steps.LONGER_ARREARS, steps.ONLY_STOPPED)
    return (*_proof(case), *report, *who_pays, steps.SIGN_NOTHING_FALSE, steps.FILE)


def _not_enrolled(case: Case) -> tuple[Step, ...]:
    owed = (steps.ASK_BENEFIT, steps.MICRO, steps.COMPLAIN_OF_ENROLMENT, steps.TIME_AGAINST_EMPLOYER)
    return (steps.LOOK_IN_JMO, *owed, steps.SIGN_NOTHING_FALSE)


def _not_reported(case: Case) -> tuple[Step, ...]:
    report = (steps.ASK_REPORT, steps.SELF_REPORT) if case.waits_for_report else (steps.SET_INACTIVE,)
    return (*report, *_proof(case), steps.COMPLAIN_OF_REPORT, steps.SIGN_NOTHING_FALSE, steps.FILE)


_PLANS: Mapping[Situation, Plan] = {
    "letter": _letter,
    "told": _told,
    "pushed": _pushed,
    "cut_short": _cut_short,
    "ended": _ended,
    "closed": _closed,
    "not_enrolled": _not_enrolled,
    "not_reported": _not_reported,
    "unknown": _told,
}
