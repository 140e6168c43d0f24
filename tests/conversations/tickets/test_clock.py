"""Working time is counted while officers are at work; who waits is told of once for each step."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations import workdays
from conversations.tickets.clock import GIVEN_UP, MERGE, STEPS, alert, expected, given_up, reached
from conversations.tickets.hours import Hours, hours_of, read_hours
from conversations.tickets.records import Ticket

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
NINE = MONDAY.replace(hour=2)
"""Nine o'clock in Jakarta."""
HOURS = Hours()
MOMENTS = st.integers(0, 60 * 24 * 40).map(lambda minutes: MONDAY + timedelta(minutes=minutes))
WORK = st.integers(0, 60 * 60).map(lambda minutes: timedelta(minutes=minutes))
AN_HOUR = timedelta(hours=1)


def ticket(number: int = 1, asked_at: datetime | None = NINE, alerts: int = 0) -> Ticket:
    return Ticket(number, 5, "12.71", "12", "claim", "open", NINE, asked_at=asked_at, alerts=alerts)


@settings(max_examples=50)
@given(MOMENTS, WORK)
def test_so_much_work_later_so_much_was_worked(at: datetime, working: timedelta) -> None:
    assert HOURS.worked(at, HOURS.after(at, working)) == working


@settings(max_examples=50)
@given(st.tuples(MOMENTS, MOMENTS, MOMENTS))
def test_working_time_adds_up_and_never_exceeds_the_clock(moments: tuple[datetime, datetime, datetime]) -> None:
    one, two, three = sorted(moments)
    assert HOURS.worked(one, two) + HOURS.worked(two, three) == HOURS.worked(one, three) <= three - one


@settings(max_examples=50)
@given(MOMENTS)
def test_the_next_opening_is_an_open_moment_of_a_working_day(at: datetime) -> None:
    opening = HOURS.next_open(at)
    assert opening >= at
    assert HOURS.open_at(opening)
    assert workdays.works((opening + timedelta(hours=7)).date())
    assert HOURS.worked(at, opening) == timedelta(0)


def test_the_night_the_weekend_and_holidays_do_not_count() -> None:
    friday_three = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
    assert HOURS.worked(friday_three, friday_three + timedelta(days=3)) == timedelta(hours=8)
    christmas_eve = datetime(2026, 12, 24, 0, 30, tzinfo=UTC)
    assert HOURS.next_open(christmas_eve) == datetime(2026, 12, 28, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("setting", "region", "opens", "zone"),
    [
        ("", "12", time(8), "Asia/Jakarta"),
        ("09.30-15.00", "73.71", time(9, 30), "Asia/Makassar"),
        ("25.00-26.00", "91", time(8), "Asia/Jayapura"),
        ("16.00-08.00", "", time(8), "Asia/Jakarta"),
        ("7", "", time(8), "Asia/Jakarta"),
        ("kapan saja", "xx", time(8), "Asia/Jakarta"),
    ],
)
def test_officers_set_their_hours_and_a_place_its_clock(setting: str, region: str, opens: time, zone: str) -> None:
    hours = hours_of(setting, region)
    assert (hours.opens, hours.zone) == (opens, zone)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("08.00-16.00", (time(8), time(16))),
        ("8-16", (time(8), time(16))),
        ("08:00 – 16:00", (time(8), time(16))),
        ("jam 8.30 s/d 16.30", (time(8, 30), time(16, 30))),
        ("Pukul 09 sampai 15.45", (time(9), time(15, 45))),
        *(
            (odd, None)
            for odd in ("24 jam", "08.00-08.00", "16-08", "8-24", "8.60-16", "8-16 WIT", "٨-١٦", "8", "", "-")
        ),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, read: tuple[time, time] | None) -> None:
    assert read_hours(typed) == read


@settings(max_examples=50)
@given(MOMENTS, st.integers(0, 60 * 60))
def test_nobody_is_given_up_before_so_many_working_days(at: datetime, minutes: int) -> None:
    now = at + timedelta(minutes=minutes)
    over = HOURS.worked(at, now) >= GIVEN_UP * timedelta(hours=8)
    assert given_up(ticket(asked_at=at), HOURS, now) == (over and HOURS.open_at(now))
    assert not given_up(ticket(asked_at=None), HOURS, now)


def test_admins_are_told_before_a_ticket_is_given_up() -> None:
    assert STEPS[-1].whom == "admins"
    assert STEPS[-1].after < GIVEN_UP * HOURS.length


def test_each_step_is_told_once_and_only_at_work() -> None:
    told, seen = 0, []
    for minute in range(0, 60 * 24 * 5, 5):
        now = NINE + timedelta(minutes=minute)
        due = alert("12", [ticket(alerts=told)], HOURS, now)
        if due is not None:
            assert HOURS.open_at(now)
            told = due.reached[1]
            seen.append((due.tickets[0][1], due.whom))
    assert seen == [(step.after, step.whom) for step in STEPS]


def test_whoever_comes_to_a_step_soon_is_named_too_and_others_are_not() -> None:
    soon, later = NINE + MERGE, NINE + MERGE + timedelta(minutes=1)
    due = alert("12", [ticket(1), ticket(2, soon), ticket(3, later)], HOURS, NINE + AN_HOUR)
    assert due is not None
    assert [each.id for each, _ in due.tickets] == [1, 2]
    assert due.reached == {1: 1, 2: 1}
    assert alert("32", [ticket(1)], HOURS, NINE + AN_HOUR) is None
    assert alert("12", [ticket(1, None)], HOURS, NINE + AN_HOUR) is None


def test_steps_that_were_missed_are_not_made_up() -> None:
    now = HOURS.after(NINE, 9 * AN_HOUR)
    due = alert("12", [ticket()], HOURS, now)
    assert due is not None
    assert (due.whom, due.reached) == ("admins", {1: 3})
    assert alert("12", [ticket(alerts=3)], HOURS, now + timedelta(minutes=5)) is None


@settings(max_examples=50)
@given(MOMENTS, st.integers(0, 30))
def test_the_guess_lies_at_work_and_grows_with_those_who_wait(at: datetime, waiting: int) -> None:
    assert at < expected(HOURS, at, waiting) < expected(HOURS, at, waiting + 1)
    assert HOURS.open_at(expected(HOURS, at, waiting))


def test_steps_grow() -> None:
    assert [reached(step.after) for step in STEPS] == list(range(1, len(STEPS) + 1))
