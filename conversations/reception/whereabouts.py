"""Where somebody stands: in which flow, at which question, and how far the check has come."""

from datetime import date
from typing import Any

from conversations.engine.flow import Flow, Question
from conversations.engine.replay import Asking, Reached, refit, replay
from conversations.engine.state import State
from conversations.engine.text import Text
from conversations.reception import consents, pages
from conversations.reception.person import Person
from conversations.registry import FLOWS

CHECK = "eligibility"


def state_in(person: Person, flow: str) -> State | None:
    """Return where the person stands in a flow, be it the one that is talked about or another."""
    return person.state if person.state and person.state.flow == flow else person.flows.get(flow)


def check_button(person: Person, today: date) -> Text:
    """Return what the button of the check says: begin, go on, or see the result again."""
    state = state_in(person, CHECK)
    if state is None or not state.answers:
        return pages.CHECK
    flow = FLOWS[CHECK]
    return pages.SEE if isinstance(replay(flow, refit(flow, state), today), Reached) else pages.GO_ON


def flow_of(person: Person) -> Flow[Any] | None:
    """Return the flow that was talked about last."""
    return FLOWS.get(person.state.flow) if person.state else None


def again(person: Person, today: date) -> Text:
    """Return what is said to words that nobody understood: the hint of the question that waits, or the usual line."""
    question = question_of(person, today)
    return question.again if question and question.again else pages.NOT_UNDERSTOOD


def asked_kind(person: Person, today: date) -> str:
    """Return the kind of the question that waits for the person's answer, or nothing."""
    question = question_of(person, today)
    return question.kind if question else ""


def reads_captions(person: Person, today: date) -> bool:
    """Tell whether the question that waits also reads what stands below a picture."""
    question = question_of(person, today)
    return question is not None and question.captions


def waits(person: Person, today: date) -> bool:
    """Tell whether a question waits for the person's answer, be it one of a flow or the one for consent."""
    return question_of(person, today) is not None or consents.waiting_for(person.state) is not None


def question_of(person: Person, today: date) -> Question | None:
    """Return the question that waits for the person's answer."""
    flow = flow_of(person)
    if flow is None or person.state is None or not person.state.active:
        return None
    place = replay(flow, refit(flow, person.state), today)
    return place.question if isinstance(place, Asking) else None
