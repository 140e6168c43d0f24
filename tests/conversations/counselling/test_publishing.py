"""What counsellors type to offer hours, and when people are reminded of one."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.counselling.publishing import (
    BACKWARDS,
    BAD_LENGTH,
    FARTHEST,
    MOST,
    NO_DATE,
    NO_TIME,
    TOO_MANY,
    Offer,
    read_offer,
)
from conversations.counselling.reminders import EARLIEST, reminders
from conversations.engine.text import Text

TODAY = date(2026, 11, 23)


def local(written: str) -> datetime:
    return datetime.fromisoformat(written)


@pytest.mark.parametrize(
    ("typed", "count", "first", "minutes", "place", "link"),
    [
        ("3 desember 09.00-12.00 di Disnaker Siantar", 3, "2026-12-03 09:00", 60, "Disnaker Siantar", ""),
        ("3 desember 2026 09:00 - 10:00 30 menit", 2, "2026-12-03 09:00", 30, "", ""),
        ("besok jam 13.30 tempat BLK Medan", 1, "2026-11-24 13:30", 60, "BLK Medan", ""),
        ("3 des pukul 9.00 sampai 11.00 WIB", 2, "2026-12-03 09:00", 60, "", ""),
        ("3/12/2026 08.00 s/d 09.30 45 menit", 2, "2026-12-03 08:00", 45, "", ""),
        (
            "3 desember 09.00 https://meet.example.org/abc?x=1 di Ruang 2",
            1,
            "2026-12-03 09:00",
            60,
            "Ruang 2",
            "https://meet.example.org/abc?x=1",
        ),
        ("7 januari 10.00-11.00", 1, "2027-01-07 10:00", 60, "", ""),
    ],
)
def test_hours_are_read_as_they_are_typed(
    typed: str, count: int, first: str, minutes: int, place: str, link: str
) -> None:
    offer = read_offer(typed, TODAY)
    assert isinstance(offer, Offer)
    assert (len(offer.starts), f"{offer.starts[0]:%Y-%m-%d %H:%M}") == (count, first)
    assert (offer.minutes, offer.place, offer.link) == (minutes, place, link)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("09.00-12.00", NO_DATE),
        ("3 desember", NO_TIME),
        ("3 desember 2024 09.00", NO_DATE),
        ("3 juli 2027 09.00", NO_DATE),
        ("desember 09.00", NO_DATE),
        ("3 desember 12.00-09.00", BACKWARDS),
        ("3 desember 09.00-10.00 5 menit", BAD_LENGTH),
        ("3 desember 09.00-10.00 999 menit", BAD_LENGTH),
        ("3 desember 00.00-23.00 15 menit", TOO_MANY),
        ("halo", NO_DATE),
        ("", NO_DATE),
    ],
)
def test_what_is_unclear_is_asked_for(typed: str, why: Text) -> None:
    assert read_offer(typed, TODAY) == why


def test_a_time_too_short_for_a_meeting_is_said() -> None:
    said = read_offer("3 desember 09.00-09.30", TODAY)
    assert isinstance(said, Text)
    assert dict(said.params) == {"n": 60}


@given(st.text(max_size=200))
def test_nothing_that_is_typed_raises_or_offers_the_past(typed: str) -> None:
    offer = read_offer(f"{typed} 09.00-11.00", TODAY)
    if isinstance(offer, Offer):
        assert 1 <= len(offer.starts) <= MOST
        assert all(TODAY <= each.date() <= TODAY + timedelta(days=FARTHEST) for each in offer.starts)


MOMENTS = st.datetimes(local("2026-01-01 00:00"), local("2028-12-31 00:00")).map(lambda at: at.replace(microsecond=0))


@given(MOMENTS, st.timedeltas(timedelta(minutes=1), timedelta(days=40)))
def test_reminders_come_between_now_and_the_hour_and_never_at_night(starts: datetime, before: timedelta) -> None:
    now = starts - before
    planned = reminders(starts, now)
    assert all(now < at < starts for at in planned.values())
    shortly = planned.get("hour")
    assert shortly is None or EARLIEST <= shortly.time() <= time(23)
    assert ("day" in planned) == (before > timedelta(days=1))


def test_an_early_hour_is_remembered_on_the_evening_before() -> None:
    starts = local("2026-12-03 08:30")
    assert reminders(starts, local("2026-12-01 00:00")) == {
        "day": local("2026-12-02 08:30"),
        "hour": local("2026-12-02 19:00"),
    }
    assert reminders(local("2026-12-03 10:00"), local("2026-12-03 08:00")) == {"hour": local("2026-12-03 09:00")}
