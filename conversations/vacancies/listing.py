"""What all lists of vacancies have in common: their lines, their buttons, and what is said when there is none."""

from collections.abc import Sequence

from conversations.effects import Effect, NoteShown
from conversations.engine.actions import Begin, Open
from conversations.engine.text import Raw, Said, Text, text
from conversations.engine.view import Button, Rows, View
from conversations.reception.person import Person
from conversations.vacancies.board import Board
from conversations.vacancies.pointing import pack
from conversations.vacancies.ranking import Suggestion
from conversations.vacancies.records import Vacancy
from conversations.vacancies.red_flags import flags_of
from conversations.vacancies.titles import family_of
from conversations.vacancies.words import APPLICATIONS, MENU, item, portals

A_LIST = 5
"""Vacancies of one message."""

START = Button(text("Find work that fits"), Begin("work_profile"))
ALERT = Button(text("Alert me"), Open("search_new"))
PRESS = text("Press a number to see it in full.")
WAYS: Rows = ((APPLICATIONS, MENU),)


def view_of(head: Said, board: Board, shown: Sequence[Suggestion], ways: Rows) -> View:
    """Show vacancies, two lines each, with a row of numbers that open them."""
    listed = (
        item(number, each.vacancy, each.why, bool(flagged(board, each.vacancy))) for number, each in enumerate(shown, 1)
    )
    return View((head, *listed, PRESS), (_numbers(shown), *ways))


def _numbers(shown: Sequence[Suggestion]) -> tuple[Button, ...]:
    ids = [each.vacancy.id for each in shown]
    return tuple(
        Button(Raw(str(number)), Open("vacancy", pack((each, *ids)))) for number, each in enumerate(ids, start=1)
    )


def flagged(board: Board, vacancy: Vacancy) -> tuple[Text, ...]:
    """Return what smells about a vacancy, the gravest first."""
    return tuple(flag.said for flag in flags_of(vacancy, board.median_wage(family_of(vacancy.title))))


def applied_for(person: Person) -> frozenset[str]:
    """Return the twins of what the person applied for."""
    return frozenset(each.twin for each in person.memory.applications())


def noted(person: Person, shown: Sequence[Suggestion]) -> tuple[Effect, ...]:
    """Remember what is shown, of people who agreed to that."""
    if not person.memory.agreed("work"):
        return ()
    known = person.memory.suggested()
    twins = tuple(each.vacancy.twin for each in shown if each.vacancy.twin not in known)
    return (NoteShown(twins),) if twins else ()


def nothing(person: Person, said: Said, profile: Button, more: Rows = ()) -> View:
    """Say that there is nothing, and lead on: wider, to learning, to a counsellor, to the official places."""
    wider = Button(text("Look everywhere"), Open("vacancies_open", "++0"))
    wide = (wider, profile) if len(person.memory.board()) else (profile,)
    helps = (Button(text("Trainings"), Open("trainings")), Button(text("Counselling"), Open("counselling")))
    advice = text("Next step: a wider region, a training, or a counsellor.")
    return View((said, advice, portals()), (*more, wide, helps, *WAYS))
