"""Times as officers type them, and what is wrong with a schedule."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.campaigns.records import Schedule
from conversations.campaigns.when import MOST_STEPS, clock_of, faults, read_offsets, read_time, told
from conversations.outreach.quiet import Quiet
from tests.conversations.campaigns.officers import local

NIGHT = Quiet(time(20), time(8))
NOW = local("2026-11-23 10:00")
LATER = local("2026-11-25 09:00")
END = local("2026-12-31 23:59")


@pytest.mark.parametrize(
    ("typed", "read"),
    [("1, 7, 30", "1,7,30"), ("-14 -3", "-14,-3"), ("h-3, h+1", "-3,1"), ("30;1;7", "1,7,30"), ("0", "0")],
)
def test_days_of_a_series_are_read_in_order(typed: str, read: str) -> None:
    assert read_offsets(typed) == read


@pytest.mark.parametrize("typed", ["", "besok", "1, dua", "1, 99999", "400", "99999999", " ".join(map(str, range(13)))])
def test_what_is_no_days_is_asked_again(typed: str) -> None:
    assert read_offsets(typed) is None


@given(st.sets(st.integers(-366, 366), min_size=1, max_size=MOST_STEPS))
def test_every_set_of_days_is_read_back(days: set[int]) -> None:
    assert read_offsets(", ".join(map(str, days))) == ",".join(map(str, sorted(days)))


@given(st.times())
def test_every_time_is_read_back(at: time) -> None:
    value = read_time(f"pukul {at:%H:%M} WIB")
    assert value is not None
    assert clock_of(value) == at.replace(second=0, microsecond=0)


@pytest.mark.parametrize("typed", ["25", "9.60", "9.5", "pagi", "", "1234", "9.30.00"])
def test_what_is_no_time_is_asked_again(typed: str) -> None:
    assert read_time(typed) is None


@pytest.mark.parametrize(
    "schedule",
    [
        Schedule(),
        Schedule("at", LATER),
        Schedule("weekly", LATER, END),
        Schedule("drip", local("2026-11-01 09:00"), END, "phk", (1, 7)),
    ],
)
def test_a_whole_schedule_has_no_fault(schedule: Schedule) -> None:
    assert list(faults(schedule, NIGHT, NOW)) == []
    assert told(schedule).id


@pytest.mark.parametrize(
    ("schedule", "fault"),
    [
        (Schedule("at"), "missing"),
        (Schedule("at", local("2026-11-22 09:00")), "passed"),
        (Schedule("at", local("2026-11-25 21:00")), "quiet"),
        (Schedule("daily", LATER), "last day is missing"),
        (Schedule("monthly", LATER, local("2026-11-24 00:00")), "before the first"),
        (Schedule("drip", LATER, END, None, (1,)), "days of the series"),
        (Schedule("drip", LATER, END, "phk"), "days of the series"),
    ],
)
def test_what_is_wrong_with_a_schedule_is_said(schedule: Schedule, fault: str) -> None:
    assert any(fault in said.id for said in faults(schedule, NIGHT, NOW))
