"""Small numbers cannot be read, and cannot be worked out from what is shown beside them."""

import itertools
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.outcomes.hidden import SMALLEST, part, parts, shown


@pytest.mark.parametrize(("number", "said"), [(0, None), (4, None), (5, 5), (1200, 1200)])
def test_a_number_alone_is_shown_from_five_people_on(number: int, said: int | None) -> None:
    assert shown(number) == said


@pytest.mark.parametrize(("number", "whole", "said"), [(5, 10, 5), (6, 10, None), (10, 10, None), (4, 900, None)])
def test_a_part_is_hidden_also_when_its_rest_is_small(number: int, whole: int, said: int | None) -> None:
    assert part(number, whole) == said


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8))
def test_what_is_shown_is_true_and_never_small(numbers: list[int]) -> None:
    for number, said in zip(numbers, parts(numbers), strict=True):
        assert said is None or said == number >= SMALLEST


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=6))
def test_neither_a_part_nor_its_rest_is_shown_when_small(drawn: list[tuple[int, int]]) -> None:
    numbers, rests = [number for number, _ in drawn], [rest for _, rest in drawn]
    wholes = [number + rest for number, rest in drawn]
    for number, rest, said in zip(numbers, rests, parts(numbers, wholes), strict=True):
        assert said is None or (said == number and min(number, rest) >= SMALLEST)


@pytest.mark.parametrize(("places", "most"), [(2, 24), (3, 13), (4, 8)])
def test_nobody_who_knows_the_rule_can_work_a_hidden_number_out(places: int, most: int) -> None:
    """All tables there are: whoever sees a total and the shown parts has more than one number for each hidden one."""
    alike: dict[tuple[int, tuple[int | None, ...]], list[tuple[int, ...]]] = defaultdict(list)
    for numbers in itertools.product(range(most), repeat=places):
        if SMALLEST <= sum(numbers) < most:
            alike[sum(numbers), parts(numbers)].append(numbers)
    for (_, said), possible in alike.items():
        for place, number in enumerate(said):
            assert number is not None or len({numbers[place] for numbers in possible}) > 1
