"""What is shown at a place: the question with its ways out, a reading to confirm, the answers, an ending."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.engine.actions import Answer, Steer
from conversations.engine.inspect import Stop, english, walk
from conversations.engine.present import present
from conversations.engine.replay import Reached, replay
from conversations.engine.state import Pending, State
from conversations.engine.step import OLD_BUTTON, Turn
from conversations.engine.text import text
from conversations.engine.view import View
from tests.conversations.engine.table import BUDGET, DEPARTURE, TODAY, TRAVEL, TRIP, at

EVERYWHERE = st.sampled_from(list(walk(TRIP)))


def shown(turn: Turn) -> View:
    return present(TRIP, turn, replay(TRIP, turn.state, TODAY), TODAY)


def words(view: View) -> list[str]:
    return [english(part) for part in view.parts]


def labels(view: View) -> list[list[str]]:
    return [[english(button.label) for button in row] for row in view.buttons]


def test_a_question_shows_its_number_and_its_ways_out() -> None:
    view = shown(Turn(at(travel="yes")))
    assert words(view) == ["<i>{number} of {of}</i>", "Ask departure?", "Like this."]
    assert labels(view) == [["Don't know"], ["Back", "Why do you ask?"], ["My answers", "Stop for now"]]


def test_the_first_question_has_nothing_to_go_back_to() -> None:
    assert labels(shown(Turn(at()))) == [["Yes", "No"], ["Don't know"], ["Why do you ask?"], ["Stop for now"]]


def test_a_reading_is_repeated_with_yes_and_no() -> None:
    view = shown(Turn(replace(at(travel="yes", departure="unknown"), pending=Pending(BUDGET.name, "3500000"))))
    assert "{value}" in words(view)[0]
    assert view.buttons[0][0].action == Steer("trip", 1, "yes", "3500000")
    assert labels(view) == [["Yes, right", "No, ask again"], ["Back"]]


def test_a_month_asks_for_its_day() -> None:
    view = shown(Turn(replace(at(travel="yes"), pending=Pending(DEPARTURE.name, "2026-06"))))
    assert "{month}" in words(view)[0]
    assert view.buttons[0][0].action == Answer("trip", 1, "departure", "unknown")


def test_why_is_said_above_the_question() -> None:
    assert words(shown(Turn(at(), aside="why")))[0] == "Why travel."


def test_the_list_offers_a_change_of_each_answer() -> None:
    view = shown(Turn(at(travel="yes", departure="2026-06", budget="3500000", stay="2", weather="rain"), aside="list"))
    changes = [button.action.about for row in view.buttons for button in row if isinstance(button.action, Steer)]
    assert changes == ["travel", "departure", "budget", "stay", "", ""]


def test_an_empty_list_has_no_empty_lines() -> None:
    view = shown(Turn(at(), aside="list"))
    assert words(view) == ["You have not answered anything yet."]


def test_an_answered_question_offers_its_change() -> None:
    view = shown(Turn(at(travel="yes"), (OLD_BUTTON,), change=TRAVEL.name))
    assert labels(view)[-1] == ["Change that answer"]
    assert words(view)[0] == OLD_BUTTON.id


@pytest.mark.parametrize("state", [at(), at(travel="yes"), at(travel="no")])
def test_a_flow_at_rest_still_says_what_a_reply_met(state: State) -> None:
    view = shown(Turn(replace(state, active=False), (OLD_BUTTON,)))
    assert words(view)[0] == OLD_BUTTON.id
    assert labels(view) == [["Go on", "Start over"]]


@given(EVERYWHERE, st.booleans(), st.sampled_from(["", "why", "list"]))
def test_no_place_is_without_words_or_a_way_on(stop: Stop, active: bool, aside: str) -> None:
    view = shown(Turn(replace(stop.state, active=active), (text("Note."),), aside=aside))
    assert all(english(part).strip() for part in view.parts)
    assert english(view.parts[0]) == "Note."
    waits_for_the_world = stop.name == "weather" and active and aside != "list"
    assert view.buttons or waits_for_the_world


@given(EVERYWHERE)
def test_an_ending_can_be_changed_and_begun_again(stop: Stop) -> None:
    if isinstance(stop.place, Reached):
        assert labels(shown(Turn(stop.state)))[-1] == ["My answers", "Start over"]
