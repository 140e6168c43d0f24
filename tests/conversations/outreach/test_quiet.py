"""The hours in which nobody is disturbed."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.outreach.quiet import NEVER, Quiet, parse

TIMES = st.times()
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1))  # noqa: DTZ001 - local to somebody


def at(words: str) -> datetime:
    return datetime.fromisoformat(words)


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [
        ("2026-03-02 19:59:59", "2026-03-02 19:59:59"),
        ("2026-03-02 20:00", "2026-03-03 08:00"),
        ("2026-03-02 23:59:59", "2026-03-03 08:00"),
        ("2026-03-03 00:00", "2026-03-03 08:00"),
        ("2026-03-03 07:59:59", "2026-03-03 08:00"),
        ("2026-03-03 08:00", "2026-03-03 08:00"),
        ("2028-02-28 21:00", "2028-02-29 08:00"),
        ("2028-02-29 21:00", "2028-03-01 08:00"),
        ("2026-12-31 21:00", "2027-01-01 08:00"),
    ],
)
def test_a_night_passes_midnight(moment: str, allowed: str) -> None:
    assert parse("20:00-08:00").next_allowed(at(moment)) == at(allowed)


def test_a_window_within_a_day() -> None:
    noon = parse("12:00-13:30")
    assert noon.next_allowed(at("2026-03-02 12:10")) == at("2026-03-02 13:30")
    assert noon.next_allowed(at("2026-03-02 11:59")) == at("2026-03-02 11:59")
    assert noon.next_allowed(at("2026-03-02 22:00")) == at("2026-03-02 22:00")


@given(TIMES, TIMES, MOMENTS)
def test_what_is_allowed_is_never_quiet_never_earlier_and_the_first_there_is(
    start: time, end: time, moment: datetime
) -> None:
    quiet = Quiet(start, end)
    allowed = quiet.next_allowed(moment)
    assert allowed >= moment
    assert not quiet.covers(allowed.time())
    assert allowed - moment <= timedelta(days=1)
    assert quiet.next_allowed(allowed) == allowed
    if allowed > moment:
        just_before = allowed - timedelta(microseconds=1)
        assert quiet.covers(moment.time())
        assert quiet.covers(just_before.time())


@given(MOMENTS, TIMES)
def test_off_and_equal_ends_mean_no_quiet_hours(moment: datetime, same: time) -> None:
    for quiet in (NEVER, parse("off"), parse("OFF "), Quiet(same, same)):
        assert quiet.next_allowed(moment) == moment


@pytest.mark.parametrize(
    "words", ["", "20-8", "20:00", "24:00-08:00", "20:60-08:00", "20:00-08:00-09:00", "２０:00-08:00"]
)
def test_anything_else_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="quiet hours"):
        parse(words)
