"""Typed words become an answer of the question at hand, or nothing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.engine.flow import Question
from conversations.engine.inspect import english
from conversations.engine.reading import day_of_month, read
from conversations.engine.steering import steering
from conversations.engine.text import Money, Month, Raw, Text
from conversations.engine.values import as_date, fits, shown
from tests.conversations.engine.table import BUDGET, DEPARTURE, STAY, TODAY, TRAVEL, WEATHER

QUESTIONS = (TRAVEL, DEPARTURE, BUDGET, STAY)


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        (TRAVEL, "udah", "yes"),
        (TRAVEL, "belum", "no"),
        (TRAVEL, "gak tau", "unknown"),
        (TRAVEL, "yg kedua", "no"),
        (DEPARTURE, "10 juni 2026", "2026-06-10"),
        (DEPARTURE, "juni 2026", "2026-06"),
        (DEPARTURE, "lupa", "unknown"),
        (BUDGET, "3,5 jt", "3500000"),
        (STAY, "setahun", "12"),
        (STAY, "a year or more", "12+"),
        (TRAVEL, "xyzzy", None),
        (BUDGET, "banyak", None),
    ],
)
def test_words_are_read_by_the_kind_of_question(question: Question, typed: str, value: str | None) -> None:
    reading = read(question, typed, TODAY, english)
    assert (reading and reading.value) == value


@given(st.sampled_from(QUESTIONS), st.text(max_size=300), st.dates(date(2021, 1, 1), date(2030, 1, 1)))
def test_no_text_breaks_the_reading(question: Question, typed: str, today: date) -> None:
    reading = read(question, typed, today, english)
    if reading is not None and len(reading.value) != len("2026"):
        assert fits(question, reading.value)
        assert english(shown(question, reading.value))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("10", "2026-02-10"),
        (" tgl 7 ", "2026-02-07"),
        ("Tanggal 28", "2026-02-28"),
        ("30", None),
        ("0", None),
        ("٣", None),
        ("10 juni", None),
    ],
)
def test_a_bare_number_is_a_day_of_the_month_at_hand(typed: str, day: str | None) -> None:
    assert day_of_month(typed, "2026-02") == day


@pytest.mark.parametrize("value", ["2026", "2026-13", "2026-02-30", "", "unknown", "٢٠٢٦-٠٦", "2026-06-10T00"])
def test_what_is_no_date_does_not_fit(value: str) -> None:
    assert as_date(value) is None
    assert fits(DEPARTURE, value) == (value == "unknown")


def test_values_fit_by_kind() -> None:
    assert fits(BUDGET, "3500000")
    assert not fits(BUDGET, "3.5")
    assert not fits(BUDGET, "²")
    assert not fits(TRAVEL, "3")
    assert fits(WEATHER, "rain")
    assert not fits(WEATHER, "snow")
    assert not fits(None, "yes")


def test_answers_are_said_again_as_people_write_them() -> None:
    assert shown(TRAVEL, "yes") == Text("Yes")
    assert shown(DEPARTURE, "2026-06") == Text("{value}", (("value", Month(date(2026, 6, 1))),))
    assert shown(DEPARTURE, "2026-06-10") == Text("{value}", (("value", date(2026, 6, 10)),))
    assert shown(BUDGET, "3500000") == Text("{value}", (("value", Money(3_500_000)),))
    assert shown(STAY, "2") == Text("{n} month", (("n", 2),), "{n} months")
    assert shown(DEPARTURE, "2026") == Text("{value}", (("value", Raw("2026")),))


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("Kembali", "back"),
        ("salah pencet kak!", "back"),
        ("mulai dari awal dong", "restart"),
        ("Batal.", "stop"),
        ("nanti aja ya", "stop"),
        ("kok nanya?", "why"),
        ("mau lihat jawaban", "list"),
        ("lanjut", "resume"),
        ("saya batal menikah", None),
        ("kembali bekerja di pabrik lama setelah dipanggil perusahaan lagi", None),
        ("", None),
        ("kak", None),
    ],
)
def test_only_a_whole_message_steers(words: str, verb: str | None) -> None:
    assert steering(words) == verb


TOGETHER = replace(TRAVEL, together=True)


@pytest.mark.parametrize(("typed", "value"), [("ya", "yes"), ("iya semua benar kak", "yes"), ("tidak", "no")])
def test_a_bare_yes_or_no_answers_several_things_at_once(typed: str, value: str) -> None:
    reading = read(TOGETHER, typed, TODAY, english)
    assert reading is not None
    assert (reading.value, reading.exact) == (value, True)


@pytest.mark.parametrize(
    "typed", ["ya, tapi saya sudah bekerja lagi", "iya belum pernah", "sudah", "udah kerja", "mau"]
)
def test_whoever_says_more_is_never_taken_at_once(typed: str) -> None:
    reading = read(TOGETHER, typed, TODAY, english)
    assert reading is None or not reading.exact


def test_a_question_may_read_words_of_its_own() -> None:
    own = replace(TRAVEL, reads=lambda plain: "no" if "rumah" in plain else None)
    reading = read(own, "di rumah aja kak", TODAY, english)
    assert reading is not None
    assert (reading.value, reading.exact) == ("no", False)


def test_a_date_before_the_years_that_a_question_believes_is_not_read_as_one() -> None:
    old = replace(DEPARTURE, earliest=1940)
    assert read(old, "17 agustus 1965", TODAY, english) is not None
    assert read(DEPARTURE, "17 agustus 1965", TODAY, english) is None
