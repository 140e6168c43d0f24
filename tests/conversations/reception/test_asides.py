"""Questions asked in passing: words and pages are found in the ways people ask, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.information.topics import SHOWN, TOPICS
from conversations.reception.asides import term, topic_of
from conversations.reception.shortcuts import shortcut

WAYS = ("{}", "{}?", "apa itu {}?", "{} itu apaan sih kak", "mau tanya soal {}")
WORDS = [(topic.name, words) for topic in TOPICS.values() for words in topic.asked]
TERMS = (
    "phk",
    "pkwt",
    "pkwtt",
    "jkn",
    "jkk",
    "jht",
    "jp",
    "kpj",
    "phi",
    "disnaker",
    "jmo",
    "siapkerja",
    "paklaring",
    "wni",
)


@pytest.mark.parametrize(("name", "words"), WORDS)
def test_a_page_is_found_by_each_of_its_words(name: str, words: str) -> None:
    for said in (words, words.upper(), f"{words}?", f"  {words}  kak "):
        found = topic_of(said)
        assert found is not None, said
        assert found.name == name, said


def test_no_two_pages_share_their_words() -> None:
    assert len({words for _, words in WORDS}) == len(WORDS)


def test_every_page_that_is_shown_exists() -> None:
    assert set(SHOWN) <= set(TOPICS)
    assert len(set(SHOWN)) == len(SHOWN)


@pytest.mark.parametrize("word", TERMS)
def test_a_word_is_explained_when_it_is_asked_for(word: str) -> None:
    meanings = {
        term(said) for said in (f"apa itu {word}?", f"{word.upper()}?", f"maksudnya {word} apa", f"arti {word}")
    }
    assert len(meanings) == 1
    meaning = meanings.pop()
    assert meaning is not None
    assert word in meaning.id.casefold()


def test_a_bare_word_is_not_a_question() -> None:
    assert term("phk") is None
    assert term("saya di phk kemarin") is None


@given(st.text(max_size=200))
def test_no_text_breaks_the_asides(words: str) -> None:
    found = topic_of(words)
    assert found is None or found in TOPICS.values()
    assert term(words) is None or term(words)
    assert shortcut(words) in {None, "start", "cek", "menu", "bantuan", "bahasa", "tentang"}


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("Halo kak!", "start"),
        ("assalamu'alaikum", "start"),
        ("Selamat pagi min 🙏", "start"),
        ("mau cek jkp dong", "cek"),
        ("saya di-PHK", "cek"),
        ("harga beras naik terus", None),
        ("MENU", "menu"),
        ("bingung nih kak", "bantuan"),
        ("English", "bahasa"),
        ("halo, saya di phk bulan lalu dan mau tanya banyak hal soal jkp ini", None),
        ("🙏", None),
    ],
)
def test_a_whole_message_may_stand_for_a_command(words: str, command: str | None) -> None:
    assert shortcut(words) == command
