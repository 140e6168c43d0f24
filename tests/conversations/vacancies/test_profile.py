"""The conversation about work: few questions, all of which may be left out, and what is read from the answers."""

from datetime import date

import pytest

from conversations.assessment.questions import ASKED
from conversations.engine.actions import Answer
from conversations.engine.present import present
from conversations.engine.reading import read
from conversations.engine.replay import Asking, Reached, replay
from conversations.engine.state import State
from conversations.engine.step import Turn, Typed, step
from conversations.reception.person import Person
from conversations.vacancies.profile import FLOW, NAME, Profile, profile_of
from conversations.vacancies.questions import SKIPPED
from tests.conversations.vacancies.posts import TODAY, person, profile, say


def talk(*typed: str) -> Turn:
    """Type one message after the other into a new conversation."""
    turn = Turn(State(FLOW.name, FLOW.version))
    for words in typed:
        turn = step(FLOW, turn.state, Typed(words), TODAY, say)
    return turn


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        ("wanted", "Operator Produksi", "Operator Produksi"),
        ("wanted", "kerja apa aja", SKIPPED),
        ("wanted", "terserah", SKIPPED),
        ("wanted", "apa itu jkp?", None),
        ("wanted", "halo", None),
        ("wanted", "lowongan", None),
        ("wanted", "😀", None),
        ("region", "siantar", "12.72"),
        ("region", "simalungun", "12.08"),
        ("region", "di atlantis", None),
        ("mobility", "gak pindah", "around"),
        ("mobility", "mau merantau", "move"),
        ("mobility", "dekat aja", "near"),
        ("mobility", "bebas", SKIPPED),
        ("mobility", "dimana aja", "move"),
        ("done", "belum pernah kerja", "none"),
        ("done", "jahit di pabrik", "jahit di pabrik"),
        ("education", "smk", "smk"),
        ("education", "stm", "smk"),
        ("education", "lulusan sma", "sma"),
        ("education", "S1", "s1"),
        ("education", "D3", "d3"),
        ("education", "sma atau smk", None),
        ("experience", "2 thn", "1-2"),
        ("experience", "2", "1-2"),
        ("experience", "baru lulus", "0"),
        ("experience", "baru 6 bulan", "<1"),
        ("experience", "10 tahun", "5+"),
        ("experience", "lebih dari 7 tahun", "5+"),
        ("experience", "empat tahun", "3-5"),
        ("lowest", "3,5 jt", "3500000"),
        ("lowest", "3.000.000", "3000000"),
        ("lowest", "terserah", SKIPPED),
        ("lowest", "umr", None),
        ("skills", "excel; jahit dan obras", "excel, jahit, obras"),
        ("skills", "gak ada", SKIPPED),
    ],
)
def test_everyday_words_are_read(question: str, typed: str, value: str | None) -> None:
    asked = next(each for each in FLOW.questions() if each.name == question)
    reading = read(asked, typed, TODAY, say)
    assert (reading and reading.value) == value


@pytest.mark.parametrize("word", ["lewati", "skip", "terserah"])
def test_every_question_may_be_left_out_by_a_word(word: str) -> None:
    state = talk(*[word] * 7).state
    place = replay(FLOW, state, TODAY)
    assert isinstance(place, Reached)
    assert place.outcome.name == "untold"
    assert set(state.answers.values()) == {SKIPPED}
    assert "mobility" not in state.answers


def test_every_question_may_be_left_out_by_a_button() -> None:
    state = State(FLOW.name, FLOW.version)
    while isinstance(place := replay(FLOW, state, TODAY), Asking):
        buttons = [button for row in present(FLOW, Turn(state), place, TODAY).buttons for button in row]
        skip = Answer(FLOW.name, state.run, place.question.name, SKIPPED)
        assert skip in [button.action for button in buttons]
        state = step(FLOW, state, skip, TODAY, say).state
    assert isinstance(place, Reached)


def test_a_name_that_several_regions_bear_is_offered_to_choose_from() -> None:
    turn = talk("satpam", "bogor")
    place = replay(FLOW, turn.state, TODAY)
    view = present(FLOW, turn, place, TODAY)
    assert [say(row[0].label) for row in view.buttons] == ["Kabupaten Bogor", "Kota Bogor", "Yang lain"]
    chosen = step(FLOW, turn.state, Answer(FLOW.name, 1, "region", "32.71"), TODAY, say)
    assert chosen.state.answers["region"] == "32.71"
    assert say(chosen.notes[0]) == "✓ Kabupaten atau kota: Kota Bogor"


@pytest.mark.parametrize("words", ["kota", "yang kedua", "2", "kota bogor"])
def test_the_choice_may_be_typed_too(words: str) -> None:
    assert talk("satpam", "bogor", words).state.answers["region"] == "32.71"


def test_a_slip_is_asked_about_before_it_counts() -> None:
    turn = talk("satpam", "simalunggun")
    assert "region" not in turn.state.answers
    assert say(present(FLOW, turn, replay(FLOW, turn.state, TODAY), TODAY).parts[0]).startswith("Maksud Anda")
    assert step(FLOW, turn.state, Typed("ya"), TODAY, say).state.answers["region"] == "12.08"


def test_a_yes_chooses_none_of_several() -> None:
    assert "region" not in talk("satpam", "bogor", "ya").state.answers


def test_who_never_worked_is_not_asked_how_long() -> None:
    state = talk("kasir", "medan", "gak pindah", "belum pernah", "sma", "lewati", "lewati").state
    assert isinstance(replay(FLOW, state, TODAY), Reached)
    assert profile_of(Person("id", None, flows={NAME: state}), TODAY).experience == 0


def test_a_wage_that_is_none_for_a_month_is_asked_again() -> None:
    told = talk("kasir", "lewati", "lewati", "2 thn", "sma", "50 ribu", "ya").state
    assert "lowest" not in told.answers


def test_the_profile_says_what_was_told() -> None:
    found = profile(
        {
            "wanted": "opr produksi atau packing",
            "region": "siantar",
            "mobility": "pp",
            "done": "satpam",
            "experience": "2 thn",
            "education": "stm",
            "lowest": "3,2 jt",
            "skills": "excel, sim a",
        }
    )
    assert found == Profile(
        wanted=("production_operator", "packing"),
        done=("security",),
        region="12.72",
        mobility="around",
        education="smk",
        experience=2,
        lowest=3_200_000,
        skills=("excel", "sim a"),
    )
    assert not found.empty


def test_work_that_no_dictionary_has_is_kept_in_words() -> None:
    found = profile({"wanted": "penyelam mutiara"})
    assert (found.wanted, found.words) == ((), "penyelam mutiara")


def test_the_last_wage_comes_from_the_check_and_the_interests_from_the_self_assessment() -> None:
    check = State("eligibility", "", answers={"wage": "4100000"})
    interests = State("interests", "", answers={each.name: each.options[0].value for each in ASKED})
    found = profile_of(person({"wanted": "kasir"}, eligibility=check), TODAY)
    assert found.last == 4_100_000
    assert profile_of(person({"wanted": "kasir"}, interests=interests), TODAY).wanted == ("cashier",)
    unknown = State("eligibility", "", answers={"wage": "unknown"})
    assert profile_of(person({"wanted": "kasir"}, eligibility=unknown), TODAY).last is None


def test_without_the_conversation_nothing_is_taken_from_the_check() -> None:
    check = State("eligibility", "", answers={"wage": "4100000"})
    assert profile_of(Person("id", None, flows={"eligibility": check}), TODAY) == Profile()
    assert profile_of(Person("id", None), date(2026, 11, 23)).empty


def test_the_newest_answers_count_even_when_they_are_not_finished() -> None:
    begun = talk("kasir").state
    assert profile_of(Person("id", begun), TODAY).wanted == ("cashier",)
