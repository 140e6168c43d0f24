"""The pages of a month: what it needs, its paper, and the word that it was applied for."""

import re
from dataclasses import replace
from datetime import date

from conversations.claim_status.claim import MONTHS
from conversations.effects import SetDue, SetFiled
from conversations.engine.actions import Open
from conversations.engine.text import Said, text
from conversations.engine.values import as_date
from conversations.engine.view import Button, View
from conversations.payment_guard import due
from conversations.payment_guard.cards import brief, card, how, key, no_claim, to_apply
from conversations.payment_guard.hand import Hand, newest, pointed
from conversations.payment_guard.records import MonthRecord
from conversations.payment_guard.sheet import sheet
from conversations.payment_guard.words import missing
from conversations.reception.person import Person, Response

_DATED = re.compile(r"(\d{1,10}\.[1-6])\.(\d{4})(\d\d)(\d\d)", re.ASCII)


def month(person: Person, argument: str, today: date) -> Response:
    """Show a month; the argument is "", "claim" or "claim.month"."""
    found = pointed(person.memory, argument, today)
    return Response(card(*found) if found else no_claim())


def proof_how(person: Person, argument: str, today: date) -> Response:
    """Tell how to add a proof to a month."""
    found = pointed(person.memory, argument, today)
    first = newest(person.memory, today)
    return Response(how(key(found[0].meter(found[1])), first) if found and first else no_claim())


def month_paper(person: Person, argument: str, today: date) -> Response:
    """Send the page of a month as PDF and CSV."""
    found = pointed(person.memory, argument, today)
    if found is None:
        return Response(no_claim())
    view = View((text("Here is your page for month {number}.", number=found[1]),), (_to_month(*found),))
    return Response(replace(view, papers=(sheet(*found),)))


def filed(person: Person, argument: str, today: date) -> Response:
    """Note that the person applied for a month, and ask for the date of the next."""
    found = pointed(person.memory, argument, today)
    if found is None:
        return Response(no_claim())
    hand, number = found
    meter = hand.meter(number)
    if meter.done or meter.with_claim:
        return Response(card(hand, number))
    lacking = missing(meter)
    after = hand.with_record(replace(hand.record(number), filed_on=today))
    said: list[Said] = [hand.headed(text("✓ Month {number}: you applied on {day}.", number=number, day=today))]
    if lacking:
        said.append(text("In your notes here is still missing: {what}. The office decides on it.", what=lacking))
    undo = Button(text("Not applied yet"), Open("unfiled", key(meter)))
    view = _onward(after, number)
    shown = View((*said, *view.parts), (*view.buttons, (undo,)))
    return Response(shown, effects=(SetFiled(hand.claim.id, number, today),))


def _onward(hand: Hand, number: int) -> View:
    """Lead on to the next month: its date is asked for where it is not known."""
    if number == MONTHS:
        return View((text("That was the last of six months. Now wait for the payment."),), (_to_month(hand, number),))
    asking = due.asked(hand, number + 1)
    if asking is None:
        return View((brief(hand, number + 1),), (_to_month(hand, number + 1),))
    return View(asking.parts, (*asking.buttons, _to_month(hand, number + 1)))


def unfiled(person: Person, argument: str, today: date) -> Response:
    """Take back that the person applied for a month."""
    found = pointed(person.memory, argument, today)
    if found is None:
        return Response(no_claim())
    hand, number = found
    if hand.record(number).filed_on is None:
        return Response(card(hand, number))
    after = hand.with_record(replace(hand.record(number), filed_on=None))
    view = card(after, number).under(text("Taken back. Month {number} is still to be applied for.", number=number))
    return Response(view, effects=(SetFiled(hand.claim.id, number, None),))


def next_due(person: Person, argument: str, today: date) -> Response:
    """Ask for the date of the month after the one in the argument."""
    found = pointed(person.memory, argument, today)
    if found is None:
        return Response(no_claim())
    hand, number = found
    return Response(due.asked(hand, number + 1) or card(hand, number))


def due_is(person: Person, argument: str, today: date) -> Response:
    """Keep a date that was guessed and is confirmed; the argument is "claim.month.YYYYMMDD"."""
    dated = _DATED.fullmatch(argument)
    found = pointed(person.memory, dated[1], today) if dated else None
    if dated is None or found is None:
        return Response(no_claim())
    hand, number = found
    value = f"{dated[2]}-{dated[3]}-{dated[4]}"
    day = as_date(value)
    if day is None or hand.meter(number).done:
        return Response(card(hand, number))
    if wrong := due.plausible(value, {}, today):
        return Response(card(hand, number).under(wrong))
    kept = MonthRecord(hand.claim.id, number, day, hand.record(number).filed_on)
    after = hand.with_record(kept)
    ways = (*to_apply(after, number), _to_month(hand, number))
    return Response(
        View((*due.noted(day, today), brief(after, number)), ways), effects=(SetDue(hand.claim.id, number, day),)
    )


def _to_month(hand: Hand, number: int) -> tuple[Button, ...]:
    return (Button(text("Month {number}", number=number), Open("month", f"{hand.claim.id}.{number}")),)
