"""How the readers of dates, money, months, yes or no and options do on all tables of cases."""

from collections.abc import Iterator
from datetime import date

from conversations.understanding import read_date, read_money, read_months, read_option, read_yes_no
from tests.conversations.understanding import test_cases as cases
from tests.conversations.understanding import test_more_cases as more

Outcome = tuple[object, object]
"""What was meant, and what was understood."""


def outcomes() -> dict[str, list[Outcome]]:
    return {
        "dates": [*_dates()],
        "money": [*_simple("money", "money")],
        "months": [*_simple("months", "durations")],
        "yes and no": [*_simple("yesno", "yesno")],
        "options": [*_options()],
    }


def right(told: list[Outcome]) -> float:
    return sum(meant == understood for meant, understood in told) / len(told)


def harmful(told: list[Outcome]) -> float:
    """Give the share of wrong values; where nothing is understood the bot asks, which harms nobody."""
    return sum(understood is not None and meant != understood for meant, understood in told) / len(told)


def _dates() -> Iterator[Outcome]:
    today = cases.table_day()
    yield from ((meant, read_date(text, today)) for text, meant in cases.replies("dates"))
    for heard in more.sections("dates").values():
        for day, replies in heard.items():
            for text, meaning in more.told(replies):
                yield None if meaning == "again" else meaning, read_date(text, date.fromisoformat(day))
    for sample in cases.samples("dates"):
        yield sample["expect"], read_date(sample["text"], date.fromisoformat(str(sample["today"])))


def _simple(name: str, sample_name: str) -> Iterator[Outcome]:
    read = {"money": read_money, "months": read_months, "yesno": read_yes_no}[name]
    yield from ((meant, read(text)) for text, meant in cases.replies(name))
    for replies in more.sections(name).values():
        for text, meaning in more.told(replies):
            yield more.MEANINGS[meaning] if name == "yesno" else more.number(meaning), read(text)
    yield from ((sample["expect"], read(sample["text"])) for sample in cases.samples(sample_name))


def _options() -> Iterator[Outcome]:
    yield from ((meant, read_option(text, options)) for text, options, meant in cases.choices())
    for table in more.sections("options").values():
        for text, meaning in more.told(table["replies"]):
            yield more.number(meaning), read_option(text, table["choices"])
    yield from (
        (sample["expect"], read_option(sample["text"], sample["options"])) for sample in cases.samples("options")
    )
