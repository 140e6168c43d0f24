"""What the short conversations share in which an officer types the parts of an announcement."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from conversations.campaigns.words import ALL, MENU
from conversations.engine.actions import Open
from conversations.engine.flow import Condition, Flow, Outcome, Question, Route
from conversations.engine.present import present
from conversations.engine.replay import replay
from conversations.engine.state import Answers, State
from conversations.engine.step import Turn
from conversations.engine.text import Said, Text, text
from conversations.engine.view import Button, View
from conversations.reception.person import Person, Response

WHICH = Question(
    name="campaign",
    kind="digits",
    title=text("Announcement"),
    ask=text("<b>Which announcement?</b> Write its number."),
    why=text("What you write now is kept with this announcement."),
    hint=text("The number stands behind the name of the announcement."),
    longest=9,
    quiet=True,
    known=True,
    samples=("12",),
)
ALWAYS: Condition[Answers] = Condition("always", lambda *_: True)


def facts(answers: Answers, _today: date) -> Answers:
    """Look at the answers as they are."""
    return answers


def _home(answers: Answers) -> Button:
    number = answers.get(WHICH.name)
    return Button(text("To the announcement"), Open("campaign", number)) if number else ALL


def table(name: str, title: Text, *questions: Question | Route[Answers]) -> Flow[Answers]:
    """Return a short conversation that asks these in order and forgets them; its room speaks at the end."""
    routes = tuple(each if isinstance(each, Route) else Route(ALWAYS, each) for each in questions)
    ended = Outcome("told", ALWAYS, lambda *_: View((text("Thank you, I have read it."),), ((ALL, MENU),)))
    return Flow(name, title, "", facts, routes, (ended,), forgets=True, home=_home)


def ask(flow: Flow[Any], person: Person, answers: Mapping[str, str], today: date, *notes: Said) -> Response:
    """Begin a short conversation anew, with what is known already."""
    known = person.state if person.state and person.state.flow == flow.name else person.flows.get(flow.name)
    state = State(flow.name, flow.version, run=known.run + 1 if known else 1, answers=dict(answers))
    return Response(present(flow, Turn(state, notes), replay(flow, state, today), today), state=state)
