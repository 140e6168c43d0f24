"""Back, change, restart, stop, and asking why: the answers are the only memory, so nothing gets lost."""

from hypothesis import given
from hypothesis import strategies as st

from conversations.engine.actions import Answer, Steer, Verb
from conversations.engine.inspect import Stop, english, name_of, values, walk
from conversations.engine.replay import Asking, Looking, Reached, replay
from conversations.engine.state import Pending, State
from conversations.engine.step import Turn, Typed, begin, step
from tests.conversations.engine.table import TODAY, TRIP, at

STOPS = list(walk(TRIP))
EVERYWHERE = st.sampled_from(STOPS)
ASKED = [stop for stop in STOPS if isinstance(stop.place, Asking)]


def steer(state: State, verb: Verb, about: str = "") -> Turn:
    return step(TRIP, state, Steer("trip", state.run, verb, about), TODAY, english)


def place(state: State) -> str:
    return name_of(replay(TRIP, state, TODAY))


@given(st.sampled_from(ASKED), st.data())
def test_back_after_an_answer_restores_the_place_before(stop: Stop, data: st.DataObject) -> None:
    assert isinstance(stop.place, Asking)
    value = data.draw(st.sampled_from(values(stop.place.question, TODAY)))
    answered = stop.state.answered(stop.name, value)
    if isinstance(replay(TRIP, answered, TODAY), Looking):
        return
    assert steer(answered, "back").state == stop.state


def test_back_passes_over_what_the_world_said() -> None:
    state = at(travel="yes", departure="unknown", budget="unknown", stay="2", weather="fine")
    assert place(state) == "gone"
    assert place(steer(state, "back").state) == "stay"


def test_back_at_the_first_question_says_so() -> None:
    turn = steer(at(), "back")
    assert turn.state == at()
    assert [english(note) for note in turn.notes] == ["This is the first question."]


def test_back_keeps_answers_that_do_not_count_at_present() -> None:
    state = at(travel="no", departure="2026-06-10", budget="3500000")
    before = steer(state, "back").state
    assert place(before) == "travel"
    assert before.answers == {"departure": "2026-06-10", "budget": "3500000"}
    again = step(TRIP, before, Answer("trip", 1, "travel", "yes"), TODAY, english).state
    assert place(again) == "stay"


@given(EVERYWHERE, st.data())
def test_changing_an_answer_keeps_the_others(stop: Stop, data: st.DataObject) -> None:
    given_ = [name for name in stop.state.answers if name != "weather"]
    if not given_:
        return
    name = data.draw(st.sampled_from(given_))
    asking = steer(stop.state, "change", name).state
    assert place(asking) == name
    assert asking.answers == stop.state.answers
    value = data.draw(st.sampled_from(sorted(TRIP.by_name[name].values)))  # type: ignore[union-attr] # no lookup is drawn
    changed = step(TRIP, asking, Answer("trip", 1, name, value), TODAY, english).state
    assert changed.answers == {**stop.state.answers, name: value}
    assert list(changed.answers) == list(stop.state.answers)
    assert changed.at is None


@given(EVERYWHERE, st.sampled_from(["back", "resume"]))
def test_a_change_can_be_left_without_one(stop: Stop, verb: Verb) -> None:
    if "travel" in stop.state.answers:
        assert steer(steer(stop.state, "change", "travel").state, verb).state == stop.state


@given(EVERYWHERE)
def test_a_restart_begins_a_run_of_its_own(stop: Stop) -> None:
    again = steer(stop.state, "restart").state
    assert again.run == stop.state.run + 1
    assert place(again) == "travel"
    old = step(TRIP, again, Answer("trip", stop.state.run, "travel", "yes"), TODAY, english)
    assert old.state == again


@given(EVERYWHERE)
def test_stopping_keeps_the_answers_for_going_on(stop: Stop) -> None:
    stopped = steer(stop.state, "stop").state
    assert not stopped.active
    assert stopped.answers == stop.state.answers
    assert steer(stopped, "resume").state == stop.state
    assert begin(TRIP, stopped) == stop.state


@given(EVERYWHERE, st.sampled_from(["why", "list"]))
def test_asking_why_or_for_the_answers_changes_nothing(stop: Stop, verb: Verb) -> None:
    turn = steer(stop.state, verb)
    assert turn.state == stop.state
    assert turn.aside == verb


def test_words_steer_as_buttons_do() -> None:
    state = at(travel="yes", departure="2026-06-10")
    for words, verb in {
        "kembali": "back",
        "ulang dari awal ya kak": "restart",
        "batal": "stop",
        "kenapa?": "why",
    }.items():
        pressed = step(TRIP, state, Steer("trip", 1, verb), TODAY, english)  # type: ignore[arg-type] # verbs all
        assert step(TRIP, state, Typed(words), TODAY, english) == pressed


def test_beginning_another_flow_does_not_mix_the_answers() -> None:
    other = State("picnic", "1", run=4, answers={"travel": "yes"}, pending=Pending("budget", "1"))
    assert begin(TRIP, other) == State("trip", TRIP.version, run=5)
    assert begin(TRIP, None) == at()


@given(EVERYWHERE)
def test_the_count_never_runs_past_its_end(stop: Stop) -> None:
    here = replay(TRIP, stop.state, TODAY)
    if isinstance(here, Asking):
        assert 1 <= here.number <= here.of
    else:
        assert isinstance(here, (Looking, Reached))
