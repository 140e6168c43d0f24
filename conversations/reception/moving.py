"""Into a flow, through it, out of it and back: what a command or a step of a flow shows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from conversations.effects import Effect
from conversations.engine.flow import Flow
from conversations.engine.present import lookup_of, present
from conversations.engine.replay import Looking, Reached, refit, replay
from conversations.engine.state import State
from conversations.engine.step import OLD_BUTTON, Reply, Turn, begin, step
from conversations.engine.text import Said, Say, text
from conversations.engine.view import View
from conversations.reception import consents, pages
from conversations.reception.person import Person, Response
from conversations.reception.rooms import BEGINNINGS, COMMANDS, ENDINGS, STARTS
from conversations.reception.whereabouts import CHECK, check_button, flow_of, state_in
from conversations.registry import FLOWS

_NOTHING = text("There is nothing to stop.")


def command(person: Person, name: str, argument: str, today: date) -> Response:
    """Answer a command, be it one of a room or of the reception."""
    if name in COMMANDS and (answer := COMMANDS[name](person, argument, today)):
        return answer
    match name:
        case "start":
            return _started(person, argument, today) or Response(pages.greeting(check_button(person, today)))
        case "cek":
            return begun(person, CHECK, today)
        case "batal":
            return _stopped(person, today)
        case "thanks":
            return stand(person, today, text("You are welcome. Type /menu at any time."))
    shown = page(person, {"bahasa": "language", "bantuan": "help", "tentang": "about"}.get(name, name), today)
    return Response(shown or pages.menu(check_button(person, today)).under(text("I do not know this command.")))


def page(person: Person, name: str, today: date) -> View | None:
    """Return one of the reception's own pages, or `None` where it has none of this name."""
    views: dict[str, Callable[[], View]] = {
        "menu": lambda: pages.menu(check_button(person, today)),
        "help": lambda: pages.help_page(check_button(person, today)),
        "information": pages.information,
        "about": pages.about,
        "language": pages.language,
    }
    return views[name]() if name in views else None


def _started(person: Person, payload: str, today: date) -> Response | None:
    """Let the rooms answer what a deep link brought."""
    answers = (starts(person, payload, today) for starts in STARTS) if payload else ()
    return next(filter(None, answers), None)


def _stopped(person: Person, today: date) -> Response:
    flow = flow_of(person)
    if flow is None or person.state is None or not person.state.active:
        return Response(pages.menu(check_button(person, today)).under(_NOTHING))
    if isinstance(replay(flow, refit(flow, person.state), today), Reached):
        return Response(pages.menu(check_button(person, today)).under(_NOTHING))
    turn = Turn(replace(refit(flow, person.state), active=False, pending=None, at=None))
    return turned(person, flow, turn, today)


def begun(person: Person, name: str, today: date) -> Response:
    """Begin a flow, or go on with it; where consent or something else is missing, that comes first."""
    flow = FLOWS.get(name)
    if flow is None:
        return stand(person, today, OLD_BUTTON)
    if asked := consents.needs(person, flow.purpose, flow.name):
        return asked
    refused = BEGINNINGS[name](person, today) if name in BEGINNINGS else None
    return refused or turned(person, flow, Turn(begin(flow, state_in(person, name))), today)


def stepped(person: Person, state: State | None, reply: Reply, today: date, say: Say) -> Response:
    """Let a flow take a reply."""
    flow = FLOWS.get(state.flow) if state else None
    if flow is None or state is None:
        return stand(person, today, OLD_BUTTON)
    return turned(person, flow, step(flow, state, reply, today, say), today)


def turned(person: Person, flow: Flow[Any], turn: Turn, today: date) -> Response:
    """Show where a turn of a flow has led, and do what its ending asks for."""
    place = replay(flow, turn.state, today)
    lookup = lookup_of(place)
    view = present(flow, turn, place, today)
    reached = (flow.name, place.outcome.name) if isinstance(place, Reached) else None
    if flow.forgets and turn.state.active and isinstance(place, Reached):
        forgotten = replace(turn.state.again(), active=False)
        if flow.name in ENDINGS:
            ended = ENDINGS[flow.name](person, turn.state.answers, today)
            return replace(ended, view=ended.view.under(*turn.notes), state=ended.state or forgotten)
        if place.outcome.lands:
            view = command(person, place.outcome.lands, "", today).view.under(*view.parts)
        return Response(view, state=forgotten, effects=_effects(place, turn.state, today, person))
    return Response(view, state=turn.state, lookup=lookup.name if lookup else None, reached=reached)


def _effects(place: Reached, state: State, today: date, person: Person) -> tuple[Effect, ...]:
    wanted = place.outcome.effects
    return () if wanted is None else wanted(place.facts, state.answers, today, person.memory)  # type: ignore[return-value] # the engine knows no effects by name


def stand(person: Person, today: date, *notes: Said) -> Response:
    """Show where the person stands, with a note before it; nothing changes."""
    flow = flow_of(person)
    if flow is None or person.state is None or not person.state.active:
        return _at_rest(person, today, *notes)
    state: State = refit(flow, person.state)
    place = replay(flow, state, today)
    if isinstance(place, Looking):
        return turned(person, flow, Turn(state, notes), today)
    if isinstance(place, Reached) and notes:
        return Response(pages.menu(check_button(person, today)).under(*notes))
    return Response(present(flow, Turn(state), place, today).under(*notes))


def _at_rest(person: Person, today: date, *notes: Said) -> Response:
    if person.state and (asked := consents.waiting_for(person.state)):
        return Response(consents.page(*asked).under(*notes), state=person.state)
    return Response(pages.menu(check_button(person, today)).under(*notes))
