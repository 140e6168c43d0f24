"""From answers to a place: nothing else is stored, so back, change and deploy come for free."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from conversations.engine.errors import BrokenFlow
from conversations.engine.flow import Flow, Lookup, Outcome, Question
from conversations.engine.state import Answers, Pending, State
from conversations.engine.values import fits, waits


@dataclass(frozen=True, slots=True)
class Asking:
    """A question is open: the `number`-th of probably `of`."""

    question: Question
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Looking:
    """The world is to be asked."""

    lookup: Lookup


@dataclass(frozen=True, slots=True)
class Reached:
    """The flow has ended; `facts` are those that the outcome speaks of."""

    outcome: Outcome[Any]
    facts: Any


Place = Asking | Looking | Reached


def refit(flow: Flow[Any], state: State) -> State:
    """Return the state in terms of the flow as it is now: every answer that still fits is kept."""
    if state.version == flow.version and _all_fit(flow, tuple(state.answers.items()), state.pending):
        return state
    kept = {name: value for name, value in state.answers.items() if fits(flow.by_name.get(name), value)}
    at = state.at if isinstance(flow.by_name.get(state.at or ""), Question) else None
    return replace(state, version=flow.version, answers=kept, at=at, pending=_still_pending(flow, state.pending))


# Asked several times for every message; whoever wrote to the database may have left what no question accepts.
@lru_cache(1024)
def _all_fit(flow: Flow[Any], answers: tuple[tuple[str, str], ...], pending: Pending | None) -> bool:
    if pending and pending.question in flow.by_name and not waits(flow.by_name[pending.question], pending.value):
        return False
    return all(fits(flow.by_name.get(name), value) for name, value in answers)


def _still_pending(flow: Flow[Any], pending: Pending | None) -> Pending | None:
    if pending is None or not waits(flow.by_name.get(pending.question), pending.value):
        return None
    return pending


def replay(flow: Flow[Any], state: State, today: date) -> Place:
    """Return where the person stands, given all that was answered."""
    return _place(flow, tuple(state.answers.items()), state.at, today)


# Where one message leaves a person is where the next one finds them.
@lru_cache(1024)
def _place(flow: Flow[Any], given_answers: tuple[tuple[str, str], ...], at: str | None, today: date) -> Place:
    answers = dict(given_answers)
    facts = flow.facts(answers, today)
    given = 0
    left = []
    for route in flow.routes:
        name = route.ask.name
        if name == at and isinstance(route.ask, Question):
            asked = [each for each in answers if each not in flow.known]
            number = asked.index(name) + 1 if name in asked else len(asked) + 1
            return Asking(route.ask, number, max(number, len(asked)))
        if name in answers:
            given += isinstance(route.ask, Question) and not route.ask.known
        elif route.when.holds(facts, answers):
            left.append(route.ask)
    if not left:
        return Reached(_ending(flow, facts, answers), facts)
    if isinstance(left[0], Lookup):
        return Looking(left[0])
    to_come = sum(isinstance(ask, Question) for ask in left)
    return Asking(left[0], given + 1, given + to_come)


def _ending(flow: Flow[Any], facts: Any, answers: Answers) -> Outcome[Any]:
    for outcome in flow.outcomes:
        if outcome.when.holds(facts, answers):
            return outcome
    raise BrokenFlow(flow.name, f"no outcome for {dict(answers)}")
