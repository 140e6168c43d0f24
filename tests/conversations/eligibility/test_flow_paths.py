"""Which questions are asked: as few as settle the verdict, none in vain, and always with a way to say *don't know*."""

from collections.abc import Hashable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.words import Voice
from conversations.diagrams import diagrams
from conversations.eligibility.facts import facts
from conversations.eligibility.flow import FLOW
from conversations.engine.actions import Answer
from conversations.engine.flow import Question
from conversations.engine.inspect import Stop, english, problems, values, walk
from conversations.engine.reading import UNKNOWN
from conversations.engine.replay import Asking, Place, Reached, replay
from conversations.engine.state import Answers, State
from conversations.engine.step import begin, step
from conversations.registry import FLOWS

TODAY = date(2026, 11, 23)
USUAL = 9
UNSURE = 19
"""Questions at most for somebody who knows nothing."""
GOOD = {
    "reason": "efficiency",
    "phk_date": "2026-11-02",
    "filed": "no",
    "now": "yes",
    "basics": "yes",
    "months_paid": "12+",
    "programmes": "all",
    "enterprise": "small",
    "arrears": "0",
    "employer": "trading",
    "proof": "acceptance_and_receipt",
    "wage": "4000000",
    "has_new_job": "no",
    "working_from": "2027-06-01",
    "claims_before": "0",
    "last_benefit_on": "2020-01-01",
    "willing": "yes",
    "citizen": "yes",
    "born": "1990-05-17",
    "registered_on": "2021-03-01",
    "jkn": "wage_earner",
    "enrolled": "yes",
    "filed_on": "2026-11-20",
    "declared_on": "never",
    "longest_run": "6+",
    "receipt_from": "regency",
    "basics_r21": "yes",
}
QUESTIONS = tuple(FLOW.questions())
TOGETHER = ("now", "basics", "basics_r21")
SINGLE = tuple(question for question in QUESTIONS if question.name not in TOGETHER)
MORE = {"last_benefit_on": ("2019-05-01",), "working_from": ("2027-06-01",)}
"""Answers that no sample stands for."""
EVERYWHERE = list(walk(FLOW))
STOPS = [stop for stop in EVERYWHERE if stop.day == TODAY]


def complete(state: State, today: date, wanted: Answers) -> tuple[State, Reached, list[str]]:
    """Answer what is asked by `wanted` until the end; return also what was asked."""
    asked: list[str] = []
    while isinstance(place := replay(FLOW, state, today), Asking):
        asked.append(place.question.name)
        state = state.answered(place.question.name, wanted[place.question.name])
    assert isinstance(place, Reached)
    return state, place, asked


def result(place: Reached) -> Hashable:
    """Return all that an answer says of the person."""
    found = place.facts.assessment
    return found.verdict, frozenset(found.decided_by), found.schedule, found.payer, place.facts.case.phk_date


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_flow_is_sound(language: str) -> None:
    assert problems(FLOW, Voice(language).plain) == []


def test_the_usual_path_is_short() -> None:
    _, place, asked = complete(begin(FLOW, None), TODAY, GOOD)
    assert place.outcome.name == "eligible"
    assert len(asked) <= USUAL
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("reason", ["resigned", "pushed", "retired", "disabled", "died", "contract_ended"])
def test_what_settles_the_verdict_ends_the_questions(reason: str) -> None:
    _, place, asked = complete(begin(FLOW, None), TODAY, {**GOOD, "reason": reason})
    assert place.outcome.name == "not_eligible"
    assert asked == ["reason"]


def ends(stop: Stop, ask: Question) -> set[Hashable]:
    """Return the ends to which the answers of a question lead, were everything else in order."""
    offered = [*values(ask, stop.day), *MORE.get(ask.name, ())]
    taken = [value for value in offered if not (ask.check and ask.check(value, stop.state.answers, stop.day))]
    return {result(complete(stop.state.answered(ask.name, value), stop.day, GOOD)[1]) for value in taken}


@pytest.mark.parametrize("question", SINGLE, ids=lambda question: question.name)
def test_no_question_is_asked_in_vain(question: Question) -> None:
    """Wherever it is asked, two of its answers end differently, so asking it can change what is said."""
    stops = [stop for stop in STOPS if stop.name == question.name]
    in_vain = [dict(stop.state.answers) for stop in stops if len(ends(stop, question)) < 2]
    assert in_vain == []


@pytest.mark.parametrize("name", TOGETHER)
def test_a_yes_to_several_at_once_saves_asking_them_one_by_one(name: str) -> None:
    stops = [stop for stop in EVERYWHERE if stop.name == name]
    assert stops
    for stop in stops:
        asked = [complete(stop.state.answered(name, said), stop.day, GOOD)[2] for said in ("yes", "no", UNKNOWN)]
        assert len(asked[0]) < len(asked[1]) == len(asked[2])


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_question_takes_a_dont_know(question: Question) -> None:
    assert question.options[-1].value == UNKNOWN


def test_nobody_who_knows_nothing_is_asked_for_long() -> None:
    nothing = dict.fromkeys(GOOD, UNKNOWN)
    _, place, asked = complete(begin(FLOW, None), TODAY, nothing)
    assert place.outcome.name == "unclear"
    assert len(asked) <= UNSURE
    said = [english(part) for part in place.outcome.say(place.facts, nothing, TODAY).parts]
    assert any("Still open" in part for part in said)
    assert any("Next" in part for part in said)


_options = {question.name: st.sampled_from(values(question, TODAY)) for question in FLOW.questions()}
_days = st.dates(date(2022, 2, 1), date(2030, 12, 31))


@st.composite
def replies(draw: st.DrawFn) -> tuple[date, dict[str, str]]:
    """Draw an answer for every question, with dates around the day of asking."""
    today = draw(st.sampled_from(FLOW.days) | _days)
    drawn = {name: draw(choice) for name, choice in _options.items()}
    for question in FLOW.questions():
        if question.kind == "date" and drawn[question.name] != UNKNOWN:
            day = (today - timedelta(draw(st.integers(-40, 1200)))).isoformat()
            drawn[question.name] = draw(st.sampled_from([day, day[:7]]))
    return today, drawn


@settings(max_examples=200)
@given(replies())
def test_whatever_is_answered_the_end_comes_soon(drawn: tuple[date, dict[str, str]]) -> None:
    today, wanted = drawn
    state, place, asked = complete(begin(FLOW, None), today, wanted)
    assert len(asked) == len(set(asked)) < len(QUESTIONS)
    assert place.outcome.name == facts(state.answers, today).assessment.verdict
    view = place.outcome.say(place.facts, state.answers, today)
    assert all(english(part).strip() for part in view.parts)
    assert len(view.buttons) == 3


@settings(max_examples=100)
@given(replies())
def test_replaying_the_same_answers_leads_to_the_same_place(drawn: tuple[date, dict[str, str]]) -> None:
    today, wanted = drawn
    state, place, _ = complete(begin(FLOW, None), today, wanted)
    again: Place = replay(FLOW, State(FLOW.name, FLOW.version, answers=dict(state.answers)), today)
    assert isinstance(again, Reached)
    assert (again.outcome, again.facts) == (place.outcome, place.facts)


@settings(max_examples=100)
@given(replies())
def test_pressing_is_the_same_as_answering(drawn: tuple[date, dict[str, str]]) -> None:
    """Every value offered as a button is taken as a press, and leads on."""
    today, wanted = drawn
    state = begin(FLOW, None)
    while isinstance(place := replay(FLOW, state, today), Asking):
        value = wanted[place.question.name] if wanted[place.question.name] in place.question.values else UNKNOWN
        turn = step(FLOW, state, Answer(FLOW.name, state.run, place.question.name, value), today, english)
        assert turn.state.answers[place.question.name] == value
        state = turn.state


def test_the_drawings_are_those_of_the_tables() -> None:
    drawn = diagrams()
    assert len(drawn) == len(FLOWS)
    for file, drawing in drawn.items():
        assert file.read_text("utf-8") == drawing, "draw it anew with `make words`"
