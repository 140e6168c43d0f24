"""What makes a table unfit to be loaded at all; `inspect` looks deeper by walking it."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from conversations.engine.actions import Answer
from conversations.engine.errors import BrokenFlow
from conversations.engine.flow import UNREACHABLE, Flow, Lookup, Question
from conversations.engine.payload import LIMIT, pack

_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_VALUE = re.compile(r"[A-Za-z0-9_+<.-]+", re.ASCII)
_LONGEST_RUN = 999_999_999


def load(*flows: Flow[Any]) -> dict[str, Flow[Any]]:
    """Return the flows by name.

    Raises:
        BrokenFlow: for the first fault found, naming its place.
    """
    for flow in flows:
        for place, fault in faults(flow):
            raise BrokenFlow(place, fault)
    for name, count in Counter(flow.name for flow in flows).items():
        if count > 1:
            raise BrokenFlow(name, "two flows have this name")
    return {flow.name: flow for flow in flows}


def faults(flow: Flow[Any]) -> Iterator[tuple[str, str]]:
    """Yield each fault that the table shows by itself, with its place."""
    if not _NAME.fullmatch(flow.name):
        yield flow.name or "?", "the name of a flow is small letters, digits and underscores"
    if not flow.routes:
        yield flow.name, "asks nothing"
    if not flow.outcomes:
        yield flow.name, "has no outcome"
    yield from _of_names(flow)
    if not flow.forgets and any(outcome.effects for outcome in flow.outcomes):
        yield flow.name, "would do the effects of its outcomes again, because it does not forget"
    for route in flow.routes:
        place = f"{flow.name}.{route.ask.name}"
        found = _of_lookup(route.ask) if isinstance(route.ask, Lookup) else _of_question(flow.name, route.ask)
        for fault in found:
            yield place, fault


def _of_names(flow: Flow[Any]) -> Iterator[tuple[str, str]]:
    asked = [(route.ask.name, route.when.name) for route in flow.routes]
    named = asked + [(outcome.name, outcome.when.name) for outcome in flow.outcomes]
    count = Counter(name for name, _ in named)
    for name, condition in named:
        place = f"{flow.name}.{name}"
        if count[name] > 1:
            yield place, "stands twice"
        if not _NAME.fullmatch(name):
            yield place, "the name is small letters, digits and underscores"
        if not condition.strip():
            yield place, "its condition has no name"


def _of_lookup(lookup: Lookup) -> Iterator[str]:
    if UNREACHABLE not in lookup.says:
        yield "does not say what happens when the world is unreachable"


def _of_question(flow: str, question: Question) -> Iterator[str]:
    if question.kind == "choice" and len(question.options) < 2:
        yield "offers fewer than two options"
    if (question.kind == "listed") != (question.listing is not None):
        yield "is listed without a list, or has a list without being listed"
    if not question.samples:
        yield "has no samples of typed replies"
    labels = [option.label for option in question.options]
    for text in (question.ask, question.title, question.why, *labels):
        if not text.id.strip():
            yield "has an empty text"
    for value, count in Counter(option.value for option in question.options).items():
        if count > 1:
            yield f"two options have the value {value!r}"
        if not _VALUE.fullmatch(value):
            yield f"the value {value!r} cannot ride on a button"
        payload = pack(Answer(flow, _LONGEST_RUN, question.name, value))
        if len(payload.encode()) > LIMIT:
            yield f"the button {value!r} carries {len(payload.encode())} bytes, {LIMIT} at most"
