"""The brake, and the peace of those who answer questions."""

from datetime import UTC, datetime, timedelta
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.outreach.attempt import End, EndKind
from conversations.outreach.brake import LIMIT, STORMY, WINDOW, Storm
from conversations.outreach.peace import REST, free_from
from tests.conversations.outreach.test_attempt import KINDS


def after(*kinds: EndKind) -> Storm:
    return reduce(lambda storm, kind: storm.after(End(kind)), kinds, Storm())


@pytest.mark.parametrize("kind", sorted(STORMY))
def test_a_storm_trips_the_brake_at_its_limit_and_not_before(kind: EndKind) -> None:
    assert not after(*[kind] * (LIMIT - 1)).reason
    assert after(*[kind] * LIMIT).reason == f"{LIMIT} of the last {LIMIT} attempts: {LIMIT} {kind}"


def test_old_refusals_are_forgotten() -> None:
    calm: list[EndKind] = ["sent"] * (WINDOW - LIMIT + 1)
    storm: list[EndKind] = ["blocked"] * LIMIT
    assert after(*storm, *calm[:-1]).reason
    assert not after(*storm, *calm).reason


def test_what_was_held_back_is_no_attempt() -> None:
    assert after("blocked", "held", "held") == after("blocked")


@given(st.lists(st.sampled_from(KINDS), max_size=200))
def test_the_brake_is_on_exactly_when_so_many_of_the_latest_were_stormy(kinds: list[EndKind]) -> None:
    storm = after(*kinds)
    latest = [kind for kind in kinds if kind != "held"][-WINDOW:]
    assert bool(storm.reason) == (sum(kind in STORMY for kind in latest) >= LIMIT)
    assert len(storm.reason) <= 120


NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


@given(st.integers(-10_000, 10_000))
def test_who_answers_is_free_after_a_rest_and_never_before_now(minutes: int) -> None:
    answered = NOW - timedelta(minutes=minutes)
    free = free_from(answered, NOW)
    assert free >= NOW
    assert free >= answered + REST
    assert free in {NOW, answered + REST}


def test_who_answers_nothing_is_free() -> None:
    assert free_from(None, NOW) == NOW
