"""Answers on the claim: how, until when, what then, and what if it is refused."""

from conversations.answers.record import (
    CHECK,
    MONTH,
    MY_CLAIM,
    OFFICER,
    SELF_REPORT,
    Answer,
    page,
    said,
)
from conversations.answers.told import Told
from conversations.claim_status import dates
from conversations.claim_status.limits import CHECK_DAYS, REPORT_ARTICLE, REPORT_DAYS
from conversations.claim_status.names import state_of
from conversations.claim_status.standing import standing
from conversations.eligibility.parameters import CHANNELS, LAWS, value
from conversations.eligibility.sources import by, source
from conversations.engine.text import Month, Raw, Said, Text, plural, text
from conversations.payment_guard.month import APPLICATIONS, ATTENDANCE, CALLS
from conversations.payment_guard.words import article, missing, until
from conversations.workdays import after

_SITE = Raw(CHANNELS.claim)
_BPJS = Raw(CHANNELS.bpjs_call_centre)
_HOW = page("claim", text("All the steps"))
_NOTE_LENGTH = 200


def claim_how(told: Told) -> Answer:
    """Tell how the first claim is filed, with the person's own last day first."""
    parts = said(
        told.safe_line
        or text("<b>File within {months} months of the PHK</b>, in SIAPkerja.", months=told.law.filing_months),
        text("1. Open your account at {site} and look for the JKP badge.", site=_SITE),
        text("2. No badge? Report the layoff yourself (Lapor PHK) with your proof."),
        text("3. Press Ajukan klaim: your data, your own bank account, and KAPK. It is free."),
        last=source("CLAIM-01", "CASH-09", regime=told.regime),
    )
    return Answer(parts, ((_HOW, SELF_REPORT), (CHECK,)))


def deadline(told: Told) -> Answer:
    """Tell until when to claim, counted from the layoff that the person told."""
    months, last = told.law.filing_months, told.last_day
    law = source("CLAIM-01", "CLAIM-02", regime=told.regime)
    if told.filed and told.claim is None:
        head: Said = text("<b>You filed already.</b> For the first claim no time runs any more.")
        return Answer(
            said(head, text("For months 2 to 6 the date in your SIAPkerja account counts."), last=law),
            ((MONTH, MY_CLAIM),),
        )
    grace = text("SIAPkerja gives no extra time, and no rule extends it over a weekend.")
    if told.phk is None or last is None or told.safe_line is None:
        head = text("<b>{months} months from the date of the PHK.</b> One day earlier is safer.", months=months)
        old = text(
            "Older pages say {months} months; that rule ended in February 2025.", months=LAWS["R21"].filing_months
        )
        rest = (old,) if told.regime == "R25" else ()
        return Answer(
            said(head, *rest, grace, text("Write “PHK on 12 March, until when?”, and I count your day."), last=law),
            ((CHECK, _HOW),),
        )
    own: Text = (
        text(
            "Laid off in {month}: counted from its first day, {months} months end on {last}.",
            month=Month(told.phk),
            months=months,
            last=last,
        )
        if told.month_only
        else text("Laid off on {phk}: {months} months end on {last}.", phk=told.phk, months=months, last=last)
    )
    if told.today > last:
        return Answer(said(told.safe_line, own, last=law), ((OFFICER,),))
    return Answer(said(told.safe_line, own, grace, last=law), ((_HOW, CHECK),))


def claim_rejected(told: Told) -> Answer:
    """Tell how a refused claim is put right, with the office's own note where it is known."""
    claim = told.claim
    note = (
        " ".join(claim.note.split())[:_NOTE_LENGTH] if claim and "rejected" in (claim.state, claim.month_state) else ""
    )
    head = (
        text("The office's note: “{note}”", note=Raw(note))
        if note
        else text("<b>Read the note of the refusal first:</b> it says what is lacking.")
    )
    again = told.safe_line or text(
        "Put it right and file again, within {months} months of the PHK.", months=told.law.filing_months
    )
    parts = said(
        head,
        text("Common reasons: still shown as active, another kind of proof, recorded as resigned, too few months."),
        again,
        text("Not sure what is meant? Ask BPJS {bpjs}.", bpjs=_BPJS),
        last=source("CLAIM-01", "PROOF-01", regime=told.regime),
    )
    return Answer(parts, ((page("proof", text("Proof of the PHK")), MY_CLAIM), (OFFICER,)))


def claim_next_month(told: Told) -> Answer:
    """Tell what a month from the second on needs: the person's own one, or any."""
    hand = told.hand
    if hand is not None and hand.running is not None:
        meter = hand.meter(hand.running)
        lacks = missing(meter)
        open_ = text("Still missing: {what}.", what=lacks) if lacks else text("Your proofs for it are complete.")
        return Answer(said(until(meter), open_, _account(), last=by(article(meter).words)), ((MONTH, MY_CLAIM),))
    parts = said(
        text(
            "<b>Each month: {n} applications, or {calls} call to a test or interview.</b>", n=APPLICATIONS, calls=CALLS
        ),
        text("In training: attendance of at least {percent} percent in the month before.", percent=ATTENDANCE),
        text("Month 1 is followed by the self-assessment; month 6 also needs the employment-status form."),
        _account(),
        last=source("CASH-10", "CASH-11", "CASH-12"),
    )
    missed = page("missed", text("I missed a month"))
    return Answer(
        parts, ((MONTH, missed), (page("monthly", text("More on it")), page("outside", text("Other portals"))))
    )


def _account() -> Text:
    return text("The date to apply stands in your SIAPkerja account; only that one counts.")


def payment_when(told: Told) -> Answer:
    """Tell when the money comes: where the person's own claim stands, and the time that the law gives."""
    days = value("CASH-07", "R25", "working_days")
    rule = plural(
        "Paid within {n} working day of a complete and correct application.",
        "Paid within {n} working days of a complete and correct application.",
        n=days,
    )
    claim = told.claim
    if claim is not None:
        stand = standing(claim, told.today)
        head = text("<b>{state}.</b> {move}", state=state_of(stand), move=dates.move(stand, told.today))
        return Answer(said(head, rule, _late(), last=source("CASH-07")), ((MY_CLAIM, MONTH), (OFFICER,)))
    head = text("<b>Within {n} working days</b>, once your application is complete and correct.", n=days)
    check = text("Before that BPJS checks the data, about {n} days by the ministry's guide.", n=CHECK_DAYS)
    parts = said(
        head,
        check,
        text("From month 2 each month needs its own application with proofs."),
        _late(),
        last=source("CASH-07"),
    )
    return Answer(parts, ((MY_CLAIM, page("second_late", text("Month 2 did not come"))), (OFFICER,)))


def _late() -> Text:
    return text("Longer? See the account number and the e-mail of SIAPkerja, then call BPJS {bpjs}.", bpjs=_BPJS)


def report_layoff(told: Told) -> Answer:
    """Tell who reports a layoff, until when, and how one does it oneself."""
    head: Text = text(
        "<b>The employer reports it within {n} working days</b>, with the proof of the PHK.", n=REPORT_DAYS
    )
    if told.phk is not None and not told.month_only:
        due = after(told.phk, REPORT_DAYS)
        if due.certain:
            head = text(
                "Laid off on {phk}: the employer's {n} working days end on <b>{day}</b>.",
                phk=told.phk,
                n=REPORT_DAYS,
                day=due.day,
            )
    parts = said(
        head,
        text("It does so at {site}, and sets you inactive at BPJS.", site=Raw(CHANNELS.employer_report)),
        text("It does not? Report it yourself (Lapor PHK) in SIAPkerja, with your proof."),
        text("Or call BPJS {bpjs}, or complain at {site}.", bpjs=_BPJS, site=Raw(CHANNELS.complaints)),
        last=by(REPORT_ARTICLE),
    )
    active = page("active", text("Still active"))
    return Answer(
        parts, ((SELF_REPORT, active), (page("badge", text("No JKP badge")), page("report", text("More on it"))))
    )
