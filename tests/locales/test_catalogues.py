"""Every catalogue of the repository is whole, and says what the sources say."""

import pytest

from bot.words import Voice
from conversations.reception import pages
from conversations.registry import FLOWS
from tests.locales import books, checks, shown


def test_template_holds_what_the_sources_say() -> None:
    extracted = {ids[0] if len(ids) == 1 else ids for ids in (checks.ids(each) for each in books.template() if each.id)}

    assert extracted == books.in_sources(), "run `make words`"


def test_every_language_but_that_of_the_ids_has_a_catalogue() -> None:
    assert set(books.LANGUAGES) == set(pages.LANGUAGES) - {"en"}


@pytest.mark.parametrize("language", books.LANGUAGES)
def test_catalogue_has_no_fault(language: str) -> None:
    assert checks.faults(books.template(), books.catalogue(language)) == []


def test_every_text_that_is_shown_was_extracted() -> None:
    views = (*shown.standing_pages(), *shown.places())

    assert set().union(*(shown.unknown_to(books.template(), view) for view in views)) == set()


@pytest.mark.parametrize("language", books.LANGUAGES)
def test_no_two_answers_of_a_question_read_alike(language: str) -> None:
    voice = Voice(language)
    for question in shown.questions():
        said = [voice.plain(option.label).casefold() for option in question.options]
        assert len(set(said)) == len(said), question.name


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_no_two_questions_have_one_title(language: str) -> None:
    voice = Voice(language)
    for flow in FLOWS.values():
        said = [voice.plain(question.title) for question in flow.questions()]
        assert len(set(said)) == len(said), flow.name
