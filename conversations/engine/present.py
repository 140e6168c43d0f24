"""How a place in a flow is shown: a question with its options, a reading to confirm, the list of answers, an ending."""

from datetime import date
from functools import lru_cache
from typing import Any

from conversations.engine.actions import Answer, Steer, Verb
from conversations.engine.flow import Flow, Lookup, Question
from conversations.engine.reading import UNKNOWN
from conversations.engine.replay import Asking, Looking, Place
from conversations.engine.state import Pending, State
from conversations.engine.step import Turn
from conversations.engine.text import Lines, Said, Text, text
from conversations.engine.values import CHOICE, shown
from conversations.engine.view import Button, Rows, View, column

DONT_KNOW = text("Don't know")


def present(flow: Flow[Any], turn: Turn, place: Place, today: date) -> View:
    """Return the message for a turn that ended at `place`."""
    if turn.aside == "list":
        return _list(flow, turn.state).under(*turn.notes)
    view = _of_place(flow, turn.state, place, today) if turn.state.active else stopped(flow, turn.state)
    if turn.aside == "why" and isinstance(place, Asking):
        view = view.under(place.question.why)
    if turn.change:
        change = Button(text("Change that answer"), Steer(flow.name, turn.state.run, "change", turn.change))
        view = view.framed(((change,),))
    return view.under(*turn.notes)


def _of_place(flow: Flow[Any], state: State, place: Place, today: date) -> View:
    if isinstance(place, Looking):
        return View((place.lookup.wait,))
    if not isinstance(place, Asking):
        return place.outcome.say(place.facts, state.answers, today).framed(() if flow.forgets else _ending(flow, state))
    if state.pending and state.pending.question == place.question.name:
        return _waiting(flow, state, place.question, state.pending)
    return _question(flow, state, place)


def _steer(flow: Flow[Any], state: State, verb: Verb, label: Text, about: str = "") -> Button:
    return Button(label, Steer(flow.name, state.run, verb, about))


def _ending(flow: Flow[Any], state: State) -> Rows:
    change = _steer(flow, state, "list", text("My answers"))
    return ((change, _steer(flow, state, "restart", text("Start over"))),)


def _question(flow: Flow[Any], state: State, place: Asking) -> View:
    ask = place.question
    # A single question needs no count.
    head = (text("<i>{number} of {of}</i>", number=place.number, of=place.of),) if place.of > 1 else ()
    parts: tuple[Said, ...] = (*head, ask.ask) if ask.hint is None else (*head, ask.ask, ask.hint)
    buttons = _buttons(flow, ask, state.run, bool(state.answers.keys() - flow.known), bool(state.at))
    return View(parts, buttons, asks_contact=ask.kind == "contact")


# Alike for all who stand at a question in the same run of theirs, and most are in the first.
@lru_cache(1024)
def _buttons(flow: Flow[Any], ask: Question, run: int, answered: bool, changing: bool) -> Rows:
    state = State(flow.name, flow.version, run)
    steer = [_steer(flow, state, "why", text("Why do you ask?"), ask.name)]
    if answered or changing:
        steer.insert(0, _steer(flow, state, "back", text("Back"), ask.name))
    more = [_steer(flow, state, "stop", text("Stop for now"))]
    if answered:
        more.insert(0, _steer(flow, state, "list", text("My answers")))
    return (*_options(flow, state, ask), tuple(steer), tuple(more))


def _options(flow: Flow[Any], state: State, ask: Question) -> Rows:
    buttons = {
        option.value: Button(option.label, Answer(flow.name, state.run, ask.name, option.value))
        for option in ask.options
    }
    if {"yes", "no"} <= set(buttons):
        rest = [button for value, button in buttons.items() if value not in {"yes", "no"}]
        return ((buttons["yes"], buttons["no"]), *column(*rest))
    return column(*buttons.values())


def _waiting(flow: Flow[Any], state: State, ask: Question, pending: Pending) -> View:
    if ask.listing and CHOICE in pending.value:
        return _several(flow, state, ask, pending.value.split(CHOICE))
    value = shown(ask, pending.value)
    back = _steer(flow, state, "back", text("Back"), ask.name)
    if ask.kind == "date" and len(pending.value) == len("2026-06"):
        unknown = Button(text("I don't know the day"), Answer(flow.name, state.run, ask.name, UNKNOWN))
        return View((text("I read <b>{month}</b>. Which day of that month?", month=value),), ((unknown,), (back,)))
    yes = _steer(flow, state, "yes", text("Yes, right"), pending.value)
    no = _steer(flow, state, "no", text("No, ask again"), pending.value)
    return View((text("Do you mean <b>{value}</b>?", value=value),), ((yes, no), (back,)))


def _several(flow: Flow[Any], state: State, ask: Question, values: list[str]) -> View:
    """Offer what typed words may mean."""
    found = [Button(shown(ask, value), Answer(flow.name, state.run, ask.name, value)) for value in values]
    other = _steer(flow, state, "back", text("Another one"), ask.name)
    return View((text("There are several. <b>Which one do you mean?</b>"),), column(*found, other))


def _list(flow: Flow[Any], state: State) -> View:
    """Show the answers, each with a button that asks it again."""
    given = [
        (ask, value)
        for name, value in state.answers.items()
        if isinstance(ask := flow.by_name.get(name), Question) and not ask.known
    ]
    said = [text("• {title}: <b>{value}</b>", title=ask.title, value=shown(ask, value)) for ask, value in given]
    head = text("Your answers so far. Tap one to change it.") if said else text("You have not answered anything yet.")
    change = [Button(ask.title, Steer(flow.name, state.run, "change", ask.name)) for ask, _ in given]
    pairs = tuple(tuple(change[at : at + 2]) for at in range(0, len(change), 2))
    resume = _steer(flow, state, "resume", text("Go on"))
    restart = _steer(flow, state, "restart", text("Start over"))
    parts: tuple[Said, ...] = (head, Lines(tuple(said))) if said else (head,)
    return View(parts, (*pairs, (resume, restart)))


def stopped(flow: Flow[Any], state: State) -> View:
    """Say that a flow rests and how to go on with it."""
    resume = _steer(flow, state, "resume", text("Go on"))
    restart = _steer(flow, state, "restart", text("Start over"))
    note = text("We stop here for now. Your answers are kept; you can go on at any time.")
    home = ((flow.home(state.answers),),) if flow.home else ()
    return View((note,), ((resume, restart), *home))


def lookup_of(place: Place) -> Lookup | None:
    """Return what the world is to be asked at a place, if anything."""
    return place.lookup if isinstance(place, Looking) else None
