"""The message that tells a person, unasked, that the state of their claim has changed."""

from datetime import date

from conversations.claim_status import dates
from conversations.claim_status.cards import MENU, reopened
from conversations.claim_status.claim import Claim, ClaimState
from conversations.claim_status.names import name, source, state_of
from conversations.claim_status.rows import ROWS
from conversations.claim_status.standing import Standing, standing
from conversations.engine.actions import Open
from conversations.engine.text import Lines, Said, text
from conversations.engine.view import Button, Rows, View
from conversations.payment_guard.month import guarded


def changed(before: ClaimState | None, claim: Claim, today: date) -> View:
    """Tell of a changed claim: its new state, whose move it is and until when, and the first thing to do.

    `before` is the state that the person knew, `None` where there was none. Composed on the day of sending, so the days
    left are those of that day.
    """
    stand = standing(claim, today)
    known: tuple[Said, ...] = ()
    if before is not None and before != claim.state:
        known = (text("Before: {state}.", state=ROWS[before].label),)
    head = text("There is news about your claim ({name}).", name=name(claim))
    state = text("<b>{state}</b>", state=state_of(stand))
    todo = Lines(tuple(text("• {said}", said=each) for each in (*stand.call, *stand.todo[:1])))
    small = Lines((source(claim), text("<i>Type /berhenti to stop such messages.</i>")))
    parts: tuple[Said, ...] = (head, Lines((state, dates.move(stand, today), *known)), stand.meaning, todo, small)
    return View(parts, (*_month(claim, stand), (Button(text("See the status"), reopened(claim)),), (MENU,)))


def _month(claim: Claim, stand: Standing) -> Rows:
    """Offer the month that runs, while there is one to apply for."""
    if not guarded(claim) or stand.key == "finished":
        return ()
    return ((Button(text("This month"), Open("month", str(claim.id))),),)
