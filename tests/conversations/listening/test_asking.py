"""*Did you mean …?*: what counts as the answer to it, what is a question of its own, and what is never offered."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.engine.inspect import english
from conversations.listening.asking import NEITHER, chosen, denies
from conversations.listening.records import Unsure
from conversations.listening.routing import Meant

ASKED = Unsure("…", "doc_missing", "case_contract_end", datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize("words", ["yang pertama", "1", "no 1 kak", "pilihan satu"])
def test_the_first_is_pointed_at(words: str) -> None:
    assert chosen(ASKED, words, english) == "doc_missing"


@pytest.mark.parametrize("words", ["yang kedua", "2", "contract ended", "yg no 2 min"])
def test_the_second_is_pointed_at_or_named(words: str) -> None:
    assert chosen(ASKED, words, english) == "case_contract_end"


@pytest.mark.parametrize(
    "words", ["bukan keduanya", "bukan dua-duanya kak", "tidak ada", "gak tau", "bukan itu maksud saya"]
)
def test_neither_is_meant(words: str) -> None:
    assert denies(words)
    assert chosen(ASKED, words, english) == NEITHER


@pytest.mark.parametrize(
    "words",
    ["ikut kelas wajib gak sih", "kapan cair ya, ga masuk2", "kabari kalau ada lowongan", "kode otp nggak masuk"],
)
def test_a_question_of_its_own_is_no_answer(words: str) -> None:
    assert chosen(ASKED, words, english) is None


@given(st.text(max_size=60))
def test_any_words_choose_what_was_offered_or_nothing(words: str) -> None:
    assert chosen(ASKED, words, english) in {"doc_missing", "case_contract_end", NEITHER, None}


@pytest.mark.parametrize("words", ["ok lalu", "umur saya sudah segini", "yang pertama"])
def test_nobody_is_asked_whether_they_greet_or_thank(words: str) -> None:
    assert not {"greeting", "thanks_bye", "cancel_restart"}.intersection(Meant(words).likely)
