"""The tables in `cases/`: what people type, and what is understood."""

import json
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from conversations.understanding import read_date, read_money, read_months, read_option, read_yes_no

CASES = Path(__file__).parent / "cases"
ASK_AGAIN = "again"


def table(name: str) -> dict[str, object]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


def replies(name: str) -> Iterator[tuple[str, object]]:
    for section in table(name).values():
        if isinstance(section, dict):
            for text, expected in section.items():
                yield text, None if expected == ASK_AGAIN else expected


def choices() -> Iterator[tuple[str, list[list[str]], int | None]]:
    for section in table("options").values():
        assert isinstance(section, dict)
        for text, expected in section["replies"].items():
            yield text, section["choices"], None if expected == ASK_AGAIN else expected


@pytest.mark.parametrize(("text", "expected"), list(replies("dates")))
def test_dates(text: str, expected: object) -> None:
    today = table_day()
    assert read_date(text, today) == expected


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        *((read_money, text, expected) for text, expected in replies("money")),
        *((read_months, text, expected) for text, expected in replies("months")),
        *((read_yes_no, text, expected) for text, expected in replies("yesno")),
    ],
)
def test_amounts_lengths_and_answers(read: Callable[[str], object], text: str, expected: object) -> None:
    understood = read(text)
    assert understood == expected
    assert type(understood) is type(expected)


@pytest.mark.parametrize(("text", "options", "expected"), list(choices()))
def test_options(text: str, options: list[list[str]], expected: int | None) -> None:
    assert read_option(text, options) == expected


def samples(name: str) -> Iterator[dict[str, object]]:
    for line in (CASES / "samples" / f"{name}.sample.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


@pytest.mark.parametrize("sample", list(samples("dates")), ids=lambda sample: sample["text"])
def test_published_dates(sample: dict[str, str]) -> None:
    assert read_date(sample["text"], date.fromisoformat(sample["today"])) == sample["expect"]


@pytest.mark.parametrize(("name", "read"), [("money", read_money), ("durations", read_months), ("yesno", read_yes_no)])
def test_published_amounts_lengths_and_answers(name: str, read: Callable[[object], object]) -> None:
    wrong = [sample for sample in samples(name) if read(sample["text"]) != sample["expect"]]
    assert wrong == []


def test_published_options() -> None:
    told = [(sample, read_option(sample["text"], sample["options"])) for sample in samples("options")]
    wrong = [sample for sample, understood in told if understood != sample["expect"]]
    assert wrong == []


def table_day() -> date:
    day = table("dates")["today"]
    assert isinstance(day, date)
    return day
