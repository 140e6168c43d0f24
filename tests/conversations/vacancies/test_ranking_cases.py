"""Cases made by hand: who must see what first, and why."""

from dataclasses import replace
from typing import Any

import pytest

from conversations.vacancies.ranking import rank
from tests.conversations.vacancies.posts import CASES, TODAY, board, profile, say


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_who_sees_what_first_and_why(case: dict[str, Any]) -> None:
    someone = replace(profile(case["told"]), last=case.get("last"), interests=tuple(case.get("interests", ())))
    without = frozenset(case.get("without", ()))
    shown = rank(board(), someone, TODAY, without=without, limit=100)
    names = [each.vacancy.reference for each in shown]
    assert names[: len(case["sees"])] == case["sees"], [(each.vacancy.reference, each.score) for each in shown[:6]]
    assert say(shown[0].why) == case["why"]
    assert not set(case.get("never", ())) & set(names)


def test_there_are_cases_for_all_that_counts() -> None:
    assert len(CASES["cases"]) >= 25
    assert len({case["name"] for case in CASES["cases"]}) == len(CASES["cases"])


def test_copies_stand_with_what_they_copy() -> None:
    barista = rank(board(), profile({"wanted": "barista", "region": "medan"}), TODAY, limit=1)[0]
    assert [copy.reference for copy in barista.copies] == ["barista_agency"]
