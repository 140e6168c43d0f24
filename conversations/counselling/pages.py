"""Hours with a counsellor as people see them: free ones, the one they hold, booking, moving and cancelling."""

from collections.abc import Sequence
from datetime import date

from conversations.counselling import words
from conversations.counselling.records import Booking, Slot
from conversations.effects import CancelHour
from conversations.engine.actions import Open
from conversations.engine.text import Said, Text, lines, text
from conversations.engine.view import Button, View, column
from conversations.reception import consents
from conversations.reception.person import Person, Response
from conversations.reception.room import Page
from conversations.vacancies.profile import profile_of

_AT_ONCE = 6
_LONGEST_NUMBER = 9
_NOT_FREE = text("That hour is not free any more. Somebody was quicker, or it was taken back. These are free:")
_MEANING = text("A job counsellor helps you to choose work or training. (PP 37/2021 Pasal 25–29)")


def consenting(page: Page) -> Page:
    """Ask for consent before anything is kept."""

    def asks(person: Person, argument: str, today: date) -> Response:
        return consents.needs(person, "work", "konseling") or page(person, argument, today)

    return asks


def counselling(person: Person, _argument: str, today: date) -> Response:
    """Show the hour that the person holds, or those that are free."""
    held = person.memory.held_hour()
    return Response(_own(held, person.memory.time_zone())) if held else hours(person, "", today)


def hours(person: Person, argument: str, today: date) -> Response:
    """List free hours, from the one whose place the argument gives."""
    return Response(_list(person, _number(argument) or 0, today))


def hour(person: Person, argument: str, today: date) -> Response:
    """Show one hour, to be booked."""
    found = _free(person, argument, today)
    if found is None:
        return Response(_list(person, 0, today, _NOT_FREE))
    held = person.memory.held_hour()
    zone = person.memory.time_zone()
    if held is not None and held.slot.id == found.id:
        return Response(_own(held, zone))
    if held is None:
        ask, yes = text("Book this hour?"), text("Yes, book it")
    else:
        ask = text("Move your hour from {old} to this one?", old=words.short(held.slot, zone))
        yes = text("Yes, move it")
    book = Button(yes, Open("hour_book", str(found.id)))
    return Response(View((ask, words.told(found, zone)), ((book,), (words.HOURS, words.MENU))))


def book(person: Person, argument: str, today: date) -> Response:
    """Book an hour, or move to it."""
    number = _number(argument)
    before = person.memory.held_hour()
    if number is None or not person.memory.take_hour(number):
        return Response(_list(person, 0, today, _NOT_FREE))
    held = person.memory.held_hour()
    if held is None:
        return Response(_list(person, 0, today, _NOT_FREE))
    zone = person.memory.time_zone()
    if before is not None and before.slot.id != number:
        said: Text = text("✓ Moved. Your old hour is free for somebody else.")
    else:
        said = text("✓ Booked. I remind you a day before and an hour before.")
    return Response(_own(held, zone).under(said))


def cancel(person: Person, argument: str, today: date) -> Response:
    """Ask once, then let go of the hour."""
    held = person.memory.held_hour()
    number = _number(argument.removesuffix(".yes"))
    if held is None or held.slot.id != number:
        return Response(_list(person, 0, today, text("You hold no such hour.")))
    zone = person.memory.time_zone()
    if not argument.endswith(".yes"):
        yes = Button(text("Yes, cancel"), Open("hour_cancel", f"{number}.yes"))
        keep = Button(text("No, keep it"), Open("counselling"))
        return Response(View((text("Cancel this hour?"), words.told(held.slot, zone)), ((yes, keep),)))
    gone = text("The hour is cancelled. The counsellor is told.")
    view = View((gone,), ((words.HOURS, words.MENU),))
    return Response(view, effects=(CancelHour(held.slot.id),))


def _own(held: Booking, zone: str) -> View:
    move = Button(text("Move"), Open("hours"))
    let_go = Button(text("Cancel the hour"), Open("hour_cancel", str(held.slot.id)))
    note = text("You cannot come? Please cancel, so that somebody else can.")
    parts: tuple[Said, ...] = (text("<b>Your hour with a counsellor</b>"), words.told(held.slot, zone), note)
    return View(parts, (*words.address(held.slot), (move, let_go), (words.MENU,)))


def _list(person: Person, start: int, today: date, *notes: Said) -> View:
    free = person.memory.free_hours(_region(person, today))
    page = free[start : start + _AT_ONCE] or free[:_AT_ONCE]
    if not page:
        return _none().under(*(note for note in notes if note is not _NOT_FREE))
    zone = person.memory.time_zone()
    buttons = column(*(Button(words.short(slot, zone), Open("hour", str(slot.id))) for slot in page))
    after = start + _AT_ONCE
    more = ((Button(text("Later hours"), Open("hours", str(after))),),) if after < len(free) else ()
    head = text("<b>Hours with a counsellor</b>")
    return View((head, lines(_MEANING, _places(page))), (*buttons, *more, (words.MENU,))).under(*notes)


def _places(page: Sequence[Slot]) -> Text:
    places = sorted({slot.place for slot in page if slot.place})
    if len(places) == 1 and all(slot.place for slot in page):
        return words.where(page[0])
    return text("Press an hour to see where it is and with whom.")


def _none() -> View:
    return View(
        (
            text("<b>No hour is free at the moment.</b>"),
            lines(
                _MEANING,
                text("• Look again in a few days: counsellors add hours here."),
                text("• You can also ask the Disnaker of your regency or city for counselling."),
            ),
        ),
        ((words.MENU,),),
    )


def _free(person: Person, argument: str, today: date) -> Slot | None:
    """Return the hour if the person may still take it; the argument may be forged, or old."""
    number = _number(argument)
    held = person.memory.held_hour()
    if held is not None and held.slot.id == number:
        return held.slot
    free = person.memory.free_hours(_region(person, today))
    return next((slot for slot in free if slot.id == number), None)


def _region(person: Person, today: date) -> str:
    return profile_of(person, today).region or person.memory.region()


def _number(argument: str) -> int | None:
    plain = argument.isascii() and argument.isdigit() and len(argument) <= _LONGEST_NUMBER
    return int(argument) if plain else None
