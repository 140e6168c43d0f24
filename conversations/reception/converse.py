"""One message in, one response out: the whole of the talking, pure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from conversations.effects import Effect
from conversations.engine.actions import Agree, Answer, Begin, Open, Speak, Steer
from conversations.engine.flow import Flow
from conversations.engine.present import lookup_of, present
from conversations.engine.replay import Asking, Looking, Reached, refit, replay
from conversations.engine.state import State
from conversations.engine.steering import steering
from conversations.engine.step import OLD_BUTTON, Filed, Looked, Reply, Shared, Turn, Typed, begin, step
from conversations.engine.text import Say, Text, text
from conversations.engine.view import Button, View
from conversations.identity.words import NOT_YOURS, TYPED_NUMBER
from conversations.information.topics import TOPICS
from conversations.reception import consents, pages
from conversations.reception.asides import term, topic_of
from conversations.reception.despair import COMFORT, WAITS, despairs
from conversations.reception.person import (
    Again,
    Attachment,
    Command,
    Contact,
    Heard,
    Odd,
    Person,
    Press,
    Response,
    Words,
    written,
)
from conversations.reception.rooms import ASKED, BEGINNINGS, COMMANDS, ENDINGS, HEARINGS, PAGES, STARTS
from conversations.reception.secrets import NEVER_ASKED, SECRETS, holds_secret, must_go
from conversations.reception.shortcuts import shortcut
from conversations.reception.whereabouts import (
    CHECK,
    again,
    asked_in_passing,
    asked_kind,
    check_button,
    flow_of,
    reads_captions,
    state_in,
)
from conversations.registry import FLOWS
from conversations.vacancies.check_room import unsafe

_WAKING = ("resume", "restart", "list")
"""Words that go on with a flow that rests."""

_ODD: dict[str, Text] = {
    "edited": text("I do not read changed messages again. Please send it as a new message."),
    "picture": text("Thank you, but I cannot read pictures here. Please write it in words."),
    "voice": text("I cannot listen to voice messages. Please write it in words."),
    "sticker": text("Thank you for the sticker. Please press a button or write in words."),
    "file": text("I cannot read files here, and I have not stored it. Please write it in words."),
    "contact": text("I do not need a phone number here, and I have not stored it."),
    "place": text("I do not need a location here, and I have not stored it."),
    "other": text("I can only read text here. Please press a button or write in words."),
}
_ENOUGH = text("The end of the number is enough. I keep only that, and I remove your message from this chat.")


def converse(person: Person, heard: Heard, today: date, say: Say) -> Response:
    """Return the response to what was heard; never raises for anything a person can send."""
    response = _respond(person, heard, today, say)
    if response.state is None and person.state is not None and consents.waiting_for(person.state):
        # A typed yes is consent only while its words are the last thing shown.
        return replace(response, state=replace(person.state, pending=None))
    return response


def _respond(person: Person, heard: Heard, today: date, say: Say) -> Response:
    if must_go(written(heard)):
        # Let nothing pass that nobody should send, whatever question waits; a vacancy that asks for it is still judged.
        return unsafe(person, heard) or replace(_stand(person, today, SECRETS, NEVER_ASKED), retract=True)
    match heard:
        case Command(name, argument):
            return _command(person, name, argument, today)
        case Press(action):
            return _press(person, action, today, say)
        case Words(words):
            return _words(person, heard, words, today, say)
        case Attachment():
            return _attachment(person, heard, today, say)
        case Contact(phone, own):
            return _contact(person, phone, today, say) if own else _stand(person, today, NOT_YOURS)
        case Odd(kind):
            return _stand(person, today, _ODD[kind])
        case Again():
            return _stand(person, today)
        case Looked():
            return _step(person, person.state, heard, today, say)


def _command(person: Person, name: str, argument: str, today: date) -> Response:
    if name in COMMANDS and (answer := COMMANDS[name](person, argument, today)):
        return answer
    match name:
        case "start":
            return _started(person, argument, today) or Response(pages.greeting(check_button(person, today)))
        case "cek":
            return _begin(person, CHECK, today)
        case "bahasa":
            return Response(pages.language())
        case "bantuan" | "help":
            return Response(pages.help_page(check_button(person, today)))
        case "tentang":
            return Response(pages.about())
        case "batal":
            return _stop(person, today)
        case "thanks":
            return _stand(person, today, text("You are welcome. Type /menu at any time."))
        case "menu":
            return Response(pages.menu(check_button(person, today)))
    return Response(pages.menu(check_button(person, today)).under(text("I do not know this command.")))


def _started(person: Person, payload: str, today: date) -> Response | None:
    """Let the rooms answer what a deep link brought."""
    answers = (starts(person, payload, today) for starts in STARTS) if payload else ()
    return next(filter(None, answers), None)


def _stop(person: Person, today: date) -> Response:
    flow = flow_of(person)
    if flow is None or person.state is None or not person.state.active:
        return Response(pages.menu(check_button(person, today)).under(text("There is nothing to stop.")))
    if isinstance(replay(flow, refit(flow, person.state), today), Reached):
        return Response(pages.menu(check_button(person, today)).under(text("There is nothing to stop.")))
    turn = Turn(replace(refit(flow, person.state), active=False, pending=None, at=None))
    return _turned(person, flow, turn, today)


def _begin(person: Person, name: str, today: date) -> Response:
    flow = FLOWS.get(name)
    if flow is None:
        return _stand(person, today, OLD_BUTTON)
    if asked := consents.needs(person, flow.purpose, flow.name):
        return asked
    refused = BEGINNINGS[name](person, today) if name in BEGINNINGS else None
    return refused or _turned(person, flow, Turn(begin(flow, state_in(person, name))), today)


def _press(person: Person, action: object, today: date, say: Say) -> Response:
    match action:
        case Answer() | Steer():
            return _in_flow(person, action, today, say)
        case Begin(flow):
            return _begin(person, flow, today)
        case Open(page, argument):
            return _open(person, page, argument, today)
        case Agree():
            return _agree(person, action, today, say)
        case Speak(language) if language in pages.LANGUAGES:
            return _speak(person, language, today)
    return _stand(person, today, OLD_BUTTON)


def _in_flow(person: Person, action: Answer | Steer, today: date, say: Say) -> Response:
    flow, state = FLOWS.get(action.flow), state_in(person, action.flow)
    if flow is None or state is None:
        return _stand(person, today, OLD_BUTTON)
    if not state.active and (asked := consents.needs(person, flow.purpose, flow.name)):
        return asked
    return _step(person, state, action, today, say)


def _step(person: Person, state: State | None, reply: Reply, today: date, say: Say) -> Response:
    flow = FLOWS.get(state.flow) if state else None
    if flow is None or state is None:
        return _stand(person, today, OLD_BUTTON)
    return _turned(person, flow, step(flow, state, reply, today, say), today)


def _turned(person: Person, flow: Flow[Any], turn: Turn, today: date) -> Response:
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
            view = _command(person, place.outcome.lands, "", today).view.under(*view.parts)
        return Response(view, state=forgotten, effects=_effects(place, turn.state, today, person))
    return Response(view, state=turn.state, lookup=lookup.name if lookup else None, reached=reached)


def _effects(place: Reached, state: State, today: date, person: Person) -> tuple[Effect, ...]:
    wanted = place.outcome.effects
    return () if wanted is None else wanted(place.facts, state.answers, today, person.memory)  # type: ignore[return-value] # the engine knows no effects by name


def _speak(person: Person, language: str, today: date) -> Response:
    shown = _stand(
        person, today, text("We now speak English.") if language == "en" else text("We now speak Indonesian.")
    )
    return replace(shown, language=language)


def _agree(person: Person, word: Agree, today: date, say: Say) -> Response:
    given = consents.granted(word, say)
    if given is None:
        return _stand(person, today, OLD_BUTTON)
    if not word.granted:
        return consents.refusal(person, word, given)
    flow = FLOWS.get(word.flow)
    already = person.memory.agreed(word.purpose)
    trusting = consents.having_agreed(person, word.purpose)
    if flow is None:
        landed = _command(trusting, word.flow or consents.LANDINGS[word.purpose][0], "", today)
    else:
        landed = _begin(trusting, flow.name, today)
    return landed if already else replace(landed, consent=given)


def _open(person: Person, page: str, argument: str, today: date) -> Response:
    if page in PAGES:
        shown = PAGES[page](person, argument, today)
        return _landed(person, shown, today) if shown.lands else shown
    if page == "topic" and argument in TOPICS:
        return Response(pages.topic(argument))
    if page == "privacy" and (told := consents.in_full(argument)):
        return Response(told, state=person.state)
    views: dict[str, Callable[[], View]] = {
        "menu": lambda: pages.menu(check_button(person, today)),
        "information": pages.information,
        "about": pages.about,
        "language": pages.language,
        "help": lambda: pages.help_page(check_button(person, today)),
    }
    return Response(views[page]()) if page in views else _stand(person, today, OLD_BUTTON)


def _landed(person: Person, shown: Response, today: date) -> Response:
    landed = _command(person, shown.lands, "", today)
    return replace(landed, effects=(*shown.effects, *landed.effects))


def _attachment(person: Person, heard: Attachment, today: date, say: Say) -> Response:
    taken = None
    asked = asked_kind(person, today)
    if not asked:
        taken = _heard_by_rooms(person, heard, today)
    elif asked == "file":
        taken = _step(person, person.state, Filed(heard.kind, heard.file_id, heard.name), today, say)
    elif heard.caption and reads_captions(person, today):
        taken = _to_the_flow(person, heard.caption, today, say)
    return taken or _stand(person, today, _ODD["picture" if heard.kind == "photo" else "file"])


def _contact(person: Person, phone: str, today: date, say: Say) -> Response:
    flow = flow_of(person)
    if flow and person.state and person.state.active:
        turn = step(flow, person.state, Shared(phone), today, say)
        if turn.understood:
            return _turned(person, flow, turn, today)
    return _stand(person, today, _ODD["contact"])


def _heard_by_rooms(person: Person, heard: Heard, today: date) -> Response | None:
    return next((taken for hears in HEARINGS if (taken := hears(person, heard, today))), None)


def _words(person: Person, heard: Words, words: str, today: date, say: Say) -> Response:
    """Let the pending question hear first, then look for a command or a question asked in passing."""
    if despairs(words):
        kept = (WAITS,) if person.state and person.state.answers else ()
        return Response(View((*COMFORT, *kept), ((Button(check_button(person, today), Begin(CHECK)),),)))
    return _to_the_flow(person, words, today, say) or _at_large(person, heard, words, today)


def _to_the_flow(person: Person, words: str, today: date, say: Say) -> Response | None:
    """Let the flow at hand, or the question for consent, hear the words first."""
    flow, state = flow_of(person), person.state
    if flow is None or state is None:
        return None
    if state.active:
        # Where any words may be the answer, a question that is asked in passing would be taken for it.
        if asked_in_passing(person, words, today):
            return None
        turn = step(flow, state, Typed(words), today, say)
        return _understood(person, flow, turn, words, today) if turn.understood else None
    if (asked := consents.waiting_for(state)) and (agreed := consents.word_of(words)) is not None:
        purpose, begun = asked
        return _agree(person, Agree(purpose, agreed, begun), today, say)
    if state.answers and (verb := steering(words)) in _WAKING:
        return _press(person, Steer(state.flow, state.run, verb), today, say)
    return None


def _understood(person: Person, flow: Flow[Any], turn: Turn, words: str, today: date) -> Response:
    """Remove a whole number from the chat where only its end was asked for."""
    before = replay(flow, refit(flow, person.state), today) if person.state else None
    response = _turned(person, flow, turn, today)
    if isinstance(before, Asking) and before.question.kind == "digits" and holds_secret(words):
        return replace(response, view=response.view.under(_ENOUGH), retract=True)
    return response


def _at_large(person: Person, heard: Words, words: str, today: date) -> Response:
    """Look for a command, a subject of one of the rooms, or a question asked in passing."""
    plain = " ".join(words.casefold().split()).rstrip("?!. ")
    if command := ASKED.get(plain) or shortcut(words, asked=bool(asked_kind(person, today))):
        return _command(person, command, "", today)
    taken = None if asked_kind(person, today) else _heard_by_rooms(person, heard, today)
    return taken or _aside(person, words, today)


def _aside(person: Person, words: str, today: date) -> Response:
    """Answer a question asked in passing, and return to where the person stands."""
    if meaning := term(words):
        return _stand(person, today, meaning)
    topic = topic_of(words)
    if topic is not None:
        return _stand(person, today, *topic.parts) if asked_kind(person, today) else Response(pages.topic(topic.name))
    if holds_secret(words):
        note = TYPED_NUMBER if asked_kind(person, today) == "contact" else SECRETS
        return replace(_stand(person, today, note), retract=True)
    return _stand(person, today, again(person, today))


def _stand(person: Person, today: date, *notes: Any) -> Response:
    """Show where the person stands, with a note before it; nothing changes."""
    flow = flow_of(person)
    if flow is None or person.state is None or not person.state.active:
        return _at_rest(person, today, *notes)
    state: State = refit(flow, person.state)
    place = replay(flow, state, today)
    if isinstance(place, Looking):
        return _turned(person, flow, Turn(state, notes), today)
    if isinstance(place, Reached) and notes:
        return Response(pages.menu(check_button(person, today)).under(*notes))
    return Response(present(flow, Turn(state), place, today).under(*notes))


def _at_rest(person: Person, today: date, *notes: Any) -> Response:
    if person.state and (asked := consents.waiting_for(person.state)):
        return Response(consents.page(*asked).under(*notes), state=person.state)
    return Response(pages.menu(check_button(person, today)).under(*notes))
