"""Where any claim stands on any day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from conversations.claim_status.claim import CLAIM_STATES, MONTH_STATES, Claim
from conversations.claim_status.month_rows import MONTH_ROWS
from conversations.claim_status.owners import OWNERS, WHO
from conversations.claim_status.rows import ROWS
from conversations.claim_status.standing import TABLE, standing
from conversations.claim_status.told import with_records
from conversations.payment_guard.records import MonthRecord
from tests.conversations.claim_status.claims import DAYS_OF_READING, HOSTILE, TODAY, claim, claims, every_state


@given(claims, DAYS_OF_READING)
def test_every_state_on_every_day_has_an_owner_and_a_date_or_says_that_none_is_fixed(
    given_: Claim, today: date
) -> None:
    stand = standing(given_, today)

    assert stand.owner in OWNERS
    assert stand.key in TABLE
    assert stand.todo
    assert stand.due is not None or not stand.overdue
    if stand.due is None:
        assert (
            stand.limit.basis in ("open", "account") or (given_.since is None or given_.phk_on is None) or _odd(given_)
        )


def _odd(given_: Claim) -> bool:
    """Tell whether a day lies so far ahead that nothing can be counted from it."""
    return any(day is not None and day.year > 2999 for day in (given_.since, given_.phk_on))


@given(claims, DAYS_OF_READING)
def test_late_is_exactly_what_lies_behind_the_last_day(given_: Claim, today: date) -> None:
    stand = standing(given_, today)

    assert stand.overdue == (stand.due is not None and today > stand.due)
    assert stand.overdue_since == (stand.due + timedelta(days=1) if stand.overdue and stand.due else None)


@given(claims, DAYS_OF_READING)
def test_whoever_waits_too_long_is_told_whom_to_call(given_: Claim, today: date) -> None:
    stand = standing(given_, today)

    assert bool(stand.call) == stand.overdue


@given(claims, DAYS_OF_READING)
def test_the_time_to_file_is_told_as_long_as_it_matters(given_: Claim, today: date) -> None:
    stand = standing(given_, today)

    if stand.window is None:
        assert (
            given_.phk_on is None
            or _odd(given_)
            or given_.state not in ("not_reported", "reported", "eligible", "rejected")
        )
    else:
        assert stand.window.safe == stand.window.last - timedelta(days=1)
        assert (stand.key == "over") == (today > stand.window.last)


@given(claims, DAYS_OF_READING)
def test_an_uncertain_day_is_never_passed_off_as_certain(given_: Claim, today: date) -> None:
    stand = standing(given_, today)
    counted = stand.limit.basis in ("law", "guide") and stand.due is not None
    unknown = stand.due is not None and stand.limit.start is not None and {stand.due.year, stand.limit.start.year}

    if counted and unknown and unknown <= {2026, 2027}:
        assert stand.limit.certain
    if counted and unknown and not unknown & {2026, 2027}:
        assert not stand.limit.certain


def test_the_table_has_a_row_for_every_state() -> None:
    assert set(ROWS) == set(CLAIM_STATES)
    assert set(MONTH_ROWS) == set(MONTH_STATES)
    assert len(TABLE) == 19


def test_every_owner_has_a_name() -> None:
    assert set(WHO) == set(OWNERS)


@pytest.mark.parametrize("each", every_state(), ids=lambda each: f"{each.state}-{each.month}-{each.month_state}")
def test_a_state_whose_time_the_law_fixes_names_its_article(each: Claim) -> None:
    limit = standing(each, TODAY).limit

    assert bool(limit.article) == (limit.basis not in ("guide", "open"))


def test_the_state_of_a_month_speaks_only_after_the_approval() -> None:
    assert standing(claim("verifying", month=2, month_state="open"), TODAY).key == "verifying"
    assert standing(claim("approved", month=2, month_state="open"), TODAY).key == "month_open"


@pytest.mark.parametrize("state", ["approved", "paid"])
def test_a_month_of_which_nothing_is_told_is_not_lost(state: str) -> None:
    keys = [standing(claim(state, month=month), TODAY).key for month in (None, 1, 2, 6)]

    assert keys == [state, state, "month_open", "month_open"]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_days_at_the_ends_of_the_calendar_break_nothing(day: date) -> None:
    for each in every_state():
        standing(replace(each, since=day, phk_on=day, due_on=day), TODAY)


def test_what_a_month_needs_grows() -> None:
    first, second, last = (
        {said.id for said in standing(claim("approved", month=n, month_state="open"), TODAY).todo} for n in (1, 2, 6)
    )
    assert not first & second
    assert second < last


@pytest.mark.parametrize("state", ["sent", "missed"])
def test_after_the_last_month_nothing_is_to_be_collected(state: str) -> None:
    fifth, sixth = (standing(claim("paid", month=n, month_state=state), TODAY).todo for n in (5, 6))

    assert len(fifth) == len(sixth) + 1
    assert "next month" in fifth[-1].id


def test_the_day_read_in_siapkerja_counts_before_that_of_the_list() -> None:
    listed = claim("approved", month=2, month_state="open", due_on=date(2026, 12, 1))

    assert with_records(listed, [MonthRecord(7, 2, due_on=date(2026, 12, 4))]).due_on == date(2026, 12, 4)
    assert with_records(listed, [MonthRecord(7, 2)]).due_on == date(2026, 12, 1)
    assert with_records(listed, [MonthRecord(7, 3, due_on=date(2026, 12, 4))]) == listed


def test_a_month_that_the_person_applied_for_is_no_longer_their_move() -> None:
    listed = claim("approved", month=2, month_state="open", due_on=date(2026, 12, 1))
    filed = [MonthRecord(7, 2, filed_on=date(2026, 11, 20))]
    stand = standing(with_records(listed, filed), TODAY)

    assert (stand.key, stand.owner, stand.due) == ("month_sent", "bpjs", date(2026, 11, 25))
    assert with_records(replace(listed, month_state=None), filed).month_state == "sent"
    assert with_records(replace(listed, month_state="missed"), filed).month_state == "missed"
    assert with_records(replace(listed, state="finished"), filed).month_state == "open"


def test_words_of_the_office_do_not_change_where_a_claim_stands() -> None:
    assert standing(claim("rejected", note=HOSTILE), TODAY) == standing(claim("rejected"), TODAY)
