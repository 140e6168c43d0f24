"""A broken table is refused when it loads, or named by the walk that tests do, each fault with its place."""

from collections.abc import Callable
from typing import Any

import pytest

from conversations.engine.errors import BrokenFlow
from conversations.engine.flow import Condition, Flow, Lookup, Option, Route
from conversations.engine.inspect import problems
from conversations.engine.load import load
from conversations.engine.text import text
from conversations.registry import FLOWS
from tests.conversations.engine.table import OUTCOMES, ROUTES, TRIP, always, ending, flow, question

YES = Option("yes", text("Yes"))
LONG_NAME = "q" * 50


def with_question(**details: Any) -> Flow[Any]:
    """Return the flow with one more question."""
    name = details.pop("name", "extra")
    return flow(routes=(*ROUTES, Route(always(), question(name, **details))))


FLAWS: dict[str, tuple[Callable[[], Flow[Any]], str, str]] = {
    "65-byte payload": (lambda: with_question(name=LONG_NAME), f"trip.{LONG_NAME}", "bytes, 64 at most"),
    "option twice": (lambda: with_question(options=(YES, YES)), "trip.extra", "two options have the value 'yes'"),
    "name twice": (lambda: with_question(name="travel"), "trip.travel", "stands twice"),
    "question named as an ending": (lambda: with_question(name="gone"), "trip.gone", "stands twice"),
    "choice with one option": (lambda: with_question(options=(YES,)), "trip.extra", "fewer than two options"),
    "no samples": (lambda: with_question(samples=()), "trip.extra", "no samples"),
    "empty text": (lambda: with_question(ask=text("")), "trip.extra", "an empty text"),
    "empty reason": (lambda: with_question(why=text(" ")), "trip.extra", "an empty text"),
    "empty label": (
        lambda: with_question(options=(YES, Option("no", text("")))),
        "trip.extra",
        "an empty text",
    ),
    "value that cannot ride on a button": (
        lambda: with_question(options=(YES, Option("a:b", text("Both")))),
        "trip.extra",
        "cannot ride on a button",
    ),
    "bad question name": (lambda: with_question(name="Ex tra"), "trip.Ex tra", "the name is small letters"),
    "bad flow name": (lambda: flow(name="my trip"), "my trip", "the name of a flow is small letters"),
    "nameless condition": (
        lambda: flow(routes=(*ROUTES, Route(always(""), question("extra")))),
        "trip.extra",
        "its condition has no name",
    ),
    "nameless condition of an ending": (
        lambda: flow(outcomes=(ending("gone", always("")),)),
        "trip.gone",
        "its condition has no name",
    ),
    "lookup without unreachable": (
        lambda: flow(routes=(*ROUTES, Route(always(), Lookup("tide", "Tide()", ("high", "low"), text("Wait."))))),
        "trip.tide",
        "unreachable",
    ),
    "asks nothing": (lambda: flow(routes=()), "trip", "asks nothing"),
    "no outcome": (lambda: flow(outcomes=()), "trip", "has no outcome"),
}

NEVER: Condition[Any] = Condition("never", lambda *_: False)
DEEP_FLAWS: dict[str, tuple[Callable[[], Flow[Any]], str]] = {
    "dead end": (lambda: flow(outcomes=OUTCOMES[:1]), "trip: dead end, no outcome for {'travel': 'no'}"),
    "unreachable question": (
        lambda: flow(routes=(*ROUTES, Route(NEVER, question("extra")))),
        "trip.extra: never reached",
    ),
    "unreachable outcome": (
        lambda: flow(outcomes=(*OUTCOMES, ending("lost", NEVER))),
        "trip.lost: never reached",
    ),
    "outcome hidden behind another": (
        lambda: flow(outcomes=(ending("all", always()), ending("some", always()))),
        "trip.some: never reached",
    ),
    "sample not understood": (
        lambda: with_question(samples=("ya", "xyzzy")),
        "trip.extra: does not understand its sample 'xyzzy'",
    ),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_a_broken_table_is_refused_with_its_place(flaw: str) -> None:
    build, place, fault = FLAWS[flaw]
    with pytest.raises(BrokenFlow) as raised:
        load(build())
    assert raised.value.place == place
    assert fault in raised.value.fault
    assert str(raised.value) == f"{place}: {raised.value.fault}"


@pytest.mark.parametrize("flaw", FLAWS)
def test_a_broken_table_is_not_walked(flaw: str) -> None:
    build, place, fault = FLAWS[flaw]
    assert any(problem.startswith(f"{place}: ") and fault in problem for problem in problems(build()))


@pytest.mark.parametrize("flaw", DEEP_FLAWS)
def test_walking_finds_what_the_table_hides(flaw: str) -> None:
    build, problem = DEEP_FLAWS[flaw]
    assert problems(build()) == [problem]


def test_two_flows_of_one_name_are_refused() -> None:
    with pytest.raises(BrokenFlow, match="two flows have this name"):
        load(TRIP, flow())


def test_a_sound_table_loads_and_has_no_problems() -> None:
    assert load(TRIP) == {"trip": TRIP}
    assert problems(TRIP) == []


def test_the_registry_holds_each_flow_under_its_name() -> None:
    assert FLOWS
    assert all(name == each.name for name, each in FLOWS.items())
