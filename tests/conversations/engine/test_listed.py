"""A question whose answers are a list too long for buttons."""

from collections.abc import Mapping
from datetime import date

import pytest

from conversations.engine.actions import Answer, Steer
from conversations.engine.errors import BrokenFlow
from conversations.engine.flow import Condition, Flow, Listing, Option, Outcome, Question, Route
from conversations.engine.inspect import english, problems
from conversations.engine.load import load
from conversations.engine.present import present
from conversations.engine.replay import Reached, replay
from conversations.engine.state import Pending, State
from conversations.engine.step import OLD_BUTTON, Turn, Typed, step
from conversations.engine.text import text
from conversations.engine.view import View

TODAY = date(2026, 11, 23)
RIVERS: Mapping[str, str] = {"r.1": "Upper Asahan", "r.2": "Lower Asahan", "r.3": "Wampu"}


def named(typed: str) -> tuple[str, ...]:
    return tuple(code for code, name in RIVERS.items() if name.casefold() == typed.casefold())


def search(typed: str) -> tuple[str, ...]:
    return tuple(code for code, name in RIVERS.items() if typed.casefold() in name.casefold())


RIVER = Question(
    name="river",
    kind="listed",
    title=text("River"),
    ask=text("Which river?"),
    why=text("Because."),
    options=(Option("skip", text("Skip")),),
    listing=Listing(named, search, lambda code: RIVERS.get(code, "")),
    samples=("Wampu", "asahan", "skip"),
)
ALWAYS: Condition[None] = Condition("always", lambda *_: True)
END = Outcome("end", ALWAYS, lambda *_: View((text("End"),)))
FLOW: Flow[None] = Flow("rivers", text("Rivers"), "", lambda *_: None, (Route(ALWAYS, RIVER),), (END,))
START = State("rivers", FLOW.version)


def typed(words: str, state: State = START) -> Turn:
    return step(FLOW, state, Typed(words), TODAY, english)


def labels(turn: Turn) -> list[str]:
    view = present(FLOW, turn, replay(FLOW, turn.state, TODAY), TODAY)
    return [english(button.label) for row in view.buttons for button in row]


def test_the_flow_is_sound() -> None:
    assert problems(FLOW) == []


def test_a_name_counts_at_once_and_is_said_again() -> None:
    turn = typed("wampu")
    assert turn.state.answers == {"river": "r.3"}
    assert isinstance(replay(FLOW, turn.state, TODAY), Reached)
    assert "Wampu" in str(turn.notes)


def test_what_only_may_be_meant_waits_for_a_yes() -> None:
    turn = typed("wamp")
    assert turn.state.pending == Pending("river", "r.3")
    assert typed("ya", turn.state).state.answers == {"river": "r.3"}
    assert typed("tidak", turn.state).state.pending is None


def test_several_are_offered_as_buttons() -> None:
    turn = typed("asahan")
    assert labels(turn) == ["Upper Asahan", "Lower Asahan", "Another one"]
    chosen = step(FLOW, turn.state, Answer("rivers", 1, "river", "r.2"), TODAY, english)
    assert chosen.state.answers == {"river": "r.2"}


def test_several_may_be_told_apart_in_words_but_not_by_a_yes() -> None:
    waiting = typed("asahan").state
    assert typed("yang kedua", waiting).state.answers == {"river": "r.2"}
    assert typed("lower", waiting).state.pending == Pending("river", "r.2")
    assert typed("ya", waiting).state.answers == {}
    assert typed("skip", waiting).state.answers == {"river": "skip"}


def test_a_forged_yes_to_several_chooses_none() -> None:
    waiting = typed("asahan").state
    assert step(FLOW, waiting, Steer("rivers", 1, "yes", "r.1,r.2"), TODAY, english).state.answers == {}


@pytest.mark.parametrize("value", ["r.9", "", "r.1,r.2", "skip,r.1"])
def test_a_forged_value_is_refused(value: str) -> None:
    turn = step(FLOW, START, Answer("rivers", 1, "river", value), TODAY, english)
    assert turn.notes == (OLD_BUTTON,)
    assert turn.state.answers == {}


def test_what_is_no_longer_in_the_list_is_asked_again() -> None:
    stored = State("rivers", "older", answers={"river": "r.9"}, pending=Pending("river", "r.1,r.9"))
    turn = typed("nothing of it", stored)
    assert not turn.understood
    assert (turn.state.answers, turn.state.pending) == ({}, None)


def test_another_one_asks_anew() -> None:
    waiting = typed("asahan").state
    assert step(FLOW, waiting, Steer("rivers", 1, "back", "river"), TODAY, english).state.pending is None


@pytest.mark.parametrize(("kind", "listing"), [("listed", None), ("words", RIVER.listing)])
def test_a_list_and_its_kind_belong_together(kind: str, listing: Listing | None) -> None:
    question = Question("river", text("?"), text("River"), text("Why"), kind=kind, samples=("a",), listing=listing)  # type: ignore[arg-type] # one of the kinds
    with pytest.raises(BrokenFlow, match="list"):
        load(Flow("rivers", text("Rivers"), "", lambda *_: None, (Route(ALWAYS, question),), (END,)))
