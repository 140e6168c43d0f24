"""Walking a flow: every place it can lead to, what is wrong with it, and its diagram."""

from collections import deque
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from conversations.engine.errors import BrokenFlow
from conversations.engine.flow import Flow, Lookup, Question
from conversations.engine.load import faults
from conversations.engine.reading import read
from conversations.engine.replay import Asking, Looking, Place, Reached, replay
from conversations.engine.state import State
from conversations.engine.text import Lines, Raw, Said, Say, Starred
from conversations.engine.values import fits

Words = Callable[[Said], str]


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on a walk: the state that led to it, the day, and the place before with the answer given there."""

    state: State
    place: Place
    day: date
    before: str
    answer: str

    @property
    def name(self) -> str:
        """The question, lookup or outcome of this place."""
        return name_of(self.place)


def name_of(place: Place) -> str:
    """Return the name of what stands at a place."""
    match place:
        case Asking(question, _, _):
            return question.name
        case Looking(lookup):
            return lookup.name
        case Reached(outcome, _):
            return outcome.name


def english(said: Said) -> str:
    """Say a text by its message id, for walks that need no catalogue."""
    if isinstance(said, Raw | Starred):
        return said.words
    if isinstance(said, Lines):
        return "\n".join(english(each) for each in said.lines)
    return said.id


def walk(flow: Flow[Any], say: Say = english) -> Iterator[Stop]:
    """Yield every place that differs in what may follow, on each of the flow's days.

    Two states count as the same when they stand at the same place and agree in the condition of every question that is
    still unanswered, in whether an answered question is still open because its answer was *don't know*, in the endings
    whose condition holds, and in the flow's own `mark`. Of each ending, every last answer that leads to it is shown.

    Raises:
        BrokenFlow: where no question and no outcome fits.
    """
    for day in flow.days:
        first = State(flow.name, flow.version)
        waiting = deque([Stop(first, replay(flow, first, day), day, "", "")])
        known = set()
        while waiting:
            stop = waiting.popleft()
            mark = _mark(flow, stop)
            if mark in known:
                continue
            known.add(mark)
            yield stop
            waiting.extend(_onward(flow, stop, say))


def _mark(flow: Flow[Any], stop: Stop) -> Hashable:
    answers = stop.state.answers
    facts = flow.facts(answers, stop.day)
    own = (flow.mark(facts), *(outcome.when.holds(facts, answers) for outcome in flow.outcomes))
    if isinstance(stop.place, Reached):
        return (stop.name, own, stop.before, stop.answer)
    truths = [(route.ask.name in answers, route.when.holds(facts, answers)) for route in flow.routes]
    still_open = any(holds for answered, holds in truths if answered)
    return (stop.name, own, still_open, *(holds and not answered for answered, holds in truths))


def _onward(flow: Flow[Any], stop: Stop, say: Say) -> Iterator[Stop]:
    if isinstance(stop.place, Reached):
        return
    ask = stop.place.question if isinstance(stop.place, Asking) else stop.place.lookup
    for value in values(ask, stop.day, say):
        if isinstance(ask, Question) and ask.check and ask.check(value, stop.state.answers, stop.day):
            continue
        state = stop.state.answered(ask.name, value)
        yield Stop(state, replay(flow, state, stop.day), stop.day, ask.name, value)


def values(ask: Question | Lookup, day: date, say: Say = english) -> list[str]:
    """Return stored answers that stand for all a question takes: its options, and what its samples read as."""
    if isinstance(ask, Lookup):
        return list(ask.says)
    if ask.kind in {"contact", "file"}:
        return [*(option.value for option in ask.options), *(sample for sample in ask.samples if fits(ask, sample))]
    read_out = [reading.value for sample in ask.samples if (reading := read(ask, sample, day, say))]
    offered = [option.value for option in ask.options]
    return list(dict.fromkeys(value for value in [*offered, *read_out] if fits(ask, value)))


def problems(flow: Flow[Any], say: Say = english) -> list[str]:
    """Return all that is wrong with a flow, each with its place; an empty list is a sound flow."""
    found = [f"{place}: {fault}" for place, fault in faults(flow)]
    if found:
        return found
    reached: set[str] = set()
    try:
        for stop in walk(flow, say):
            reached.add(stop.name)
    except BrokenFlow as broken:
        return [f"{broken.place}: dead end, {broken.fault}"]
    names = [route.ask.name for route in flow.routes] + [outcome.name for outcome in flow.outcomes]
    found += [f"{flow.name}.{name}: never reached" for name in names if name not in reached]
    found += [fault for question in flow.questions() for fault in _unread(flow, question, say)]
    return found


def _unread(flow: Flow[Any], question: Question, say: Say) -> Iterator[str]:
    for sample in question.samples:
        if question.kind in {"contact", "file"}:
            if not fits(question, sample):
                yield f"{flow.name}.{question.name}: its sample {sample!r} is no {question.kind}"
        elif all(read(question, sample, day, say) is None for day in flow.days):
            yield f"{flow.name}.{question.name}: does not understand its sample {sample!r}"


def diagram(flow: Flow[Any]) -> str:
    """Return the flow as Markdown: its table, and the ways between its places as a Mermaid drawing."""
    ways: dict[tuple[str, str], list[str]] = {}
    for stop in walk(flow):
        if not isinstance(stop.place, Reached):
            for onward in _onward(flow, stop, english):
                answers = ways.setdefault((stop.name, onward.name), [])
                if onward.answer not in answers:
                    answers.append(onward.answer)
    rows = [f"| {route.ask.name} | {route.when.name} | {_asks(route.ask)} |" for route in flow.routes]
    ends = [f"| **{outcome.name}** | {outcome.when.name} | |" for outcome in flow.outcomes]
    arrows = [f"    {start} -->|{_label(answers)}| {end}" for (start, end), answers in sorted(ways.items())]
    boxes = [f"    {outcome.name}([{outcome.name}])" for outcome in flow.outcomes]
    table = ["| asked | while | answers |", "|---|---|---|", *rows, *ends]
    head = f"# {flow.title.id}\n\nDrawn from the table by `make words`; a test holds it to the code.\n"
    return "\n".join([head, *table, "", "```mermaid", "flowchart TD", *boxes, *arrows, "```", ""])


def _asks(ask: Question | Lookup) -> str:
    if isinstance(ask, Lookup):
        return ", ".join(ask.says)
    typed = [] if ask.kind == "choice" else [f"*{ask.kind}*"]
    return ", ".join([*typed, *(f"`{option.value}`" for option in ask.options)])


def _label(answers: list[str]) -> str:
    shown = answers[:3] + (["…"] if len(answers) > 3 else [])
    return '"' + ", ".join(shown) + '"'
