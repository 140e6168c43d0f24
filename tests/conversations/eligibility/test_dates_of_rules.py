"""Calendar arithmetic: clamping, leap years, birthdays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.eligibility.calendar import add_months, age_on

DAYS = st.dates(date(1900, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2022-11-30", 3, "2023-02-28"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-12-01", 1, "2027-01-01"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2024-02-29", 60, "2029-02-28"),
        ("2100-01-31", 1, "2100-02-28"),
        ("2026-05-15", 0, "2026-05-15"),
    ],
)
def test_months_are_added_and_clamped(day: str, months: int, then: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(then)


@given(DAYS, st.integers(0, 72))
def test_the_day_number_stays_unless_the_month_is_too_short(day: date, months: int) -> None:
    then = add_months(day, months)
    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day == day.day or (then + timedelta(days=1)).day == 1
    assert then.day <= day.day


@given(DAYS, DAYS, st.integers(0, 72))
def test_a_later_day_never_ends_earlier(one: date, other: date, months: int) -> None:
    early, late = sorted((one, other))
    assert add_months(early, months) <= add_months(late, months)


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        ("1967-02-02", "2021-02-01", 53),
        ("1967-02-02", "2021-02-02", 54),
        ("1968-02-29", "2022-02-28", 53),
        ("1968-02-29", "2022-03-01", 54),
        ("1968-02-29", "2024-02-29", 56),
        ("2025-01-01", "2024-12-31", -1),
    ],
)
def test_age(born: str, day: str, years: int) -> None:
    assert age_on(date.fromisoformat(born), date.fromisoformat(day)) == years


@given(DAYS, st.integers(0, 20_000))
def test_age_grows_by_the_day(born: date, days: int) -> None:
    day = born + timedelta(days=days)
    assert 0 <= age_on(born, day + timedelta(days=1)) - age_on(born, day) <= 1
