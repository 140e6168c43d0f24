"""One reply at a time: pressing, typing, being told by the world, and what does not fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.engine.actions import Answer, Steer, Verb
from conversations.engine.inspect import english, name_of
from conversations.engine.replay import replay
from conversations.engine.state import Pending, State
from conversations.engine.step import OLD_BUTTON, Looked, Reply, Turn, Typed, step
from conversations.engine.text import Said
from tests.conversations.engine.table import TODAY, TRIP, at

EMPTY = at()
ASKED_BUDGET = at(travel="yes", departure="2026-06-10")
ASKED_STAY = at(travel="yes", departure="2026-06-10", budget="3500000")
ASKED_WEATHER = at(travel="yes", departure="2026-06-10", budget="3500000", stay="2")


def reply(state: State, said: Reply) -> Turn:
    return step(TRIP, state, said, TODAY, english)


def press(state: State, question: str, value: str, run: int = 1) -> Turn:
    return reply(state, Answer("trip", run, question, value))


def steer(state: State, verb: Verb, about: str = "", run: int = 1) -> Turn:
    return reply(state, Steer("trip", run, verb, about))


def place(state: State) -> str:
    return name_of(replay(TRIP, state, TODAY))


def ids(notes: tuple[Said, ...]) -> list[str]:
    return [english(note) for note in notes]


def test_a_press_answers_and_is_confirmed() -> None:
    turn = press(EMPTY, "travel", "yes")
    assert turn.state.answers == {"travel": "yes"}
    assert ids(turn.notes) == ["✓ {title}: {value}"]
    assert place(turn.state) == "departure"


def test_words_answer_as_buttons_do() -> None:
    assert reply(EMPTY, Typed("iya kak")).state == press(EMPTY, "travel", "yes").state
    assert reply(at(travel="yes"), Typed("gak tau")).state.answers["departure"] == "unknown"


@pytest.mark.parametrize(
    ("state", "words", "value"), [(ASKED_BUDGET, "Rp4.250.000", "4250000"), (ASKED_STAY, "14", "14")]
)
def test_what_is_written_in_full_counts_at_once(state: State, words: str, value: str) -> None:
    turn = reply(state, Typed(words))
    assert list(turn.state.answers.values())[-1] == value
    assert turn.state.pending is None


def test_what_is_read_into_words_is_repeated_first() -> None:
    turn = reply(ASKED_BUDGET, Typed("3,5 jt"))
    assert turn.state.answers == ASKED_BUDGET.answers
    assert turn.state.pending == Pending("budget", "3500000")
    assert steer(turn.state, "yes", "3500000").state.answers["budget"] == "3500000"
    assert reply(turn.state, Typed("betul")).state.answers["budget"] == "3500000"
    for refused in (steer(turn.state, "no", "3500000"), reply(turn.state, Typed("bukan")), steer(turn.state, "back")):
        assert refused.state == ASKED_BUDGET


def test_another_reading_replaces_the_one_that_waits() -> None:
    first = reply(ASKED_BUDGET, Typed("3,5 jt")).state
    second = reply(first, Typed("4,5 jt")).state
    assert second.pending == Pending("budget", "4500000")
    stale = steer(second, "yes", "3500000")
    assert stale.state == second
    assert stale.notes == (OLD_BUTTON,)


def test_a_press_settles_the_question_whatever_waits() -> None:
    waiting = reply(ASKED_BUDGET, Typed("3,5 jt")).state
    assert press(waiting, "budget", "unknown").state.answers["budget"] == "unknown"


@pytest.mark.parametrize("verb", ["yes", "no"])
def test_a_word_on_a_reading_that_is_gone_changes_nothing(verb: Verb) -> None:
    turn = steer(ASKED_BUDGET, verb, "3500000")
    assert turn.state == ASKED_BUDGET
    assert turn.notes == (OLD_BUTTON,)


def test_the_day_of_a_month_is_asked_for() -> None:
    state = at(travel="yes")
    waiting = reply(state, Typed("juni 2026")).state
    assert waiting.pending == Pending("departure", "2026-06")
    assert reply(waiting, Typed("tgl 10")).state.answers["departure"] == "2026-06-10"
    assert reply(waiting, Typed("31")).state.pending == waiting.pending
    assert reply(waiting, Typed("10 juli 2026")).state.answers["departure"] == "2026-07-10"


def test_a_month_stays_known_when_its_day_is_not() -> None:
    waiting = reply(at(travel="yes"), Typed("juni 2026")).state
    assert press(waiting, "departure", "unknown").state.answers["departure"] == "2026-06"
    assert reply(waiting, Typed("lupa")).state.answers["departure"] == "2026-06"


def test_a_value_that_cannot_be_right_is_refused_with_a_reason() -> None:
    turn = reply(at(travel="yes"), Typed("10 juni 2027"))
    assert turn.state == at(travel="yes")
    assert ids(turn.notes) == ["That day is still ahead."]


def test_words_that_say_nothing_are_not_understood() -> None:
    for words in ("", "   ", "xyzzy", "?" * 4096, "\ud800", "🙂"):
        turn = reply(EMPTY, Typed(words))
        assert turn.state == EMPTY
        assert not turn.understood


def test_the_world_answers_only_what_was_asked() -> None:
    assert place(ASKED_WEATHER) == "weather"
    assert place(reply(ASKED_WEATHER, Looked("weather", "rain")).state) == "shelter"
    assert place(reply(ASKED_WEATHER, Looked("weather", "unreachable")).state) == "gone"
    assert reply(ASKED_WEATHER, Looked("tide", "rain")).state == ASKED_WEATHER
    assert reply(EMPTY, Looked("weather", "rain")).state == EMPTY


def test_an_answer_of_the_world_that_is_not_listed_counts_as_unreachable() -> None:
    assert reply(ASKED_WEATHER, Looked("weather", "snow")).state.answers["weather"] == "unreachable"


@pytest.mark.parametrize(
    "old",
    [
        Answer("trip", 1, "nowhere", "yes"),
        Answer("trip", 1, "travel", "maybe"),
        Answer("trip", 2, "travel", "yes"),
        Answer("trip", 1, "weather", "rain"),
        Answer("trip", 1, "stay", "12+"),
        Steer("trip", 7, "back"),
        Steer("trip", 1, "change", "budget"),
        Steer("trip", 1, "change", "weather"),
        Steer("trip", 1, "change", ""),
    ],
)
def test_buttons_that_no_longer_fit_are_answered_kindly(old: Answer | Steer) -> None:
    turn = reply(at(travel="yes"), old)
    assert turn.state == at(travel="yes")
    assert turn.notes == (OLD_BUTTON,)


def test_a_button_of_an_answered_question_offers_the_change() -> None:
    turn = press(ASKED_BUDGET, "travel", "no")
    assert turn.state == ASKED_BUDGET
    assert turn.change == "travel"
    assert ids(turn.notes) == ["You have answered this already: {title} – {value}."]


@given(st.sampled_from([EMPTY, at(travel="yes"), ASKED_BUDGET, ASKED_STAY, ASKED_WEATHER]), st.text(max_size=200))
def test_any_text_leads_somewhere(state: State, words: str) -> None:
    turn = reply(state, Typed(words))
    assert place(turn.state) in {*TRIP.by_name, "gone", "home"}
    assert turn.understood or turn.state == state


def test_a_correction_is_read_behind_its_denial() -> None:
    waiting = reply(ASKED_BUDGET, Typed("3,5 jt")).state
    assert reply(waiting, Typed("bukan, 4,5 jt")).state.pending == Pending("budget", "4500000")
    assert reply(waiting, Typed("bukan, Rp4.500.000")).state.answers["budget"] == "4500000"
    assert reply(waiting, Typed("bukan")).state == ASKED_BUDGET


@pytest.mark.parametrize("verb", ["back", "why"])
def test_a_way_out_of_another_question_is_an_old_button(verb: Verb) -> None:
    assert steer(ASKED_BUDGET, verb, "budget").notes != (OLD_BUTTON,)
    turn = steer(ASKED_BUDGET, verb, "departure")
    assert turn.state == ASKED_BUDGET
    assert turn.notes == (OLD_BUTTON,)
