"""What answers about interests add up to: fair to every interest, and honest where nothing stands out."""

from dataclasses import replace
from datetime import date
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.assessment.flow import FLOW
from conversations.assessment.interests import EACH, LETTERS, MOST, POINTS, QUESTIONS, Letter, interests_of, result
from conversations.assessment.questions import ASKED
from conversations.engine.state import Answers, State
from conversations.reception.person import Person

TODAY = date(2026, 11, 23)
answers = st.fixed_dictionaries({name: st.sampled_from(sorted(POINTS)) for name in QUESTIONS})
some = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(sorted(POINTS)))


def giving(**points: int) -> Answers:
    """Return answers that give each interest these points (0 to 8); others get none."""
    found = {}
    for letter in LETTERS:
        left = points.get(letter, 0)
        for number in range(1, EACH + 1):
            worth = min(2, left)
            found[f"{letter.lower()}{number}"] = next(value for value, each in POINTS.items() if each == worth)
            left -= worth
    return found


def test_there_are_four_questions_about_each_interest_and_no_two_neighbours_about_one() -> None:
    names = [question.name for question in ASKED]
    assert len(names) == 24
    assert sorted(names) == sorted(QUESTIONS)
    assert all(one[0] != other[0] for one, other in pairwise(names))


@settings(max_examples=50)
@given(some, st.sampled_from(QUESTIONS))
def test_one_more_thing_liked_never_lowers_its_interest(given_answers: dict[str, str], liked: str) -> None:
    before, after = result(given_answers), result({**given_answers, liked: "like"})
    for letter in LETTERS:
        if letter.lower() == liked[0]:
            assert after.points[letter] >= before.points[letter]
            assert before.points[letter] == MOST or given_answers.get(liked) == "like" or after.points[letter] > 0
        else:
            assert after.points[letter] == before.points[letter]


@settings(max_examples=50)
@given(answers)
def test_what_is_named_is_liked_and_nothing_unnamed_is_stronger(given_answers: dict[str, str]) -> None:
    found = result(given_answers)
    assert found.complete
    assert len(found.strongest) <= 3
    assert all(found.points[letter] > MOST // 2 for letter in found.strongest)
    for letter in set(LETTERS) - set(found.strongest):
        assert all(found.points[letter] < found.points[named] for named in found.strongest)
    assert [found.points[letter] for letter in found.ordered] == sorted(found.points.values(), reverse=True)


@settings(max_examples=50)
@given(answers, st.permutations(LETTERS))
def test_no_interest_is_preferred_for_its_place(given_answers: dict[str, str], order: list[Letter]) -> None:
    other = dict(zip(LETTERS, order, strict=True))
    turned = {f"{other[_letter(name)].lower()}{name[1]}": value for name, value in given_answers.items()}
    assert {other[letter] for letter in result(given_answers).strongest} == set(result(turned).strongest)


def _letter(name: str) -> Letter:
    return next(letter for letter in LETTERS if letter.lower() == name[0])


@settings(max_examples=50)
@given(answers, st.randoms(use_true_random=False))
def test_the_order_of_answering_changes_nothing(given_answers: dict[str, str], chance: object) -> None:
    turned = dict(sorted(given_answers.items(), key=lambda each: chance.random()))  # type: ignore[attr-defined] # Hypothesis gives a random.Random
    assert result(turned) == result(given_answers)


@pytest.mark.parametrize("value", POINTS)
def test_the_same_answer_to_everything_is_no_direction(value: str) -> None:
    assert result(dict.fromkeys(QUESTIONS, value)).strongest == ()


@pytest.mark.parametrize(
    ("points", "strongest"),
    [
        ({"R": 8, "S": 7, "C": 6, "E": 5}, ("R", "S", "C")),
        ({"C": 8, "R": 8, "S": 7}, ("R", "C", "S")),
        ({"E": 8}, ("E",)),
        ({"A": 5, "I": 4}, ("A",)),
        ({"R": 4, "I": 4}, ()),
        # Three are equally strong behind the first: none of them is picked by chance.
        ({"S": 8, "R": 6, "I": 6, "A": 6}, ("S",)),
        ({"R": 6, "I": 6, "A": 6, "S": 6}, ()),
        ({"R": 6, "I": 6, "A": 6}, ("R", "I", "A")),
    ],
)
def test_equals_are_named_together_or_not_at_all(points: dict[str, int], strongest: tuple[str, ...]) -> None:
    assert result(giving(**points)).strongest == strongest


def test_every_interest_can_stand_out() -> None:
    for first, second in permutations(LETTERS, 2):
        assert result(giving(**{first: 8, second: 6})).strongest == (first, second)


def test_ranking_hears_of_them_once_all_is_answered() -> None:
    done = State(FLOW.name, FLOW.version, answers=giving(R=8, C=7))
    nearly = done.without("c4")
    elsewhere = State("eligibility", "1")
    assert interests_of(Person("id", done), TODAY) == ("R", "C")
    assert interests_of(Person("id", elsewhere, flows={FLOW.name: done}), TODAY) == ("R", "C")
    assert interests_of(Person("id", nearly), TODAY) == ()
    assert interests_of(Person("id", None), TODAY) == ()
    # A single answer that is being changed does not make the rest forgotten.
    assert interests_of(Person("id", replace(done, at="r1")), TODAY) == ("R", "C")
