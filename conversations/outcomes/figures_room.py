"""The programme's figures (`/angka`), for officers of a region or an area; to others the command does not exist."""

from datetime import date

from conversations.campaigns.words import COUNTING
from conversations.engine.actions import Open
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import text
from conversations.engine.view import Button, View, column
from conversations.outcomes.effects import CountFigures, NoteTaken
from conversations.outcomes.figures_view import figures_paper, figures_view
from conversations.outcomes.periods import PERIODS, Period, period
from conversations.outcomes.records import Figures
from conversations.reception.person import Person, Response
from conversations.staff.places import may_in_place, place_name, places_within, reach
from conversations.staff.policy import may_anywhere

_MENU = Button(text("Menu"), Open("menu"))
_MOST_PLACES = 20


def angka(person: Person, _argument: str, today: date) -> Response | None:
    """Show the figures of this month where the officer works; several places are offered first."""
    if not may_anywhere(person, "figures"):
        return None
    held = places_within(person, "figures")
    return _places(person, "month") if len(held) > 1 else figures(person, f"month.{held[0]}", today)


def figure_places(person: Person, argument: str, today: date) -> Response:
    """Offer the places whose figures the officer may see."""
    known = may_anywhere(person, "figures") and argument in PERIODS
    return _places(person, argument) if known else _lost()


def figures(person: Person, argument: str, today: date) -> Response:
    """Show the figures of a period and a place, as in "month.12.71"."""
    return _counted(person, argument, today, as_file=False)


def figures_file(person: Person, argument: str, today: date) -> Response:
    """Send the same as a file."""
    return _counted(person, argument, today, as_file=True)


def told(asked: CountFigures, when: Period, found: Figures) -> View:
    """Return the page of figures that were counted."""
    if asked.as_file:
        said = text("The figures follow as a file.")
        return View((said,), ((_MENU,),), papers=(figures_paper(asked.place, asked.called, when, found),))
    return figures_view(asked.place, asked.called, when, found, several=asked.several)


def _counted(person: Person, argument: str, today: date, *, as_file: bool) -> Response:
    name, _, place = argument.partition(".")
    allowed = may_anywhere(person, "figures") and name in PERIODS and may_in_place(person, "figures", place)
    regions = reach(person, place) if allowed else ()
    if not regions:
        return _lost()
    taken = (NoteTaken(place if len(regions) == 1 else "", f"figures {place or 'all'}"),) if as_file else ()
    several = len(places_within(person, "figures")) > 1
    asked = CountFigures(name, place, regions, place_name(person, place), several, as_file=as_file)
    when = period(name, today)
    found = person.memory.outcomes().figures(regions, *when.bounds(person.memory.time_zone()))
    if found is None:
        return Response(View((COUNTING,), ((_MENU,),)), effects=(asked, *taken))
    return Response(told(asked, when, found), effects=taken)


def _places(person: Person, name: str) -> Response:
    held = places_within(person, "figures")[:_MOST_PLACES]
    buttons = (Button(place_name(person, place), Open("figures", f"{name}.{place}")) for place in held)
    return Response(View((text("Figures of which place?"),), (*column(*buttons), (_MENU,))))


def _lost() -> Response:
    return Response(View((OLD_BUTTON,), ((_MENU,),)))
