"""The room of the papers after a layoff: the kit, its steps, the letters, and reporting oneself."""

from datetime import date

from conversations.engine.actions import Begin
from conversations.engine.present import present
from conversations.engine.replay import Reached, replay
from conversations.engine.state import State
from conversations.engine.step import Turn, begin
from conversations.engine.text import text
from conversations.engine.view import Button, View
from conversations.proof_kit import pages
from conversations.proof_kit.answer import LETTER_LABELS, told
from conversations.proof_kit.asked import ASKED, command_of
from conversations.proof_kit.case import SITUATIONS, Case, Situation
from conversations.proof_kit.letters.flow import FLOW as LETTER
from conversations.reception import consents
from conversations.reception.person import Person, Response
from conversations.reception.room import Command, Room


def _kit(person: Person, argument: str, today: date) -> Response:
    """Show what the kit offers."""
    return Response(pages.kit())


def _letters(person: Person, argument: str, today: date) -> Response:
    """Offer the letters."""
    return Response(pages.letters())


def _self_report(person: Person, argument: str, today: date) -> Response:
    """Say how to report one's own layoff."""
    return Response(pages.self_report())


def _steps(person: Person, argument: str, today: date) -> Response:
    """Show the steps of a case without asking anything; for what is no case, the list of cases."""
    situation = next((known for known in SITUATIONS if known == argument), None)
    return Response(pages.cases() if situation is None else _in_general(situation, today))


def _in_general(situation: Situation, today: date) -> View:
    fit = Button(text("Fit them to me"), Begin("kit"))
    view = told(Case(situation), today)
    return View(view.parts, ((fit,), *view.buttons))


def _letter(person: Person, argument: str, today: date) -> Response:
    """Begin one letter, or go on with it; what was told for another letter is kept."""
    state = _begun(person, argument, today)
    if asked := consents.needs(person, LETTER.purpose, LETTER.name, state):
        return asked
    return Response(present(LETTER, Turn(state), replay(LETTER, state, today), today), state=state)


def _begun(person: Person, kind: str, today: date) -> State:
    standing = person.state if person.state and person.state.flow == LETTER.name else person.flows.get(LETTER.name)
    state = begin(LETTER, standing)
    if kind not in LETTER_LABELS:
        return state
    chosen = state.answered("letter", kind)
    ended = isinstance(replay(LETTER, chosen, today), Reached)
    return state.again().answered("letter", kind) if ended else chosen


def _steps_of(situation: Situation) -> Command:
    return lambda person, argument, today: _steps(person, situation, today)


ROOM = Room(
    name="proof_kit",
    commands={
        "kit": _kit,
        "surat": _letters,
        **{command_of(situation): _steps_of(situation) for situation in SITUATIONS},
    },
    pages={
        "kit": _kit,
        "kit_steps": _steps,
        "letters": _letters,
        "letter": _letter,
        "self_report": _self_report,
    },
    asked=ASKED,
)
