"""A deploy between two answers: every answer that still fits is kept, whatever became of the flow."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.engine.flow import Flow, Option, Route
from conversations.engine.inspect import english, name_of
from conversations.engine.replay import refit, replay
from conversations.engine.state import Pending, State
from conversations.engine.step import Typed, step
from conversations.engine.text import text
from tests.conversations.engine.table import DEPARTURE, ROUTES, STAY, TODAY, TRIP, flow, question

OLD = State(
    "trip",
    TRIP.version,
    answers={"travel": "yes", "departure": "2026-06", "budget": "3500000", "stay": "12+", "weather": "rain"},
)


def changed(name: str, **details: Any) -> Flow[Any]:
    """Return the flow after a deploy that changed one question."""
    routes = (replace(each, ask=replace(each.ask, **details)) if each.ask.name == name else each for each in ROUTES)
    return flow(routes=tuple(routes))


def test_new_words_keep_the_version() -> None:
    reworded = changed("travel", ask=text("Do you travel?"), samples=("ya", "iya"), why=text("To plan."))
    assert reworded.version == TRIP.version


def test_the_version_follows_what_a_question_accepts() -> None:
    fewer = changed("stay", options=())
    other_kind = changed("budget", kind="months")
    longer = flow(routes=(*ROUTES, Route(ROUTES[0].when, question("extra"))))
    assert len({TRIP.version, fewer.version, other_kind.version, longer.version}) == 4


def test_an_answer_that_is_no_option_any_more_is_asked_again() -> None:
    fitted = refit(changed("stay", options=(Option("short", text("Short")),)), OLD)
    assert fitted.answers == {name: value for name, value in OLD.answers.items() if name != "stay"}


def test_an_answer_to_a_question_that_is_gone_is_dropped() -> None:
    shorter = flow(routes=tuple(route for route in ROUTES if route.ask is not DEPARTURE))
    assert "departure" not in refit(shorter, OLD).answers
    assert name_of(replay(shorter, refit(shorter, OLD), TODAY)) == "shelter"


def test_a_new_question_is_asked_without_losing_the_rest() -> None:
    longer = flow(routes=(ROUTES[0], Route(ROUTES[0].when, question("visa")), *ROUTES[1:]))
    fitted = refit(longer, OLD)
    assert fitted.answers == OLD.answers
    assert name_of(replay(longer, fitted, TODAY)) == "visa"


def test_a_reading_that_waits_stays_only_where_it_fits() -> None:
    waiting = replace(OLD, pending=Pending("departure", "2026-06"), at="departure")
    assert refit(changed("travel", options=STAY.options), waiting).pending == waiting.pending
    as_money = changed("departure", kind="money")
    assert refit(as_money, waiting).pending is None
    assert refit(flow(routes=(ROUTES[0],)), waiting).at is None


def test_what_fits_is_left_as_it_is() -> None:
    for pending in (None, Pending("departure", "2026-06"), Pending("agreement", "trip")):
        state = replace(OLD, pending=pending)
        assert refit(TRIP, state) is state


@pytest.mark.parametrize("departure", ["9999-12-31", "9999-12", "3000-01", "2026-02-30", "tomorrow", ""])
def test_what_no_question_accepts_is_dropped_at_any_version(departure: str) -> None:
    spoilt = replace(OLD, answers={**OLD.answers, "departure": departure, "gone": "1"})
    assert refit(TRIP, spoilt).answers == {name: each for name, each in OLD.answers.items() if name != "departure"}
    waiting = replace(OLD, pending=Pending("departure", departure))
    assert refit(TRIP, waiting) == OLD


def test_words_go_on_after_a_deploy() -> None:
    other = changed("travel", options=(*question("x").options, Option("perhaps", text("Perhaps"))))
    waiting = State("trip", "of an older release", answers={"travel": "yes"}, pending=Pending("departure", "2026-06"))
    turn = step(other, waiting, Typed("tanggal 10"), TODAY, english)
    assert turn.state.answers == {"travel": "yes", "departure": "2026-06-10"}
    assert turn.state.version == other.version


_values = st.one_of(
    st.sampled_from(["yes", "no", "unknown", "rain", "12+", "2026-06", "2026-06-10"]), st.text(max_size=15)
)
_answers = st.dictionaries(st.sampled_from([*TRIP.by_name, "gone", "?"]), _values)
_states = st.builds(
    State,
    st.just("trip"),
    st.sampled_from(["older", TRIP.version]),
    answers=_answers,
    pending=st.none() | st.builds(Pending, st.sampled_from([*TRIP.by_name, "?"]), _values),
    at=st.none() | st.sampled_from([*TRIP.by_name, "?"]),
    active=st.booleans(),
)


@given(_states)
def test_refitting_once_is_enough(state: State) -> None:
    once = refit(TRIP, replace(state, version="older"))
    assert once.version == TRIP.version
    assert refit(TRIP, replace(once, version="older")) == once
    assert set(once.answers.items()) <= set(state.answers.items())


@given(_states, st.sampled_from(["ya", "10 juni 2026", "kembali", "3,5 jt", "lupa", "ubah", "xyzzy"]))
def test_any_stored_state_is_understood(state: State, words: str) -> None:
    turn = step(TRIP, state, Typed(words), TODAY, english)
    assert name_of(replay(TRIP, turn.state, TODAY)) in {*TRIP.by_name, "gone", "home"}
