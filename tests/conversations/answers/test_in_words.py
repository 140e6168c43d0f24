"""A wage and a day inside of a question: read where they are plain, left alone where they may be something else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.answers import answer
from conversations.answers.in_words import layoff_in, pushed_in, wage_in
from tests.conversations.answers.people import STRANGER, english

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("words", "wage"),
    [
        ("gaji saya 3,2 juta, dapat berapa tiap bulan", 3_200_000),
        ("kalau upah 4.250.000 dapetnya brp", 4_250_000),
        ("gajiku 9jt kak", 9_000_000),
        ("gaji 3-4 juta dapat berapa", None),
        ("pesangon 20 juta, jkp berapa", None),
        ("calo minta 300rb, gaji saya 4 juta", None),
        ("gaji umr medan dapat berapa", None),
    ],
)
def test_a_wage_is_read_where_it_is_one(words: str, wage: int | None) -> None:
    assert wage_in(words) == wage


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("saya phk 20 mei 2026, hari ini masih sempat?", (date(2026, 5, 20), False)),
        ("suami di phk bulan juli, masih bisa diurus?", (date(2026, 7, 1), True)),
        ("di-phk 2 bulan lalu batasnya kapan", (date(2026, 9, 1), True)),
        ("phk 1 agustus, kerja lagi 2 oktober", None),
        ("kontrak habis 3 juni", None),
        ("di phk oktober 2024 masih bisa?", None),
        ("kena phk 3 desember nanti", None),
    ],
)
def test_a_layoff_is_read_where_its_day_is_plain(words: str, told: tuple[date, bool] | None) -> None:
    assert layoff_in(words, TODAY) == told


@given(st.text(max_size=120))
def test_no_words_break_the_reading(words: str) -> None:
    assert (wage_in(words) or 1) > 0
    found = layoff_in(words, TODAY)
    assert found is None or found[0] <= TODAY
    assert pushed_in(words) in {True, False}


def _said(intent: str, words: str) -> str:
    found = answer(intent, STRANGER, TODAY, words)
    assert found is not None
    return "\n".join(map(english, found.parts))


def test_the_amount_is_that_of_the_wage_in_the_question() -> None:
    assert "Rp1,920,000" in _said("benefit_amount", "gaji 3,2 juta dapat berapa")
    assert "Rp3,000,000" in _said("benefit_amount", "gaji 9 juta dapat berapa")


def test_the_deadline_is_counted_from_the_day_in_the_question() -> None:
    assert "20 November 2026" in _said("deadline", "saya phk 20 mei 2026, masih sempat?")
    assert "1 January 2027" in _said("deadline", "suami di phk bulan juli, sampai kapan?")
    assert "6 months from the date of the PHK" in _said("deadline", "sampai kapan boleh klaim?")


def test_who_was_made_to_resign_is_told_so_first() -> None:
    assert "Told to resign?" in _said("case_resign", "saya dipaksa resign sama hrd").splitlines()[0]
    assert "get no JKP" in _said("case_resign", "saya resign kemarin").splitlines()[0]
