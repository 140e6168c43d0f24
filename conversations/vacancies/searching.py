"""Searches that people want to hear of: saved from a vacancy or the profile, listed, stopped by one tap."""

import re
from dataclasses import dataclass
from datetime import date

from conversations.effects import DropSearch, SaveSearch
from conversations.engine.actions import Open
from conversations.engine.text import Raw, Said, Text, lines, text
from conversations.engine.view import Button, Rows, View
from conversations.reception.consents import needs
from conversations.reception.person import Person, Response
from conversations.regions import name_of
from conversations.vacancies.listing import START
from conversations.vacancies.looking import Wish
from conversations.vacancies.pointing import pack, unpack
from conversations.vacancies.profile import NAME, profile_of
from conversations.vacancies.questions import DONE, WANTED
from conversations.vacancies.records import MOST_SEARCHES, Every, SavedSearch
from conversations.vacancies.titles import families_like
from conversations.vacancies.words import MENU, MORE, SEARCHES, clip

_NEW = re.compile(r"([0-9a-z]{0,6})\.(daily|weekly)", re.ASCII)
_ID = re.compile(r"\d{1,10}", re.ASCII)
_LONGEST = 80

EVERY: dict[Every, Text] = {"daily": text("every morning"), "weekly": text("once a week")}

_PRESS: dict[Every, Text] = {"daily": text("Every morning"), "weekly": text("Once a week")}


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search would look for: work in somebody's words, and a region."""

    wanted: str
    region: str


def wish_of(search: SavedSearch) -> Wish:
    """Return what a saved search looks for, as the ranking sees it."""
    return Wish(search.region, families_like(search.wanted))


def called(search: SavedSearch | Sought) -> Said:
    """Return what a search is called."""
    what = clip(search.wanted) if search.wanted.strip() else text("all work")
    if not name_of(search.region):
        return text("{what}", what=what)
    return text("{what}, {where}", what=what, where=Raw(name_of(search.region)))


def new(person: Person, argument: str, today: date) -> Response:
    """Ask how often; the argument is the id of a vacancy to go by, or nothing for the profile."""
    if asked := needs(person, "work", "lowongan"):
        return asked
    sought = _sought(person, argument, today)
    if sought is None:
        first = text("Tell me first what you look for. Then I write when something new comes.")
        return Response(View((first,), ((START,), (MORE, MENU))))
    if full := _full(person, sought):
        return full
    place = pack(unpack(argument)[:1])
    buttons = tuple((Button(_PRESS[each], Open("search_save", f"{place}.{each}")),) for each in EVERY)
    ask = text("How often shall I write about new vacancies?")
    return Response(View((lines(text("<b>{search}</b>", search=called(sought)), ask),), (*buttons, (MORE, MENU))))


def _sought(person: Person, argument: str, today: date) -> Sought | None:
    """Return what is looked for: work like that of a vacancy, else what the profile tells; `None` when it is empty."""
    ids = unpack(argument) if argument else ()
    found = person.memory.board().get(ids[0]) if ids else None
    if found is not None:
        return Sought(" ".join(found.title.split())[:_LONGEST], found.region)
    words, region = " ".join(_typed(person).split())[:_LONGEST], profile_of(person, today).region
    return Sought(words, region) if words or region else None


def _typed(person: Person) -> str:
    """Return what the person typed about wanted work, or about work done where nothing is wanted."""
    state = person.state if person.state and person.state.flow == NAME else person.flows.get(NAME)
    told = (state.answers.get(name, "") for name in (WANTED.name, DONE.name)) if state else ()
    return next((words for words in told if words and words not in DONE.values | WANTED.values), "")


def _full(person: Person, sought: Sought) -> Response | None:
    """Say that a search is there already, or that there are as many as anybody may have."""
    own = person.memory.searches()
    if any((each.wanted, each.region) == (sought.wanted, sought.region) for each in own):
        return Response(_list(own, text("I already write to you about these.")))
    if len(own) >= MOST_SEARCHES:
        return Response(_list(own, text("{n} alerts are the most. Stop one first.", n=MOST_SEARCHES)))
    return None


def save(person: Person, argument: str, today: date) -> Response:
    """Keep a search; the argument is that of `new`, with how often behind it."""
    said = _NEW.fullmatch(argument)
    every = next((each for each in EVERY if said and each == said[2]), None)
    if said is None or every is None:
        return searches(person, "", today)
    if asked := needs(person, "work", "lowongan"):
        return asked
    sought = _sought(person, said[1], today)
    if sought is None:
        return new(person, "", today)
    if full := _full(person, sought):
        return full
    return Response(_saved(person, sought, every), effects=(SaveSearch(sought.wanted, sought.region, every, today),))


def _saved(person: Person, sought: Sought, every: Every) -> View:
    when = {
        "daily": text("I write in the mornings at 09:00, from tomorrow on, when there is something new."),
        "weekly": text("I write once a week at 09:00, on this day of the week, when there is something new."),
    }
    head = text("✓ Alert saved: <b>{search}</b>", search=called(sought))
    if "alert" in person.memory.silenced():
        note = text("Vacancy messages are stopped now. Let them come again, or nothing arrives.")
        return View((head, note), ((Button(text("Let them come"), Open("message", "alert.go")),), (SEARCHES, MORE)))
    return View((head, when[every]), ((SEARCHES, MORE), (MENU,)))


def searches(person: Person, _argument: str, _today: date) -> Response:
    """List the searches, each with a button that stops it."""
    return Response(_list(person.memory.searches()))


def _list(own: tuple[SavedSearch, ...], *notes: Text) -> View:
    if not own:
        none = text("There is no alert. Press “Alert me” under vacancies, and I write when new ones come.")
        return View((*notes, none), ((MORE, MENU),))
    said = [
        text("{n}. {search}: {every}", n=number, search=called(each), every=EVERY[each.every])
        for number, each in enumerate(own, start=1)
    ]
    stops = tuple(
        Button(text("Stop {n}", n=number), Open("search_drop", str(each.id)))
        for number, each in enumerate(own, start=1)
    )
    return View((*notes, lines(text("<b>Your vacancy alerts</b>"), *said)), (stops, (MORE, MENU)))


def drop(person: Person, argument: str, _today: date) -> Response:
    """Stop a search, named by its id."""
    own = person.memory.searches()
    meant = next((each for each in own if _ID.fullmatch(argument) and each.id == int(argument)), None)
    if meant is None:
        return Response(_list(own, text("That alert is stopped already.")))
    left = tuple(each for each in own if each.id != meant.id)
    stopped = text("✓ Stopped: {search}.", search=called(meant))
    return Response(_list(left, stopped) if left else _none_left(stopped), effects=(DropSearch(meant.id),))


def _none_left(stopped: Text) -> View:
    ways: Rows = ((MORE, MENU),)
    return View((stopped,), ways)
