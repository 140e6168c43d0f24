"""What people read is short, calm and in the words of the glossary, in every language."""

from collections.abc import Callable, Iterator

import pytest

from bot.profile import COMMANDS, DESCRIPTION, SHORT
from bot.words import Voice
from conversations.reception.pages import LANGUAGES
from tests.locales import books, checks, shown, style

_LABEL_CHARACTERS = 28
_LABEL_WORDS = 4
_ENGLISH_TITLE_CHARACTERS = 32


def texts(language: str) -> Iterator[str]:
    """Yield every text of a language; those in English are the ids."""
    said: Callable[..., tuple[str, ...]] = checks.ids if language == "en" else checks.forms
    messages = books.template() if language == "en" else books.catalogue(language)
    return (each for message in messages if message.id for each in said(message))


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language: str) -> None:
    assert [sentence for each in texts(language) for sentence in style.long_sentences(each)] == []


def test_indonesian_sentences_keep_to_twenty_words() -> None:
    long = [sentence for each in texts("id") for sentence in style.long_sentences(each, 20)]

    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_shouts(language: str) -> None:
    assert [each for each in texts(language) if style.shouts(each)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_is_kept(language: str) -> None:
    assert [each for each in texts(language) if style.foreign_words(each, language)] == []


def test_labels_were_found() -> None:
    found = {label.id for label in shown.labels()}

    assert {"Yes", "Back", "Menu", "Agree", "Start over", "Why do you ask?"} <= found
    assert len(found) > 60


def test_indonesian_labels_have_four_words_at_most() -> None:
    voice = Voice("id")
    said = [voice.plain(label) for label in shown.labels() | shown.titles()]

    assert [each for each in said if len(each.split()) > _LABEL_WORDS] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_fit_a_telephone(language: str) -> None:
    voice = Voice(language)
    said = [voice.plain(label) for label in shown.labels()]

    assert [each for each in said if len(each) > _LABEL_CHARACTERS] == []


@pytest.mark.parametrize(("language", "most"), [("id", _LABEL_CHARACTERS), ("en", _ENGLISH_TITLE_CHARACTERS)])
def test_titles_fit_a_telephone(language: str, most: int) -> None:
    voice = Voice(language)
    said = [voice.plain(title) for title in shown.titles()]

    assert [each for each in said if len(each) > most] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_profile_keeps_to_the_limits_of_telegram(language: str) -> None:
    voice = Voice(language)

    assert len(voice.plain(DESCRIPTION)) <= 512
    assert len(voice.plain(SHORT)) <= 120
    assert all(1 <= len(voice.plain(words)) <= 256 for words in COMMANDS.values())
