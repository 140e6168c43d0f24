"""The date in SIAPkerja by its day on a button: for people with several claims, where a typed date may be for any."""

import re
from datetime import date

from conversations.claim_status.names import label
from conversations.engine.actions import Open
from conversations.engine.text import Month, Raw, text
from conversations.engine.view import Button, Rows, View, column
from conversations.payment_guard.cards import no_claim
from conversations.payment_guard.due import AHEAD, of_account, to_date
from conversations.payment_guard.hand import Hand, hands, pointed
from conversations.reception.person import Person, Response

_PLACE = re.compile(r"(\d{1,10}\.[1-6])(?:\.(\d{4})(0[1-9]|1[0-2]))?", re.ASCII)
_A_ROW = 7


def due_how(person: Person, argument: str, today: date) -> Response:
    """Offer the days of a month of the year; the argument is "claim.month", with ".YYYYMM" for another than this."""
    place = _PLACE.fullmatch(argument)
    found = pointed(person.memory, place[1], today) if place else None
    if place is None or found is None:
        return Response(no_claim())
    said = f"{place[2]}-{place[3]}" if place[2] else ""
    return Response(_days(*found, next((first for first in _firsts(today) if f"{first:%Y-%m}" == said), None)))


def whose(person: Person, today: date) -> Response | None:
    """Ask for whose claim a date is; `None` for somebody with one claim."""
    known = [hand for hand in hands(person.memory, today) if hand.others]
    dated = ((hand, of_account(hand)) for hand in known)
    ways = [Button(label(hand.claim), to_date(hand, number)) for hand, number in dated if number]
    return Response(View((text("<b>For whose claim is the date?</b>"),), column(*ways))) if ways else None


def _days(hand: Hand, number: int, chosen: date | None) -> View:
    first = chosen or hand.today.replace(day=1)
    ask = text(
        "Which date does SIAPkerja show for month {number}? Choose the day in {month}.",
        number=number,
        month=Month(first),
    )
    back = Button(text("This month"), Open("month", f"{hand.claim.id}.{number}"))
    return View((hand.headed(ask),), (*_grid(hand, number, first), *_months(hand, number, first), (back,)))


def _grid(hand: Hand, number: int, first: date) -> Rows:
    believed = [day for day in _believed(hand.today) if day.replace(day=1) == first]
    buttons = [Button(Raw(str(day.day)), Open("due_is", f"{hand.claim.id}.{number}.{day:%Y%m%d}")) for day in believed]
    return tuple(tuple(buttons[at : at + _A_ROW]) for at in range(0, len(buttons), _A_ROW))


def _months(hand: Hand, number: int, shown: date) -> Rows:
    others = [first for first in _firsts(hand.today) if first != shown]
    place = f"{hand.claim.id}.{number}"
    ways = [Button(text("{value}", value=Month(first)), Open("due_how", f"{place}.{first:%Y%m}")) for first in others]
    return (tuple(ways),) if ways else ()


def _believed(today: date) -> list[date]:
    """Return the days that are believed as a last day to apply."""
    return [date.fromordinal(today.toordinal() + days) for days in range(AHEAD.days + 1)]


def _firsts(today: date) -> list[date]:
    return list(dict.fromkeys(day.replace(day=1) for day in _believed(today)))
