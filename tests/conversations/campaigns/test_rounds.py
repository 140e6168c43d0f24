"""When an announcement comes again."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.campaigns.records import Campaign, Schedule, ScheduleKind
from conversations.campaigns.rounds import moment_of, next_round, start_of
from tests.conversations.campaigns.test_message import CAMPAIGN

AT = datetime.combine(date(2026, 1, 31), time(9))
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def campaign(kind: ScheduleKind, occurrence: int = 0, until: datetime | None = None) -> Campaign:
    schedule = Schedule(kind, None if kind == "now" else AT, until)
    return replace(CAMPAIGN, schedule=schedule, occurrence=occurrence)


def test_the_last_day_of_a_month_stays_the_last_day() -> None:
    days = [moment_of(Schedule("monthly", AT), number) for number in range(5)]
    assert [(each.month, each.day) for each in days if each] == [(1, 31), (2, 28), (3, 31), (4, 30), (5, 31)]


def test_it_begins_where_the_day_begins_first() -> None:
    assert start_of(campaign("at"), NOW) == datetime(2026, 1, 31, 0, 0, tzinfo=UTC)
    assert start_of(campaign("now"), NOW) == NOW


@pytest.mark.parametrize("kind", ["now", "at"])
def test_once_is_once(kind: ScheduleKind) -> None:
    assert next_round(campaign(kind), NOW) is None


def test_it_ends_with_its_end() -> None:
    until = AT + timedelta(days=7)
    assert next_round(campaign("weekly", until=until), NOW) == (1, datetime(2026, 2, 7, 0, 0, tzinfo=UTC))
    assert next_round(campaign("weekly", 1, until), NOW) is None
    assert start_of(campaign("weekly", 2, until), NOW) is None


@given(
    st.sampled_from(["daily", "weekly", "monthly"]),
    st.integers(0, 20),
    st.integers(0, 400 * 24).map(lambda h: timedelta(hours=h)),
)
def test_the_next_round_is_the_first_that_is_still_to_begin(kind: ScheduleKind, number: int, later: timedelta) -> None:
    now = datetime(2026, 1, 31, tzinfo=UTC) + later
    found = next_round(campaign(kind, number), now)
    assert found is not None
    following, at = found
    assert following > number
    assert at > now
    before = start_of(campaign(kind, following - 1), now)
    assert following == number + 1 or (before is not None and before <= now)


@pytest.mark.parametrize("kind", ["daily", "weekly", "monthly"])
def test_rounds_come_in_order(kind: ScheduleKind) -> None:
    moments = [moment_of(Schedule(kind, AT), number) for number in range(30)]
    assert all(earlier < later for earlier, later in pairwise(each for each in moments if each))
