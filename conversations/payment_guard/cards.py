"""The message about one benefit month: what it needs, what is there, what to do, and the ways on."""

from conversations.claim_status.claim import MONTHS
from conversations.claim_status.month_rows import ASSESSMENT
from conversations.claim_status.names import label, name
from conversations.engine.actions import Open
from conversations.engine.text import Said, lines, text
from conversations.engine.view import Button, Rows, View, column
from conversations.payment_guard.due import of_account, to_date
from conversations.payment_guard.hand import Hand
from conversations.payment_guard.lately import Lately
from conversations.payment_guard.month import Meter, by_the_claim
from conversations.payment_guard.words import DIFFERENT, advice, complete, gauge, last_step, needs, until

ADD = text("Add proof")
APPLIED = text("I have applied")
CLAIMS = Button(text("My claims"), Open("claims"))
MENU = Button(text("Menu"), Open("menu"))
_FULL = 3
"""Needs of a month beside which a message of five lines has no room for another note."""


def card(hand: Hand, number: int) -> View:
    """Show one month in at most five lines, and what can be done about it."""
    meter = hand.meter(number)
    return View((lines(*_body(hand, meter)),), _buttons(hand, meter))


def brief(hand: Hand, number: int) -> Said:
    """Show the meter of one month in at most four lines, for under another message."""
    meter = hand.meter(number)
    if meter.ready:
        return lines(hand.headed(complete(meter)), *needs(meter)[:1], *_repeated(meter), last_step(meter))
    return lines(hand.headed(until(meter)), *needs(meter)[:2], *_repeated(meter))


def _repeated(meter: Meter) -> tuple[Said, ...]:
    return (DIFFERENT,) if meter.repeats and not meter.done else ()


def to_apply(hand: Hand, number: int) -> Rows:
    """Offer the last step once the proofs of a month are complete."""
    meter = hand.meter(number)
    return column(Button(APPLIED, Open("filed", key(meter)))) if meter.ready else ()


def moves(hand: Hand, lately: Lately) -> Rows:
    """Offer to keep proofs for another claim instead, one tap for each."""
    others = ((other, Open("proof_move", lately.argument(str(other.id)))) for other in hand.others)
    return column(*(Button(text("For {claim}", claim=label(other)), way) for other, way in others))


def _body(hand: Hand, meter: Meter) -> tuple[Said, ...]:
    if meter.done:
        return (hand.headed(until(meter)), advice(meter))
    notes = _notes(hand, meter) if len(needs(meter)) < _FULL else ()
    return (hand.headed(until(meter)), *needs(meter), advice(meter), *notes)


def _notes(hand: Hand, meter: Meter) -> tuple[Said, ...]:
    """Return the one line more that helps most."""
    if meter.number == 1 and hand.meter(2).applications:
        return (text("Counted for month 2: {meter}", meter=gauge(hand.meter(2))),)
    if meter.number == 2 and by_the_claim(hand.claim, 1) and not meter.assessed:
        return (ASSESSMENT,)
    if meter.with_claim:
        return (text("For month 2 look up the last day to apply in your SIAPkerja account."),)
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
    applied = () if meter.with_claim else column(Button(APPLIED, Open("filed", place)))
    add = Button(ADD, Open("proof_how", place))
    return ((add, proofs), *applied, *_date(hand, meter), (papers,), *_onward(hand, meter), (back,))


def _date(hand: Hand, meter: Meter) -> Rows:
    """Ask for the date of the month that runs, and for that of month 2 where the claim has applied for month 1."""
    number = of_account(hand)
    if number is None or meter.number not in {hand.running, number}:
        return ()
    return column(Button(text("Date in SIAPkerja"), to_date(hand, number)))


def _undo(meter: Meter) -> Rows:
    return column(Button(text("Not applied yet"), Open("unfiled", key(meter)))) if meter.filed_on else ()


def _onward(hand: Hand, meter: Meter) -> Rows:
    """Lead on to the month that runs; from one whose day has passed, to the date of the next."""
    running = 2 if meter.with_claim and not meter.done else hand.running
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


def how(place: str, first: Hand) -> View:
    """Tell how to add a proof; `first` is the claim that it is kept for unless the person moves it."""
    return View(
        (
            lines(
                text("<b>Add proof.</b> Send it here, at any time:"),
                text("• Write: “applied to PT Maju Jaya yesterday”."),
                text("• Or send a photo, PDF or Word file, or forward a message."),
                *_how_more(first),
            ),
        ),
        ((Button(text("This month"), Open("month", place)),),),
    )


def _how_more(first: Hand) -> tuple[Said, ...]:
    if first.others:
        kept = text("I keep it for {claim}; one tap then moves it to another claim.", claim=name(first.claim))
        return (text("• Also: “present 90 percent”, “self-assessment is done”."), kept)
    return (
        text("• In training, write: “present 90 percent”."),
        text("• Also: “self-assessment is done”. Files stay in Telegram; upload them in SIAPkerja too."),
    )
