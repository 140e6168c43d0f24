"""The message about one benefit month: what it needs, what is there, what to do, and the ways on."""

from conversations.claim_status.claim import MONTHS
from conversations.claim_status.month_rows import ASSESSMENT
from conversations.engine.actions import Begin, Open
from conversations.engine.text import Said, lines, text
from conversations.engine.view import Button, Rows, View, column
from conversations.payment_guard.hand import Hand
from conversations.payment_guard.month import Meter, by_the_claim
from conversations.payment_guard.words import DIFFERENT, advice, gauge, needs, until

ADD = text("Add proof")
CLAIMS = Button(text("My claims"), Open("claims"))
MENU = Button(text("Menu"), Open("menu"))
_FULL = 3
"""Needs of a month beside which a message of five lines has no room for another note."""


def card(hand: Hand, number: int) -> View:
    """Show one month in at most five lines, and what can be done about it."""
    meter = hand.meter(number)
    return View((lines(*_body(hand, meter)),), _buttons(hand, meter))


def brief(hand: Hand, number: int) -> Said:
    """Show the meter of one month in three lines, for under another message."""
    meter = hand.meter(number)
    more = (DIFFERENT,) if meter.repeats and not meter.done else ()
    return lines(until(meter), *needs(meter)[:2], *more)


def _body(hand: Hand, meter: Meter) -> tuple[Said, ...]:
    if meter.done:
        return (until(meter), advice(meter))
    notes = _notes(hand, meter) if len(needs(meter)) < _FULL else ()
    return (until(meter), *needs(meter), advice(meter), *notes)


def _notes(hand: Hand, meter: Meter) -> tuple[Said, ...]:
    """Return the one line more that helps most."""
    if meter.number == 1 and hand.meter(2).applications:
        return (text("Counted for month 2: {meter}", meter=gauge(hand.meter(2))),)
    if meter.number == 2 and by_the_claim(hand.claim, 1) and not meter.assessed:
        return (ASSESSMENT,)
    if meter.repeats:
        return (DIFFERENT,)
    return (text("You find it in your SIAPkerja account."),) if meter.due_on is None else ()


def key(meter: Meter) -> str:
    """Return the argument by which pages name a month of a claim."""
    return f"{meter.claim_id}.{meter.number}"


def _buttons(hand: Hand, meter: Meter) -> Rows:
    place = key(meter)
    papers = Button(text("Page as PDF and CSV"), Open("month_paper", place))
    proofs = Button(text("My proofs"), Open("proofs", place))
    back = Button(text("Back to the claim"), Open("claim", str(meter.claim_id)))
    if meter.done:
        return ((proofs, papers), *_onward(hand, meter), *_undo(meter), (back,))
    applied = Button(text("I have applied"), Open("filed", place))
    add = Button(ADD, Open("proof_how", place))
    return ((add, proofs), (applied,), *_date(hand, meter), (papers,), *_onward(hand, meter), (back,))


def _date(hand: Hand, meter: Meter) -> Rows:
    """Ask for the date only where the flow would keep it: for the month that runs."""
    if meter.number != hand.running or not hand.foremost:
        return ()
    return ((Button(text("Date in SIAPkerja"), Begin("month_date")),),)


def _undo(meter: Meter) -> Rows:
    return column(Button(text("Not applied yet"), Open("unfiled", key(meter)))) if meter.filed_on else ()


def _onward(hand: Hand, meter: Meter) -> Rows:
    """Lead on to the month that runs; from one whose day has passed, to the date of the next."""
    running = hand.running
    if running is not None and running != meter.number:
        onward = Open("month", f"{meter.claim_id}.{running}")
        return ((Button(text("Month {number}", number=running), onward),),)
    if not meter.done and (meter.days_left or 0) < 0 and meter.number < MONTHS:
        return ((Button(text("On to month {number}", number=meter.number + 1), Open("next_due", key(meter))),),)
    return ()


def no_claim() -> View:
    """Say that months are watched once a claim is approved, and how to make one known."""
    return View(
        (
            text("I keep proofs for each month once your claim is approved."),
            text("I know of no approved claim of yours yet. You can prove a claim, or note it yourself."),
        ),
        ((CLAIMS, MENU),),
    )


def how(place: str) -> View:
    """Tell how to add a proof."""
    return View(
        (
            lines(
                text("<b>Add proof.</b> Send it here, at any time:"),
                text("• Write: “applied to PT Maju Jaya yesterday”."),
                text("• Or send a photo, PDF or Word file, or forward a message."),
                text("• In training, write: “present 90 percent”."),
                text("• Also: “self-assessment is done”. Files stay in Telegram; upload them in SIAPkerja too."),
            ),
        ),
        ((Button(text("This month"), Open("month", place)),),),
    )
