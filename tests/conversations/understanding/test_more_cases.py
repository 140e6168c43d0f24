"""The tables in `cases/more/`, written from the rules alone, batch by batch: replies sorted by what is understood."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conversations.understanding import read_date, read_money, read_months, read_option, read_yes_no

CASES = Path(__file__).parent / "cases" / "more"
MEANINGS = {"yes": True, "no": False, "again": None}
Replies = dict[str, list[str]]


def sections(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


def told(replies: Replies) -> Iterator[tuple[str, str]]:
    return ((text, meaning) for meaning, texts in replies.items() for text in texts)


def number(meaning: str) -> int | None:
    return None if meaning == "again" else int(meaning)


@pytest.mark.parametrize("section", sections("yesno"))
def test_yes_and_no(section: str) -> None:
    replies: Replies = sections("yesno")[section]
    assert [text for text, meaning in told(replies) if read_yes_no(text) is not MEANINGS[meaning]] == []


@pytest.mark.parametrize("section", sections("dates"))
def test_dates(section: str) -> None:
    heard: dict[str, Replies] = sections("dates")[section]
    wrong = [
        (text, today)
        for today, replies in heard.items()
        for text, meaning in told(replies)
        if read_date(text, date.fromisoformat(today)) != (None if meaning == "again" else meaning)
    ]
    assert wrong == []


@pytest.mark.parametrize(("name", "read"), [("money", read_money), ("months", read_months)])
def test_amounts_and_lengths(name: str, read: Callable[[str], int | None]) -> None:
    wrong = [
        (section, text)
        for section, replies in sections(name).items()
        for text, meaning in told(replies)
        if read(text) != number(meaning)
    ]
    assert wrong == []


@pytest.mark.parametrize("section", sections("options"))
def test_options(section: str) -> None:
    table = sections("options")[section]
    replies: Replies = table["replies"]
    wrong = [text for text, meaning in told(replies) if read_option(text, table["choices"]) != number(meaning)]
    assert wrong == []
