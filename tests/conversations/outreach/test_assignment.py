"""Variants, hold-outs and canaries: even, independent of each other, and the same for ever."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from conversations.campaigns.records import Campaign, Content, Options, Schedule
from conversations.outreach.assignment import (
    BUCKETS,
    FOLD,
    PRIME,
    bucket,
    buckets_of,
    held_out,
    in_canary,
    salts,
    variant_of,
)
from conversations.outreach.audience import Audience

NOW = datetime(2026, 11, 23, tzinfo=UTC)
IDS = range(7_000_000_000, 7_000_040_000)
LARGEST_ID = 2**52 - 1


def campaign(number: int = 1, parts: Iterable[str] = "a", *, hold_out: int = 0, canary: int = 1) -> Campaign:
    content = Content({(part, "id"): f"Halo {part}" for part in parts})
    where, schedule = Audience(), Schedule()
    return Campaign(number, "x", "", "", "draft", content, where, schedule, Options(hold_out, canary), None, NOW, NOW)


def spread(counts: Iterable[int], expected: float) -> float:
    """Return chi-square over its degrees of freedom: about 1 for what chance does."""
    found = list(counts)
    return sum((count - expected) ** 2 / expected for count in found) / (len(found) - 1)


def test_the_assignment_of_today_is_that_of_ever() -> None:
    assert [bucket(1, user_id) for user_id in (1, 2, 7_000_000_001, LARGEST_ID)] == GOLDEN["variant"]
    assert [bucket(1, user_id, "canary") for user_id in (1, 2, 7_000_000_001, LARGEST_ID)] == GOLDEN["canary"]
    assert [bucket(2, user_id, "hold out") for user_id in (1, 2, 7_000_000_001, LARGEST_ID)] == GOLDEN["hold out"]


GOLDEN = {"variant": [9204, 2336, 2222, 7017], "canary": [1832, 1824, 164, 7452], "hold out": [5281, 6857, 9086, 428]}
"""Never to be changed: people would be given another variant in the midst of an announcement."""


def test_no_step_leaves_the_whole_numbers_of_53_bits() -> None:
    largest = PRIME - 1
    assert LARGEST_ID + LARGEST_ID // PRIME * FOLD + largest < 2**53
    assert largest**2 + largest < 2**53
    assert all(0 <= salt < PRIME for number in range(99) for salt in salts(number, "canary"))


def test_people_who_came_one_after_the_other_are_spread_evenly() -> None:
    hundredths = Counter(bucket(1, user_id) // 100 for user_id in IDS)
    assert 0.6 < spread((hundredths[place] for place in range(100)), len(IDS) / 100) < 1.5


@pytest.mark.parametrize("apart", [1, 2, 7, 1000])
def test_neighbours_have_nothing_in_common(apart: int) -> None:
    tenths = [bucket(1, user_id) // 1000 for user_id in IDS]
    pairs = Counter(zip(tenths, tenths[apart:], strict=False))
    assert 0.6 < spread((pairs[one, two] for one in range(10) for two in range(10)), (len(IDS) - apart) / 100) < 1.5


@pytest.mark.parametrize(
    ("one", "two"),
    [((1, "variant"), (2, "variant")), ((1, "variant"), (1, "hold out")), ((1, "canary"), (8, "canary"))],
)
def test_campaigns_and_purposes_are_independent(one: tuple[int, str], two: tuple[int, str]) -> None:
    def tenth(which: tuple[int, str], user_id: int) -> int:
        return bucket(which[0], user_id, which[1]) // 1000  # type: ignore[arg-type]

    pairs = Counter((tenth(one, user_id), tenth(two, user_id)) for user_id in IDS)
    assert 0.6 < spread((pairs[a, b] for a in range(10) for b in range(10)), len(IDS) / 100) < 1.5


def test_shares_are_what_they_are_called() -> None:
    made = campaign(5, "abc", hold_out=10, canary=1)
    variants = Counter(variant_of(made, user_id) for user_id in IDS)
    assert sorted(variants) == ["a", "b", "c"]
    assert all(abs(count / len(IDS) - 1 / 3) < 0.01 for count in variants.values())
    assert abs(sum(held_out(made, user_id) for user_id in IDS) / len(IDS) - 0.10) < 0.005
    assert abs(sum(in_canary(made, user_id) for user_id in IDS) / len(IDS) - 0.01) < 0.002


def test_nobody_everybody_and_the_only_variant() -> None:
    nobody, everybody = campaign(hold_out=0, canary=0), campaign(hold_out=100, canary=100, parts="")
    assert not any(held_out(nobody, user_id) or in_canary(nobody, user_id) for user_id in IDS[:999])
    assert all(held_out(everybody, user_id) and in_canary(everybody, user_id) for user_id in IDS[:999])
    assert {variant_of(everybody, user_id) for user_id in IDS[:999]} == {"a"}
    assert (buckets_of(-1), buckets_of(101)) == (0, BUCKETS)
