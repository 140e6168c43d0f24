"""One message in, one response out: the whole of the talking, pure."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from conversations.engine.actions import Agree, Answer, Begin, Open, Speak, Steer
from conversations.engine.flow import Flow
from conversations.engine.present import lookup_of, present
from conversations.engine.replay import Asking, Looking, Reached, refit, replay
from conversations.engine.state import Pending, State
from conversations.engine.steering import steering
from conversations.engine.step import OLD_BUTTON, Looked, Reply, Turn, Typed, begin, step
from conversations.engine.text import Say, Text, text
from conversations.engine.view import Button, View
from conversations.information.topics import TOPICS
from conversations.reception import pages
from conversations.reception.asides import term, topic_of
from conversations.reception.despair import COMFORT, WAITS, despairs
from conversations.reception.person import Again, Command, Granted, Heard, Odd, Person, Press, Response, Words
from conversations.reception.secrets import SECRETS, holds_secret
from conversations.reception.shortcuts import shortcut
from conversations.registry import FLOWS
from conversations.understanding import read_yes_no

_PURPOSE = "eligibility"
_CONSENT = "consent"
"""The name under which a state waits for a word on consent; no question may have it."""

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


def converse(person: Person, heard: Heard, today: date, say: Say) -> Response:
    """Return the response to what was heard; never raises for anything a person can send."""
    response = _respond(person, heard, today, say)
    if response.state is None and person.state is not None and _waits_for_consent(person):
        # A typed yes is consent only while its words are the last thing shown.
        return replace(response, state=replace(person.state, pending=None))
    return response


def _respond(person: Person, heard: Heard, today: date, say: Say) -> Response:
    match heard:
        case Command(name, _):
            return _command(person, name, today)
        case Press(action):
            return _press(person, action, today, say)
        case Words(words):
            return _words(person, words, today, say)
        case Odd(kind):
            return _stand(person, today, _ODD[kind])
        case Again():
            return _stand(person, today)
        case Looked():
            return _step(person, heard, today, say)


def _resumable(person: Person) -> bool:
    return person.state is not None and bool(person.state.answers) and person.state.flow in FLOWS


def _check(person: Person, today: date) -> Text:
    """Return what the button of the check says: begin, go on, or see the result again."""
    flow = _flow_of(person)
    if flow is None or person.state is None or not person.state.answers:
        return pages.CHECK
    return pages.SEE if isinstance(replay(flow, refit(flow, person.state), today), Reached) else pages.GO_ON


def _flow_of(person: Person) -> Flow[Any] | None:
    return FLOWS.get(person.state.flow) if person.state else None


def _command(person: Person, name: str, today: date) -> Response:
    match name:
        case "start":
            return Response(pages.greeting(_check(person, today)))
        case "cek":
            return _begin(person, _PURPOSE, today)
        case "bahasa":
            return Response(pages.language())
        case "bantuan" | "help":
            return Response(pages.help_page(_check(person, today)))
        case "tentang":
            return Response(pages.about())
        case "batal":
            return _stop(person, today)
        case "thanks":
            return _stand(person, today, text("You are welcome. Type /menu at any time."))
        case "menu":
            return Response(pages.menu(_check(person, today)))
    return Response(pages.menu(_check(person, today)).under(text("I do not know this command.")))


def _stop(person: Person, today: date) -> Response:
    flow = _flow_of(person)
    if flow is None or person.state is None or not person.state.active:
        return Response(pages.menu(_check(person, today)).under(text("There is nothing to stop.")))
    if isinstance(replay(flow, refit(flow, person.state), today), Reached):
        return Response(pages.menu(_check(person, today)).under(text("There is nothing to stop.")))
    turn = Turn(replace(refit(flow, person.state), active=False, pending=None, at=None))
    return _turned(flow, turn, today)


def _begin(person: Person, name: str, today: date) -> Response:
    flow = FLOWS.get(name)
    if flow is None:
        return _stand(person, today, OLD_BUTTON)
    if not person.agreed(flow.purpose):
        return _ask_consent(person, flow)
    return _turned(flow, Turn(begin(flow, person.state)), today)


def _ask_consent(person: Person, flow: Flow[Any]) -> Response:
    """Show the words of consent, and remember that they were shown, so that a typed *yes* is understood."""
    asked = replace(begin(flow, person.state), active=False, pending=Pending(_CONSENT, flow.name))
    return Response(pages.consent(flow.name), state=asked)


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
    flow = _flow_of(person)
    if flow is None or person.state is None or action.flow != flow.name:
        return _stand(person, today, OLD_BUTTON)
    if not person.state.active and not person.agreed(flow.purpose):
        return _ask_consent(person, flow)
    return _step(person, action, today, say)


def _step(person: Person, reply: Reply, today: date, say: Say) -> Response:
    flow = _flow_of(person)
    if flow is None or person.state is None:
        return _stand(person, today, OLD_BUTTON)
    return _turned(flow, step(flow, person.state, reply, today, say), today)


def _turned(flow: Flow[Any], turn: Turn, today: date) -> Response:
    place = replay(flow, turn.state, today)
    lookup = lookup_of(place)
    view = present(flow, turn, place, today)
    return Response(view, state=turn.state, lookup=lookup.name if lookup else None)


def _speak(person: Person, language: str, today: date) -> Response:
    shown = _stand(
        person, today, text("We now speak English.") if language == "en" else text("We now speak Indonesian.")
    )
    return replace(shown, language=language)


def _agree(person: Person, word: Agree, today: date, say: Say) -> Response:
    flow = FLOWS.get(word.flow)
    if word.purpose != _PURPOSE or (word.granted and flow is None):
        return _stand(person, today, OLD_BUTTON)
    given = Granted(word.purpose, word.granted, fingerprint(pages.consent(word.flow), say))
    if not word.granted or flow is None:
        emptied = replace(person.state.again(), active=False) if person.state else None
        page = pages.withdrawn() if person.agreed(word.purpose) else pages.refused()
        return Response(page, state=emptied, consent=given)
    begun = _turned(flow, Turn(begin(flow, person.state)), today)
    return begun if person.agreed(word.purpose) else replace(begun, consent=given)


def fingerprint(view: View, say: Say) -> str:
    """Return the hash of the words of a message as the person reads them."""
    shown = "\n".join(say(part) for part in view.parts)
    return hashlib.sha256(shown.encode()).hexdigest()


def _open(person: Person, page: str, argument: str, today: date) -> Response:
    if page == "topic" and argument in TOPICS:
        return Response(pages.topic(argument))
    if page == "privacy":
        return Response(pages.privacy(argument if argument in FLOWS else _PURPOSE), state=person.state)
    views: dict[str, Callable[[], View]] = {
        "menu": lambda: pages.menu(_check(person, today)),
        "information": pages.information,
        "about": pages.about,
        "language": pages.language,
        "help": lambda: pages.help_page(_check(person, today)),
    }
    return Response(views[page]()) if page in views else _stand(person, today, OLD_BUTTON)


def _words(person: Person, words: str, today: date, say: Say) -> Response:
    """Let the pending question hear first, then look for a command or a question asked in passing."""
    if despairs(words):
        kept = (WAITS,) if person.state and person.state.answers else ()
        return Response(View((*COMFORT, *kept), ((Button(_check(person, today), Begin(_PURPOSE)),),)))
    flow = _flow_of(person)
    if flow and person.state and person.state.active:
        turn = step(flow, person.state, Typed(words), today, say)
        if turn.understood:
            return _turned(flow, turn, today)
    elif _waits_for_consent(person) and (agreed := read_yes_no(words)) is not None:
        return _agree(person, Agree(_PURPOSE, agreed, _PURPOSE), today, say)
    elif person.state and _resumable(person) and (verb := steering(words)) in _WAKING:
        return _press(person, Steer(person.state.flow, person.state.run, verb), today, say)
    if command := shortcut(words):
        return _command(person, command, today)
    return _aside(person, words, today)


def _waits_for_consent(person: Person) -> bool:
    waiting = person.state.pending if person.state and not person.state.active else None
    return waiting is not None and waiting.question == _CONSENT


def _aside(person: Person, words: str, today: date) -> Response:
    """Answer a question asked in passing, and return to where the person stands."""
    if meaning := term(words):
        return _stand(person, today, meaning)
    topic = topic_of(words)
    if topic is None:
        return _stand(person, today, SECRETS if holds_secret(words) else pages.NOT_UNDERSTOOD)
    return _stand(person, today, *topic.parts) if _asked(person, today) else Response(pages.topic(topic.name))


def _asked(person: Person, today: date) -> bool:
    """Tell whether a question waits for the person's answer."""
    flow = _flow_of(person)
    if flow is None or person.state is None or not person.state.active:
        return False
    return isinstance(replay(flow, refit(flow, person.state), today), Asking)


def _stand(person: Person, today: date, *notes: Any) -> Response:
    """Show where the person stands, with a note before it; nothing changes."""
    flow = _flow_of(person)
    if flow is None or person.state is None or not person.state.active:
        return _at_rest(person, today, *notes)
    state: State = refit(flow, person.state)
    place = replay(flow, state, today)
    if isinstance(place, Looking):
        return _turned(flow, Turn(state, notes), today)
    if isinstance(place, Reached) and notes:
        return Response(pages.menu(pages.SEE).under(*notes))
    return Response(present(flow, Turn(state), place, today).under(*notes))


def _at_rest(person: Person, today: date, *notes: Any) -> Response:
    if person.state and _waits_for_consent(person):
        return Response(pages.consent(person.state.flow).under(*notes), state=person.state)
    return Response(pages.menu(_check(person, today)).under(*notes))
