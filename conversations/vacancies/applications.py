"""Applications: the list of `/lamaran`, one of them, and finding the one that a button means."""

import re
from datetime import date

from conversations.engine.actions import Open
from conversations.engine.text import Lines, Raw, Text, lines, text
from conversations.engine.view import Button, Rows, View
from conversations.reception.person import Person, Response
from conversations.vacancies.pointing import pack, unpack
from conversations.vacancies.records import STEPS, Application, Step
from conversations.vacancies.words import MENU, MORE, clip
from conversations.vacancies.words import STEPS as SAID

_ON_A_PAGE = 5
_PAGE = re.compile(r"\d{1,3}", re.ASCII)
_ONE = re.compile(r"([av])([0-9a-z]{1,10})", re.ASCII)

GONE = text("That application is not there any more.")

PRESSES: dict[Step, Text] = {
    "answered": text("There is an answer"),
    "interview": text("Called to a test"),
    "offer": text("Job offered"),
    "accepted": text("I have the job"),
    "refused": text("Refused"),
    "silent": text("Stop waiting"),
}
"""The buttons by which each step is told."""


def by_vacancy(vacancy_id: int) -> str:
    """Return the argument for the application for a vacancy, whose own id is not known yet."""
    return f"v{pack((vacancy_id,))}"


def by_id(known: Application) -> str:
    """Return the argument for an application."""
    return f"a{known.id}"


def find(person: Person, argument: str) -> Application | None:
    """Return the application of the person's own that an argument means."""
    one = _ONE.fullmatch(argument)
    if one is None:
        return None
    own = person.memory.applications()
    if one[1] == "v":
        return next((each for each in own if (each.vacancy_id,) == unpack(one[2])), None)
    return next((each for each in own if str(each.id) == one[2]), None)


def applications(person: Person, argument: str, today: date) -> Response:
    """List the applications with how they stand; the argument is the number of a page."""
    own = person.memory.applications()
    if not own:
        none = text("You have noted no application yet. Press “I applied here” on a vacancy, and it stands here.")
        return Response(View((none,), ((MORE,), (MENU,))))
    page = min(int(argument), (len(own) - 1) // _ON_A_PAGE) if _PAGE.fullmatch(argument) else 0
    shown = list(enumerate(own, start=1))[page * _ON_A_PAGE :][:_ON_A_PAGE]
    head = text("<b>Your applications: {n}</b>", n=len(own))
    numbers = tuple(Button(Raw(str(number)), Open("application", by_id(each))) for number, each in shown)
    listed = Lines(tuple(_line(number, each) for number, each in shown))
    return Response(View((head, listed), (numbers, *_pages(page, len(own)), (MORE, MENU))))


def _line(number: int, each: Application) -> Text:
    return text(
        "{n}. {title}, {employer}: {state} ({day})",
        n=number,
        title=clip(each.title, 40),
        employer=clip(each.employer, 40),
        state=SAID[each.state],
        day=each.state_on,
    )


def _pages(page: int, count: int) -> Rows:
    newer = [Button(text("Newer"), Open("applications", str(page - 1)))] if page else []
    older = [Button(text("Older"), Open("applications", str(page + 1)))] if (page + 1) * _ON_A_PAGE < count else []
    row = (*newer, *older)
    return (row,) if row else ()


def application(person: Person, argument: str, today: date) -> Response:
    """Show one application, and ask how it stands."""
    known = find(person, argument)
    return Response(card(known) if known else applications(person, "", today).view.under(GONE))


def card(known: Application) -> View:
    """Show an application with the steps that may follow."""
    said = lines(
        text("<b>{title}</b>, {employer}", title=clip(known.title, 100), employer=clip(known.employer, 80)),
        text("Applied on {day}", day=known.applied_on),
        text("Now: {state} ({day})", state=SAID[known.state], day=known.state_on),
    )
    place = by_id(known)
    change = Button(text("Change the day"), Open("applied_day", place))
    drop = Button(text("Delete"), Open("applied_undo", place))
    back = Button(text("My applications"), Open("applications"))
    return View((said,), (*presses(known), (change, drop), (back, MENU)))


def presses(known: Application) -> Rows:
    """Return the buttons by which the next step of an application is told, two in a row."""
    buttons = [Button(PRESSES[step], Open("step", f"{by_id(known)}.{step}")) for step in STEPS[known.state]]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
