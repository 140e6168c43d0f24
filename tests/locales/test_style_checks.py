"""The checks of style see what they should, and leave alone what is well written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.locales import style

_WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Ketik 3.500.000. Lihat jkp.go.id.", ["Ketik 3.500.000.", "Lihat jkp.go.id."]),
        ("<b>Siap?</b> Mulai.\n• satu;\n• dua", ["Siap?", "Mulai.", "satu;", "dua"]),
        ("2. Belum dijawab? Datang.", ["Belum dijawab?", "Datang."]),
        ("Tanya: “apa itu KAPK?”. Lalu lanjut.", ["Tanya: “apa itu KAPK?”.", "Lalu lanjut."]),
        ("{number}. {on}: {amount}", ["x: x"]),
    ],
)
def test_sentences_end_where_a_reader_pauses(words: str, wanted: list[str]) -> None:
    assert list(style.sentences(words)) == wanted


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Rp3.000.000 sebulan", 2),
        ("kabupaten/kota, bulan ke-2", 3),
        ("– “dua” kata", 2),
        ("siapkerja.kemnaker.go.id", 1),
    ],
)
def test_length_counts_words(sentence: str, words: int) -> None:
    assert style.length(sentence) == words


@given(_WORDS, st.integers(1, 40))
def test_a_sentence_is_long_when_it_has_more_words_than_the_limit(words: list[str], limit: int) -> None:
    said = " ".join(words) + "."

    assert style.long_sentences(said, limit) == ([said] if len(words) > limit else [])


@given(_WORDS, _WORDS)
def test_a_full_stop_makes_two_of_one(first: list[str], second: list[str]) -> None:
    assert len(list(style.sentences(f"{' '.join(first)}. {' '.join(second)}."))) == 2


@pytest.mark.parametrize("words", ["Segera!", "<b>PENTING</b>", "Jangan LUPA", "JKP GRATIS"])
def test_shouting_is_heard(words: str) -> None:
    assert style.shouts(words)


@pytest.mark.parametrize("words", ["JKP dan PHK", "{LAST} hari", "Rp5.000.000", "PKWT/PKWTT", "a) B 7"])
def test_acronyms_do_not_shout(words: str) -> None:
    assert not style.shouts(words)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", "Kamu dipecat"),
        ("id", "Karyawan dirumahkan"),
        ("id", "Lihat loker"),
        ("id", "Gaji Anda"),
        ("id", "Isi tes"),
        ("id", "Klik OK"),
        ("id", "Tanya admin"),
        ("id", "<b>Bansos</b>"),
        ("en", "Submit the form"),
        ("en", "You were fired"),
    ],
)
def test_words_of_others_are_found(language: str, words: str) -> None:
    assert style.foreign_words(words, language)


@pytest.mark.parametrize("words", ["slip gaji", "tes seleksi", "nama ibu", "protes", "bosan", "kamus"])
def test_words_that_only_look_alike_are_left_alone(words: str) -> None:
    assert not style.foreign_words(words, "id")
