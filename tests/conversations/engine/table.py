"""A small conversation with one of everything: a choice, a date, money, months, and a question to the world."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from conversations.engine.flow import Condition, Flow, Lookup, Option, Outcome, Question, Route
from conversations.engine.state import Answers, State
from conversations.engine.text import Text, text
from conversations.engine.view import View

TODAY = date(2026, 11, 23)
DONT_KNOW = Option("unknown", text("Don't know"), ("gak tau", "lupa"))


@dataclass(frozen=True)
class Trip:
    """What the conditions look at."""

    travels: bool


def question(name: str, **details: Any) -> Question:
    """Return a question that is sound unless `details` spoil it."""
    sound: dict[str, Any] = {
        "ask": text(f"Ask {name}?"),
        "title": text(f"Title {name}"),
        "why": text(f"Why {name}."),
        "options": (Option("yes", text("Yes")), Option("no", text("No")), DONT_KNOW),
        "samples": ("ya",),
    }
    return Question(name=name, **{**sound, **details})


def not_later(value: str, answers: Answers, today: date) -> Text | None:
    """Refuse a day that is still ahead."""
    return text("That day is still ahead.") if value[:4].isdigit() and value > today.isoformat() else None


TRAVEL = question("travel")
DEPARTURE = question(
    "departure", kind="date", options=(DONT_KNOW,), samples=("10 juni 2026",), check=not_later, hint=text("Like this.")
)
BUDGET = question("budget", kind="money", options=(DONT_KNOW,), samples=("3,5 juta",))
STAY = question("stay", kind="months", options=(Option("12+", text("A year or more")), DONT_KNOW), samples=("14",))
WEATHER = Lookup("weather", "Weather()", ("fine", "rain", "unreachable"), text("One moment."))
SHELTER = question("shelter", options=(Option("tent", text("Tent")), Option("hut", text("Hut"))), samples=("tent",))


def always(name: str = "always") -> Condition[Any]:
    """A condition that holds."""
    return Condition(name, lambda *_: True)


def when_given(name: str, value: str, *, travelling: bool = True) -> Condition[Trip]:
    """A condition on one answer."""
    return Condition(
        f"{name} is {value}",
        lambda trip, answers: answers.get(name) == value and (trip.travels or not travelling),
    )


TRAVELLING: Condition[Trip] = Condition("they travel", lambda trip, _: trip.travels)
ROUTES: tuple[Route[Any], ...] = (
    Route(always(), TRAVEL),
    Route(TRAVELLING, DEPARTURE),
    Route(TRAVELLING, BUDGET),
    Route(TRAVELLING, STAY),
    Route(TRAVELLING, WEATHER),
    Route(when_given("weather", "rain"), SHELTER),
)


def ending(name: str, when: Condition[Any]) -> Outcome[Any]:
    """Return an ending with words of its own."""
    return Outcome(name, when, lambda *_: View((text(f"End {name}."),)))


OUTCOMES = (ending("gone", TRAVELLING), ending("home", always("they stay")))


def flow(**details: Any) -> Flow[Any]:
    """Return the conversation, sound unless `details` spoil it."""
    sound: dict[str, Any] = {
        "name": "trip",
        "title": text("Trip"),
        "purpose": "trip",
        "facts": lambda answers, _: Trip(answers.get("travel") == "yes"),
        "routes": ROUTES,
        "outcomes": OUTCOMES,
    }
    return Flow(**{**sound, **details})


TRIP = flow()


def at(**answers: str) -> State:
    """Return the state of somebody who gave these answers."""
    return State(TRIP.name, TRIP.version, answers=answers)
