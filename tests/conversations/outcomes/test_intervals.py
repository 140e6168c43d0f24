"""Intervals of the comparison with those held out: they hold what they promise, and hide nothing behind rounding."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.campaigns.records import Campaign, Content, Options, Schedule
from conversations.outcomes.intervals import PER, difference, wilson
from conversations.outreach.assignment import held_out
from conversations.outreach.audience import Audience
from tests.conversations.privacy.people import AT

RUNS = 100


def campaign(number: int, hold_out: int) -> Campaign:
    """Return an announcement of which chance holds out so many percent."""
    parts = (Content(), Audience(), Schedule(), Options(hold_out=hold_out))
    return Campaign(number, "", "", "", "draft", *parts, None, AT, AT)


@pytest.mark.parametrize(
    ("without", "effect", "people", "hold_out"), [(0.10, 0.04, 1500, 20), (0.02, 0.0, 1500, 10), (0.4, -0.1, 800, 50)]
)
def test_a_simulated_effect_lies_within_the_printed_interval(
    without: float, effect: float, people: int, hold_out: int
) -> None:
    chance = random.Random(20_261_123)
    inside = 0
    for run in range(1, RUNS + 1):
        told, kept = [], []
        flight = campaign(run, hold_out)
        for user_id in range(7_000_000_000, 7_000_000_000 + people):
            if held_out(flight, user_id):
                kept.append(chance.random() < without)
            else:
                told.append(chance.random() < without + effect)
        found = difference(sum(told), len(told), sum(kept), len(kept))
        assert found is not None
        inside += found.low <= effect * PER <= found.high
    assert inside >= 95


def test_an_interval_of_the_literature_is_met() -> None:
    # Newcombe's example (56/70 and 48/80), at our 99 percent, lies around his 95 percent of 0.0524 to 0.3339.
    found = difference(56, 70, 48, 80)
    assert found is not None
    assert found.estimate == 200
    assert found.low < 52
    assert found.high > 334


def test_nobody_to_compare_with_gives_no_interval() -> None:
    assert difference(3, 10, 0, 0) is None
    assert difference(0, 0, 3, 10) is None


@given(st.integers(1, 500), st.integers(1, 500), st.data())
def test_an_interval_holds_its_estimate_and_stays_within_what_is_possible(
    people: int, others: int, data: st.DataObject
) -> None:
    found = data.draw(st.integers(0, people))
    without = data.draw(st.integers(0, others))
    gap = difference(found, people, without, others)
    back = difference(without, others, found, people)
    assert gap is not None
    assert back is not None
    assert -PER <= gap.low <= gap.estimate <= gap.high <= PER
    assert (back.low, back.high) == (-gap.high, -gap.low)
    assert gap.clear == (gap.low > 0 or gap.high < 0)


@given(st.integers(1, 10_000), st.data())
def test_the_share_lies_within_its_own_interval(people: int, data: st.DataObject) -> None:
    found = data.draw(st.integers(0, people))
    low, high = wilson(found, people)
    assert 0 <= low <= found / people + 1e-12
    assert found / people - 1e-12 <= high <= 1
