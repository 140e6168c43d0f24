"""Words that the pages, warnings and papers of the payment guard share."""

from collections.abc import Mapping

from conversations.claim_status.claim import MONTHS
from conversations.claim_status.owners import CALL_AT_ONCE
from conversations.eligibility.parameters import CHANNELS, cite
from conversations.engine.text import Raw, Said, Text, plural, text
from conversations.payment_guard.month import APPLICATIONS, ATTENDANCE, CALLS, Lack, Meter
from conversations.payment_guard.records import EvidenceKind

KINDS: Mapping[EvidenceKind, Text] = {
    "application": text("Application"),
    "call": text("Call to a test"),
    "attendance": text("Training"),
    "assessment": text("Self-assessment"),
    "form": text("Employment-status form"),
}

_LACKS: Mapping[Lack, Text] = {
    "attendance": text("training attendance of {percent} percent", percent=ATTENDANCE),
    "percent": text("the percentage of your training attendance"),
    "assessment": text("the self-assessment in SIAPkerja"),
    "form": text("the employment-status form"),
}

_UNTOLD = text("Training attendance: write it like “present 90 percent”")


def left(days: int) -> Text:
    """Say how many days are left."""
    if days < 0:
        return text("has passed")
    return text("today") if days == 0 else plural("{n} day left", "{n} days left", n=days)


def until(meter: Meter) -> Text:
    """Say until when to apply for the month, the day first; "" is never said."""
    number, days = meter.number, meter.days_left
    if meter.filed_on and meter.done:
        return text("<b>Month {number}</b>: you applied on {day}.", number=number, day=meter.filed_on)
    if meter.missed:
        return text("<b>Month {number}</b>: by the office's list, no application came.", number=number)
    if meter.with_claim:
        return text("<b>Month {number}</b> was applied for together with the claim.", number=number)
    if meter.done:
        return text("<b>Month {number}</b>: nothing is left to do.", number=number)
    if meter.due_on is None or days is None:
        return text("<b>Month {number}.</b> The last day to apply is not known yet.", number=number)
    if days < 0:
        return text("<b>Month {number}.</b> The last day, {due}, has passed.", number=number, due=meter.due_on)
    return text(
        "Apply for <b>month {number}</b> by <b>{due}</b> ({left}).", number=number, due=meter.due_on, left=left(days)
    )


def complete(meter: Meter) -> Text:
    """Say that the proofs of a month are complete."""
    return text("✓ The proofs for <b>month {number}</b> are complete.", number=meter.number)


def last_step(meter: Meter) -> Text:
    """Say what is left once the proofs are complete: to apply, and until when."""
    if meter.due_on is None or meter.days_left is None:
        return text("Last step: apply in SIAPkerja. Your account shows the last day.")
    if meter.days_left < 0:
        return text("Last step: apply in SIAPkerja today. The last day, {due}, has passed.", due=meter.due_on)
    return text("Last step: apply in SIAPkerja by <b>{due}</b> ({left}).", due=meter.due_on, left=left(meter.days_left))


def gauge(meter: Meter) -> Text:
    """Show applications and calls against what CASH-11 asks for; more than that is not "6 of 5"."""
    full = min(meter.applications, APPLICATIONS)
    return text(
        "{bar} {n} of {needed} applications, or {calls} of {call} calls to a test",
        bar=Raw("●" * full + "○" * (APPLICATIONS - full)),
        n=full,
        needed=APPLICATIONS,
        calls=min(meter.calls, CALLS),
        call=CALLS,
    )


def needs(meter: Meter) -> tuple[Text, ...]:
    """Show what the month needs and what is there, a line each."""
    if meter.number == 1:
        return (_ticked(text("Self-assessment in SIAPkerja"), meter.assessed),)
    shown = [gauge(meter)]
    if meter.in_training:
        shown.append(_attendance(meter))
    if meter.number == MONTHS:
        shown.append(_ticked(KINDS["form"], meter.form))
    return tuple(shown)


def recorded(meter: Meter) -> tuple[Text, ...]:
    """Show what the month needs and what is there for a paper that others read: without a word on what to do."""
    if meter.in_training and meter.attendance is None:
        return tuple(each for each in needs(meter) if each != _UNTOLD)
    return needs(meter)


def _attendance(meter: Meter) -> Text:
    if meter.attendance is None:
        return _UNTOLD
    return text(
        "Training attendance {percent} percent (at least {needed})", percent=meter.attendance, needed=ATTENDANCE
    )


def _ticked(what: Text, there: bool) -> Text:
    return text("{sign} {what}", sign=Raw("✓" if there else "○"), what=what)


def missing(meter: Meter) -> Text | None:
    """Name what is missing; `None` when nothing is."""
    named = [_seeking(meter) if lack == "seeking" else _LACKS[lack] for lack in meter.lacks]
    if not named:
        return None
    said = named[0]
    for more in named[1:]:
        said = text("{one}; {more}", one=said, more=more)
    return said


def _seeking(meter: Meter) -> Text:
    return plural(
        "{n} application to a company, or one call to a test",
        "{n} applications to different companies, or one call to a test",
        n=APPLICATIONS - meter.applications,
    )


def advice(meter: Meter) -> Said:
    """Say what to do now, the article last; what the texts leave open is said so (CASH-10, CASH-13, E18)."""
    if meter.missed:
        return CALL_AT_ONCE
    if meter.done and meter.number == MONTHS:
        return text("It is the last month of the benefit.")
    if meter.done:
        return text("Any proof that you send now is kept for the next month.")
    if meter.refused:
        return text(
            "The office refused the application. Whether you can apply again is not settled; call {phone} at once.",
            phone=_phone(),
        )
    if meter.days_left is not None and meter.days_left < 0:
        return text(
            "Apply in SIAPkerja today and ask {phone}. What becomes of a missed month is not clear.", phone=_phone()
        )
    lacking = missing(meter)
    if lacking is None and meter.with_claim:
        return text("Nothing is left for it. Any proof that you send now counts for month 2.")
    if lacking is None:
        return text("Everything is there. Now apply in SIAPkerja. ({article})", article=article(meter))
    if meter.standing == "unclear":
        return text(
            "Still open: {what}. The rules are not clear here; tell your counsellor. ({article})",
            what=lacking,
            article=article(meter),
        )
    return text("Still missing: {what}. ({article})", what=lacking, article=article(meter))


def article(meter: Meter) -> Raw:
    """Name the article that the needs of the month come from (CASH-09 to CASH-12)."""
    if meter.number == 1:
        return Raw(cite("CASH-09"))
    if meter.standing == "unclear":
        return Raw(cite("CASH-10"))
    return Raw(cite("CASH-12" if meter.number == MONTHS else "CASH-11"))


def _phone() -> Raw:
    return Raw(CHANNELS.bpjs_call_centre)


DIFFERENT = text("One company is there more than once. Five different companies are safer.")
ACCOUNT_DECIDES = text("The date shown in your SIAPkerja account is what counts.")
