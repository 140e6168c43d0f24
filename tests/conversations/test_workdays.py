"""Working days: weekends, holidays and joint leave are off, and what is not known is said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lokal import HOLIDAY_YEARS, add_working_days, count_working_days, is_working_day

from conversations import workdays
from conversations.workdays import Due, Left

ONE = timedelta(days=1)
KNOWN = st.dates(date(min(HOLIDAY_YEARS), 1, 1), date(max(HOLIDAY_YEARS), 11, 30))
ANY = st.dates(date(2020, 1, 1), date(2035, 12, 31))
COUNTS = st.integers(0, 15)


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2026, 3, 17), False),
        (date(2026, 3, 18), True),
        (date(2026, 3, 24), True),
        (date(2026, 12, 24), True),
        (date(2026, 11, 21), True),
        (date(2026, 11, 23), False),
        (date(2025, 12, 25), False),
        (date(2025, 12, 27), True),
    ],
)
def test_a_day_is_off_or_not(day: date, off: bool) -> None:
    assert workdays.works(day) is not off


def test_nothing_after_a_day_is_that_day() -> None:
    assert workdays.after(date(2026, 3, 21), 0) == Due(date(2026, 3, 21))


def test_counting_backward_is_refused() -> None:
    with pytest.raises(ValueError, match="forward"):
        workdays.after(date(2026, 3, 21), -1)


def test_a_weekend_is_certain_in_every_year() -> None:
    assert workdays.after(date(2028, 1, 1), 1) == Due(date(2028, 1, 3), certain=False)
    assert workdays.after(date(2027, 12, 31), 0) == Due(date(2027, 12, 31))
    assert workdays.after(date(2025, 12, 31), 1) == Due(date(2026, 1, 2))


@given(KNOWN, COUNTS)
def test_where_the_holidays_are_known_it_counts_as_lokal_does(day: date, n: int) -> None:
    assert workdays.after(day, n) == Due(add_working_days(day, n), certain=True)


@given(ANY, COUNTS)
def test_the_last_day_is_a_working_day_and_later_with_each_more(day: date, n: int) -> None:
    due, more = workdays.after(day, n), workdays.after(day, n + 1)

    assert n == 0 or workdays.works(due.day)
    assert day <= due.day < more.day
    assert more.certain <= due.certain


@given(ANY, COUNTS)
def test_it_is_uncertain_only_for_a_weekday_of_a_year_without_a_decree(day: date, n: int) -> None:
    due = workdays.after(day, n)
    passed = [day + i * ONE for i in range(1, (due.day - day).days + 1)]

    assert due.certain == all(each.year in HOLIDAY_YEARS or each.weekday() > 4 for each in passed)


@given(KNOWN, st.integers(0, 300))
def test_what_is_left_is_what_lokal_counts(today: date, days: int) -> None:
    day = min(today + days * ONE, date(2027, 12, 31))
    left = workdays.left(today, day)

    assert left.days == (day - today).days
    assert left.working == count_working_days(today, day) - is_working_day(today)
    assert left.certain


@given(ANY, ANY)
def test_what_is_left_and_what_is_past_mirror_each_other(today: date, day: date) -> None:
    ahead, behind = workdays.left(today, day), workdays.left(day, today)

    assert (ahead.days, ahead.working) == (-behind.days, -behind.working)


@given(ANY, COUNTS)
def test_as_many_are_left_as_were_counted(day: date, n: int) -> None:
    assert workdays.left(day, workdays.after(day, n).day).working == n


def test_a_far_day_is_counted_at_once() -> None:
    assert workdays.left(date.min, date.max).working > 2_600_000
    assert workdays.left(date(2026, 11, 23), date(2026, 11, 23)) == Left(0, 0)
    assert not workdays.left(date(2027, 12, 1), date(2028, 1, 3)).certain
