"""Alerts: saved from a vacancy or the profile, at most five, listed, stopped; what a digest shows and what not."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.vacancies.board import Board
from conversations.vacancies.digest import digest
from conversations.vacancies.records import Every, SavedSearch, Vacancy
from conversations.vacancies.schedule import digest_until, follow_ups, next_digest
from conversations.vacancies.wishes import Profile
from tests.conversations.payment_guard.people import words_of
from tests.conversations.vacancies.seekers import (
    AT,
    MEDAN,
    SIANTAR,
    SIMALUNGUN,
    TODAY,
    Seeker,
    Seeking,
    a_vacancy,
    some,
    titles,
)

OPERATOR = SavedSearch(1, "operator produksi", SIANTAR, "daily", AT)


def test_the_profile_can_be_watched() -> None:
    siti = Seeker()
    siti.command("lowongan")
    siti.press("Alert me")
    assert "from tomorrow on" in siti.press("Every morning")
    [wish] = siti.memory.wishes
    assert (wish.wanted, wish.region, wish.every) == ("operator produksi", SIANTAR, "daily")


def test_work_like_a_vacancy_can_be_watched() -> None:
    siti = Seeker(Seeking(vacancies=[a_vacancy(1, "Kasir Toko", region=MEDAN)]))
    siti.open("vacancy", "1")
    siti.press("Alert me of such")
    siti.press("Once a week")
    [wish] = siti.memory.wishes
    assert (wish.wanted, wish.region, wish.every) == ("Kasir Toko", MEDAN, "weekly")


def test_a_double_tap_saves_one_and_the_sixth_is_refused() -> None:
    siti = Seeker(Seeking(vacancies=[a_vacancy(number, f"Kasir {number}") for number in range(1, 9)]))
    siti.open("search_save", "1.daily")
    assert "already" in siti.open("search_save", "1.daily")
    for number in range(2, 9):
        siti.open("search_save", f"{number}.daily")
    assert len(siti.memory.wishes) == 5
    assert "5 alerts are the most" in siti.open("search_new", "8")


def test_each_is_stopped_by_one_tap() -> None:
    siti = Seeker()
    siti.open("search_save", "1.daily")
    siti.open("search_save", ".weekly")
    siti.command("kabari")
    siti.press("Stop 1")
    assert len(siti.memory.wishes) == 1
    siti.press("Stop 1")
    assert siti.memory.wishes == []
    assert "stopped already" in siti.open("search_drop", "1")


def test_who_stopped_all_vacancy_messages_is_told() -> None:
    siti = Seeker(Seeking(silent={"alert"}))
    assert "stopped now" in siti.open("search_save", ".daily")


def test_without_a_profile_it_is_asked_for_first() -> None:
    assert "Tell me first" in Seeker(answers={}).open("search_new")


def shown(vacancies: list[Vacancy], search: SavedSearch = OPERATOR, *seen: str) -> list[int]:
    found = digest(search, Board.of(vacancies), Profile(), TODAY, frozenset(seen))
    return titles(words_of(found.view)) if found else []


def test_a_digest_shows_only_its_work_near_its_place() -> None:
    others = [
        a_vacancy(2, "Perawat"),
        a_vacancy(3, region="35.78"),
        a_vacancy(4, region=SIMALUNGUN),
        a_vacancy(5, region=""),
    ]
    assert set(shown([a_vacancy(1), *others])) == {1, 4, 5}
    assert shown([a_vacancy(2, "Perawat")]) == []


def test_a_digest_never_repeats_and_shows_five_at_most() -> None:
    first = shown(some(12))
    assert len(first) == 5
    later = shown(some(12), OPERATOR, *(f"twin-{number}" for number in first))
    assert len(later) == 5
    assert not set(first) & set(later)
    assert shown(some(2), OPERATOR, "twin-1", "twin-2") == []


def test_work_that_no_dictionary_knows_is_found_by_its_words() -> None:
    search = replace(OPERATOR, wanted="pawang hujan", region="")
    assert shown([a_vacancy(1, "Pawang Hujan Senior"), a_vacancy(2)], search) == [1]


def test_a_digest_for_a_place_alone_shows_all_work_there() -> None:
    search = replace(OPERATOR, wanted="")
    assert set(shown([a_vacancy(1), a_vacancy(2, "Perawat"), a_vacancy(3, region="35.78")], search)) == {1, 2}


SAVED = date(2026, 11, 27)


def saved(every: Every) -> SavedSearch:
    return replace(OPERATOR, every=every)


@pytest.mark.parametrize(
    ("every", "now", "expected"),
    [
        ("daily", "2026-11-27T08:00", "2026-11-28"),
        ("daily", "2026-11-27T15:00", "2026-11-28"),
        ("daily", "2026-11-28T09:00", "2026-11-28"),
        ("daily", "2026-11-28T09:01", "2026-11-29"),
        ("weekly", "2026-11-27T15:00", "2026-12-04"),
        ("weekly", "2026-12-04T09:01", "2026-12-11"),
        ("weekly", "2026-12-08T09:01", "2026-12-11"),
    ],
)
def test_the_next_digest_comes_at_nine(every: Every, now: str, expected: str) -> None:
    assert next_digest(saved(every), SAVED, datetime.fromisoformat(now)).isoformat() == f"{expected}T09:00:00"


@settings(max_examples=50)
@given(
    every=st.sampled_from(("daily", "weekly")),
    days=st.integers(0, 60),
    clock=st.times(),
)
def test_no_digest_lies_behind_and_none_is_passed_over(every: Every, days: int, clock: time) -> None:
    now = datetime.combine(SAVED + timedelta(days=days), clock.replace(tzinfo=None))
    following = next_digest(saved(every), SAVED, now)
    step = timedelta(days=1 if every == "daily" else 7)
    assert following >= now
    assert following - now <= step or following.date() == SAVED + step
    assert (following.date() - SAVED) % step == timedelta()
    assert following < digest_until(following) < following + timedelta(days=1)


def test_it_is_asked_after_one_and_two_weeks_and_once_after_each_step() -> None:
    asked = [each.at.isoformat() for each in follow_ups(7, "sent", SAVED)]
    assert asked == ["2026-12-04T09:00:00", "2026-12-11T09:00:00"]
    assert [each.days for each in follow_ups(7, "interview", SAVED)] == [7]
    assert follow_ups(7, "refused", SAVED) == follow_ups(7, "accepted", SAVED) == follow_ups(7, "silent", SAVED) == ()
    keys = {each.key for step in ("sent", "answered", "offer") for each in follow_ups(7, step, SAVED)}
    assert len(keys) == 4
