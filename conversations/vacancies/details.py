"""One vacancy in full, and the word that it is not for the person."""

from datetime import date

from conversations.effects import Refuse
from conversations.engine.actions import Open
from conversations.engine.text import Lines, Said, lines, text
from conversations.engine.view import Button, Rows, View
from conversations.reception.consents import needs
from conversations.reception.person import Person, Response
from conversations.vacancies.applications import by_id
from conversations.vacancies.board import Board
from conversations.vacancies.listing import WAYS, flagged
from conversations.vacancies.pointing import pack, unpack
from conversations.vacancies.profile import profile_of
from conversations.vacancies.ranking import rank
from conversations.vacancies.records import Vacancy
from conversations.vacancies.words import MORE, address, asks_for, clip, named, seen, until, where

_CLOSED = text("This vacancy is not open any more.")
_MOST_FLAGS = 3


def vacancy(person: Person, argument: str, today: date) -> Response:
    """Show one vacancy; the argument is its id, and behind it those of the list that it stood in."""
    ids = unpack(argument)
    found = person.memory.board().get(ids[0]) if ids else None
    if found is None or not found.open(today):
        return Response(View((_CLOSED,), (*_back(ids[1:]), *WAYS)))
    return Response(View(_said(person, found, today), _buttons(person, found, ids)))


def _said(person: Person, found: Vacancy, today: date) -> tuple[Said, ...]:
    board = person.memory.board()
    ranked = rank(Board.of([found]), profile_of(person, today), today, limit=1)
    why = tuple(text("Why: {why}", why=each.why) for each in ranked)
    head = lines(named(found), where(found), *why, until(found, today), seen(found))
    asked = asks_for(found)
    about = (clip(found.about, 300),) if found.about.strip() and not address(found.link) else ()
    more = (*((asked,) if asked else ()), *_copies(board, found), *about)
    return (head, *_flags(board, found), *((Lines(more),) if more else ()))


def _flags(board: Board, found: Vacancy) -> tuple[Said, ...]:
    smells = flagged(board, found)[:_MOST_FLAGS]
    if not smells:
        return ()
    head = (
        text("⚠ <b>Be careful.</b>") if board.sound(found.id) else text("⚠ <b>Do not apply. This looks like fraud.</b>")
    )
    return (lines(head, *(text("• {what}", what=said) for said in smells)),)


def _copies(board: Board, found: Vacancy) -> tuple[Said, ...]:
    others = [each.source if each.employer == found.employer else each.employer for each in board.copies(found)]
    names = ", ".join(dict.fromkeys(each.strip() for each in others if each.strip()))
    return (text("Also listed by {names}", names=clip(names, 120)),) if names else ()


def _buttons(person: Person, found: Vacancy, ids: tuple[int, ...]) -> Rows:
    place, back = pack(ids), _back(ids[1:])
    if not person.memory.board().sound(found.id):
        return ((Button(text("Not for me"), Open("vacancy_not", place)),), *back, *WAYS)
    link = address(found.link)
    opened: Rows = ((Button(text("Open the vacancy"), url=link),),) if link else ()
    known = next((each for each in person.memory.applications() if each.twin == found.twin), None)
    applied = (
        Button(text("My application"), Open("application", by_id(known)))
        if known
        else Button(text("I applied here"), Open("applied", pack(ids[:1])))
    )
    no = Button(text("Not for me"), Open("vacancy_not", place))
    alike = Button(text("Alert me of such"), Open("search_new", pack(ids[:1])))
    return (*opened, (applied,), (no, alike), *back)


def _back(ids: tuple[int, ...]) -> Rows:
    return ((Button(text("Back to the list"), Open("vacancies", pack(ids))),),) if ids else ((MORE,),)


def unwanted(person: Person, argument: str, today: date) -> Response:
    """Never show a vacancy again; the argument is that of `vacancy`."""
    ids = unpack(argument)
    found = person.memory.board().get(ids[0]) if ids else None
    if found is None:
        return vacancy(person, argument, today)
    if asked := needs(person, "work", "lowongan"):
        return asked
    undo = Button(text("Take it back"), Open("vacancy_back", pack(ids)))
    view = View((text("I will not show {what} again.", what=named(found)),), ((undo,), *_back(ids[1:])))
    return Response(view, effects=(Refuse(found.twin),) if found.twin not in person.memory.refused() else ())


def wanted_again(person: Person, argument: str, today: date) -> Response:
    """Take back that a vacancy is not for the person."""
    ids = unpack(argument)
    found = person.memory.board().get(ids[0]) if ids else None
    shown = vacancy(person, argument, today)
    if found is None or found.twin not in person.memory.refused():
        return shown
    return Response(shown.view.under(text("Taken back.")), effects=(Refuse(found.twin, refused=False),))
