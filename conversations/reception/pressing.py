"""Buttons: an answer or a move in a flow, a flow to begin, a page, a word on consent, a language."""

from dataclasses import replace
from datetime import date

from conversations.engine.actions import Action, Agree, Answer, Begin, Open, Speak, Steer
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Say, text
from conversations.information.topics import TOPICS
from conversations.reception import consents, pages, passing
from conversations.reception.moving import begun, command, page, stand, stepped
from conversations.reception.person import Person, Response
from conversations.reception.rooms import PAGES
from conversations.reception.whereabouts import state_in
from conversations.registry import FLOWS


def press(person: Person, action: Action | None, today: date, say: Say) -> Response:
    """Do what a button asks for; one that is not ours, or no longer known, is an old one."""
    match action:
        case Answer() | Steer():
            return _in_flow(person, action, today, say)
        case Begin(flow):
            return begun(person, flow, today)
        case Open(name, argument):
            return _opened(person, name, argument, today, say)
        case Agree():
            return agreed(person, action, today, say)
        case Speak(language) if language in pages.LANGUAGES:
            return _spoken(person, language, today)
    return stand(person, today, OLD_BUTTON)


def _in_flow(person: Person, action: Answer | Steer, today: date, say: Say) -> Response:
    flow, state = FLOWS.get(action.flow), state_in(person, action.flow)
    if flow is None or state is None:
        return stand(person, today, OLD_BUTTON)
    if not state.active and (asked := consents.needs(person, flow.purpose, flow.name)):
        return asked
    return stepped(person, state, action, today, say)


def _spoken(person: Person, language: str, today: date) -> Response:
    told = text("We now speak English.") if language == "en" else text("We now speak Indonesian.")
    return replace(stand(person, today, told), language=language)


def agreed(person: Person, word: Agree, today: date, say: Say) -> Response:
    """Keep a word on consent, and show what the person was about to begin."""
    given = consents.granted(word, say)
    if given is None:
        return stand(person, today, OLD_BUTTON)
    if not word.granted:
        return consents.refusal(person, word, given)
    flow = FLOWS.get(word.flow)
    already = person.memory.agreed(word.purpose)
    trusting = consents.having_agreed(person, word.purpose)
    if flow is None:
        landed = command(trusting, word.flow or consents.LANDINGS[word.purpose][0], "", today)
    else:
        landed = begun(trusting, flow.name, today)
    return landed if already else replace(landed, consent=given)


def _opened(person: Person, name: str, argument: str, today: date, say: Say) -> Response:
    if name in PAGES:
        shown = PAGES[name](person, argument, today)
        return _landed(person, shown, today) if shown.lands else shown
    if name == "topic" and argument in TOPICS:
        return Response(pages.topic(argument, today))
    if name == "privacy" and (told := consents.in_full(argument)):
        return Response(told, state=person.state)
    if told_of := passing.opened(person, name, argument, today, say):
        return told_of
    view = page(person, name, today)
    return Response(view) if view else stand(person, today, OLD_BUTTON)


def _landed(person: Person, shown: Response, today: date) -> Response:
    landed = command(person, shown.lands, "", today)
    return replace(landed, effects=(*shown.effects, *landed.effects))
