"""The conversation about interests, as somebody has it who taps, types, stops and comes back."""

import pytest

from conversations.assessment.interests import JOBS, NAMES, QUESTIONS
from conversations.assessment.questions import ASKED
from conversations.engine.actions import Begin, Open
from conversations.engine.view import Bars
from tests.conversations.payment_guard.people import words_of
from tests.conversations.reception.talk import Talk

LIKED = ("ya", "suka", "suka banget", "1", "saya suka", "tertarik")
FAIR = ("biasa", "biasa aja", "b aja", "lumayan", "2", "tidak tahu", "gak tau")
DISLIKED = ("tidak", "tidak suka", "ga suka", "gak", "kurang suka", "3", "ogah", "nggak suka kak")


def seen(talk: Talk) -> str:
    """Return all that the last message says, in English."""
    assert talk.last is not None
    return words_of(talk.last.view)


def begun() -> Talk:
    talk = Talk(agreed=True)
    talk.press(Begin("interests"))
    return talk


def answer_all(talk: Talk, liking: str) -> str:
    """Like what belongs to these interests and dislike the rest, by pressing."""
    for question in ASKED:
        talk.press_label("I like it" if question.name[0].upper() in liking else "I do not like it")
    return seen(talk)


@pytest.mark.parametrize(
    ("typed", "value"),
    [*((words, "like") for words in LIKED), *((words, "fair") for words in FAIR)]
    + [(words, "dislike") for words in DISLIKED],
)
def test_typed_words_answer(typed: str, value: str) -> None:
    talk = begun()
    talk.say(typed)
    assert talk.state is not None
    assert talk.state.answers == {ASKED[0].name: value}


def test_every_question_is_asked_once_in_its_order_with_three_answers() -> None:
    talk = begun()
    for number, question in enumerate(ASKED, 1):
        assert question.ask.id in seen(talk)
        assert [label for label in talk.labels() if label.startswith(("I ", "It "))] == [
            "I like it",
            "It is all right",
            "I do not like it",
        ]
        assert talk.state is not None
        assert len(talk.state.answers) == number - 1
        talk.press_label("It is all right")
    assert "No clear direction yet" in seen(talk)


def test_the_result_names_the_strongest_with_jobs_and_leads_on() -> None:
    talk = begun()
    said = answer_all(talk, "RC")
    for letter in ("R", "C"):
        assert NAMES[letter].id in said
        assert JOBS[letter].id in said
    assert JOBS["A"].id not in said
    assert "no official assessment" in said
    assert "the self-assessment in SIAPkerja" in said
    actions = {button.action for button in talk.buttons()}
    assert {Open("vacancies"), Open("trainings"), Open("counselling")} <= actions
    assert talk.last is not None
    chart = talk.last.view.chart
    assert isinstance(chart, Bars)
    assert [(bar.length, bar.strong) for bar in chart.bars] == [(8, True)] * 2 + [(0, False)] * 4


def test_nothing_it_says_passes_for_the_obligation_of_the_claim() -> None:
    talk = begun()
    answer_all(talk, "S")
    assert talk.last is not None
    assert talk.last.effects == ()


def test_somebody_who_stops_goes_on_where_they_were() -> None:
    talk = begun()
    for _ in range(7):
        talk.say("suka")
    talk.say("berhenti dulu")
    assert "Begin" not in talk.labels()
    talk.command("minat")
    assert talk.labels()[0] == "Go on"
    talk.press_label("Go on")
    assert talk.state is not None
    assert len(talk.state.answers) == 7
    assert ASKED[7].ask.id in seen(talk)


def test_who_is_done_sees_the_result_again_and_may_change_an_answer() -> None:
    talk = begun()
    answer_all(talk, "E")
    talk.command("minat")
    assert talk.labels()[0] == "See my interests"
    talk.press_label("See my interests")
    assert NAMES["E"].id in seen(talk)
    talk.press_label("My answers")
    talk.press_label("Selling")
    talk.press_label("I do not like it")
    assert NAMES["E"].id in seen(talk)
    assert talk.state is not None
    assert talk.state.answers["e1"] == "dislike"
    assert len(talk.state.answers) == len(QUESTIONS)


@pytest.mark.parametrize("typed", ["tes minat", "Minat bakat?", "saya cocok kerja apa", "pekerjaan apa yang cocok"])
def test_people_find_it_by_words(typed: str) -> None:
    assert "Work interests:" in Talk(agreed=True).say(typed)


@pytest.mark.parametrize("typed", ["asesmen", "asesmen diri", "mau asesmen"])
def test_who_may_mean_the_assessment_of_the_claim_is_told_both(typed: str) -> None:
    talk = Talk(agreed=True)
    talk.say(typed)
    assert "two things" in seen(talk)
    assert "Permenaker 2/2025 Pasal 13" in seen(talk)


@pytest.mark.parametrize("typed", ["asesmen diri sudah selesai", "sudah asesmen", "sudah isi asesmen diri"])
def test_having_filled_in_the_one_of_the_claim_is_still_a_proof(typed: str) -> None:
    said = Talk(agreed=True).say(typed)
    assert "Work interests" not in said
    assert "two things" not in said
    assert "keep proofs" in said


def test_it_asks_for_consent_first() -> None:
    talk = Talk()
    assert "Before we begin" in talk.press(Begin("interests"))
    talk.press_label("Agree")
    assert ASKED[0].ask.id in seen(talk)
