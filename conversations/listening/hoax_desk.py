"""The list of false messages that officers keep: `/hoaks`."""

from datetime import date

from conversations.engine.actions import Open
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Raw, Said, plural, text
from conversations.engine.view import Button, Rows, View
from conversations.listening.effects import DropHoax, KeepHoax
from conversations.listening.hoaxes import hoax_in
from conversations.listening.records import Hoax
from conversations.reception.person import Person, Response
from conversations.staff.policy import may, may_anywhere

BETWEEN = "||"
"""Stands between the false message and what is true instead."""
_FEWEST = 6
"""A message of fewer words would be found in what has nothing to do with it."""
_TRUTH = 400
_FALSE = 3500
_AT_ONCE = 5
_SHOWN = 90
_MENU = Button(text("Menu"), Open("menu"))
_LIST = Button(text("False messages"), Open("hoaxes"))


def command(person: Person, argument: str, _today: date) -> Response | None:
    """Show the list, or keep the message that stands behind the command; for officers."""
    if not may_anywhere(person, "hoaxes"):
        return None
    if not argument.strip():
        return Response(_listed(person, 0))
    false, _, truth = (part.strip() for part in argument.partition(BETWEEN))
    return _kept(person, false, truth)


def hoaxes(person: Person, argument: str, _today: date) -> Response:
    """Show the list from one place on; the argument may be forged."""
    if not may_anywhere(person, "hoaxes"):
        return Response(View((OLD_BUTTON,), ((_MENU,),)))
    return Response(_listed(person, int(argument) if argument.isascii() and argument.isdigit() else 0))


def hoax_drop(person: Person, argument: str, _today: date) -> Response:
    """Ask once, then take a message from the list; the argument is its number, with ".yes" behind."""
    number = argument.removesuffix(".yes")
    listed = person.memory.listening().hoaxes() if may_anywhere(person, "hoaxes") else ()
    found = next((each for each in listed if str(each.id) == number), None)
    if found is None:
        return Response(View((OLD_BUTTON,), ((_MENU,),)))
    if not may(person, "hoaxes"):
        return Response(View((_ALL,), ((_LIST, _MENU),)))
    if not argument.endswith(".yes"):
        drop = Button(text("Take off the list"), Open("hoax_drop", f"{number}.yes"))
        return Response(View((_line(found),), ((drop, _LIST),)))
    return Response(View((text("It is off the list."),), ((_LIST, _MENU),)), effects=(DropHoax(found.id),))


_ALL = text("The list holds for all of Indonesia. Ask an officer of all regions.")


def _kept(person: Person, false: str, truth: str) -> Response:
    if not may(person, "hoaxes"):
        return Response(_listed(person, 0).under(_ALL))
    if wrong := _wrong(false, truth):
        return Response(View((wrong, _how()), ((_LIST, _MENU),)))
    alike = hoax_in(false, person.memory.listening().hoaxes())
    notes = (text("One like it stands on the list already: {hoax}", hoax=_line(alike)),) if alike else ()
    said = text("<b>Kept.</b> Whoever forwards it, or one like it, is told: {truth}", truth=Raw(truth))
    return Response(View((said, *notes), ((_LIST, _MENU),)), effects=(KeepHoax(false[:_FALSE], truth),))


def _wrong(false: str, truth: str) -> Said | None:
    if len(false.split()) < _FEWEST:
        return plural(
            "The false message needs at least {n} word.", "The false message needs at least {n} words.", n=_FEWEST
        )
    if not truth:
        return text("What is true is missing.")
    # Several of them stand in one message, whose length Telegram counts in units of UTF-16.
    return text("What is true has to be shorter.") if len(truth.encode("utf-16-le", "replace")) > 2 * _TRUTH else None


def _how() -> Said:
    return text("Type: {form}", form=Raw(f"/hoaks pesan yang salah {BETWEEN} yang benar"))


def _listed(person: Person, start: int) -> View:
    known = person.memory.listening().hoaxes()
    shown = known[start : start + _AT_ONCE]
    if not shown:
        return View((text("No false message is on the list."), _how()), ((_MENU,),))
    head = plural("<b>{n} false message on the list</b>", "<b>{n} false messages on the list</b>", n=len(known))
    drops = tuple(Button(text("Drop no. {n}", n=each.id), Open("hoax_drop", str(each.id))) for each in shown)
    rows: Rows = tuple(drops[at : at + 2] for at in range(0, len(drops), 2))
    older = ((Button(text("Older"), Open("hoaxes", str(start + _AT_ONCE))),),) if len(known) > start + _AT_ONCE else ()
    return View((head, *map(_line, shown), _how()), (*rows, *older, (_MENU,)))


def _line(hoax: Hoax) -> Said:
    words = " ".join(hoax.words.split())
    cut = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
    return text("No. {n}: “{words}” – {truth}", n=hoax.id, words=Raw(cut), truth=Raw(hoax.truth))
