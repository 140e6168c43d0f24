"""What a view says, taken apart: its steps, the days it names, its words in English with everything filled in."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from conversations.engine.flow import Flow
from conversations.engine.replay import Reached, replay
from conversations.engine.state import Answers, State
from conversations.engine.text import Lines, Raw, Said, Starred, Text
from conversations.engine.view import View

TODAY = date(2026, 11, 23)


def ended(flow: Flow[Any], answers: Answers, today: date = TODAY) -> tuple[Reached, View]:
    """Return the ending to which answers lead, and what it shows."""
    place = replay(flow, State(flow.name, flow.version, answers=answers), today)
    assert isinstance(place, Reached), place
    return place, place.outcome.say(place.facts, answers, today)


def texts(said: Said) -> Iterator[Text]:
    """Yield every text of a text, itself and those inside."""
    if isinstance(said, Lines):
        for each in said.lines:
            yield from texts(each)
    elif isinstance(said, Text):
        yield said
        for _, value in said.params:
            if isinstance(value, (Text, Lines)):
                yield from texts(value)


def every_text(view: View) -> list[Text]:
    """Return every text that a view shows."""
    return [found for part in view.parts for found in texts(part)]


def steps_of(view: View) -> list[Text]:
    """Return the numbered steps of a view."""
    return [found for found in every_text(view) if found.id.startswith("{number}. {step}")]


def days_named(view: View, *beginnings: str) -> set[date]:
    """Return the days in texts that begin with one of the words."""
    found = [each for each in every_text(view) if each.id.startswith(beginnings)]
    return {value for each in found for name, value in each.params if name != "last" and isinstance(value, date)}


def spoken(said: Said) -> str:
    """Say a text in English with its parameters filled in."""
    if isinstance(said, Raw | Starred):
        return said.words
    if isinstance(said, Lines):
        return "\n".join(map(spoken, said.lines))
    filled = {name: spoken(value) if isinstance(value, (Text, Raw, Lines)) else value for name, value in said.params}
    return said.id.format(**filled)
