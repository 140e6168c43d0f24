"""One step of a conversation: a state and a reply give the next state, and nothing else happens."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from conversations.engine.actions import Answer, Steer
from conversations.engine.flow import UNREACHABLE, Flow, Kind, Lookup, Question
from conversations.engine.reading import UNKNOWN, Reading, choose, day_of_month, read
from conversations.engine.replay import Asking, Looking, refit, replay
from conversations.engine.state import Pending, State
from conversations.engine.steering import steering
from conversations.engine.text import Raw, Said, Say, Text, text
from conversations.engine.values import CHOICE, LONGEST_FILE_NAME, fits, shown, waits
from conversations.understanding import read_yes_no, says_nothing_else


@dataclass(frozen=True, slots=True)
class Typed:
    """Words that the person wrote."""

    words: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What the world said to a lookup."""

    lookup: str
    value: str


@dataclass(frozen=True, slots=True)
class Shared:
    """The person's own phone number (+62…), for which Telegram vouches."""

    phone: str


@dataclass(frozen=True, slots=True)
class Filed:
    """A picture or a document that the person sent; Telegram keeps it, and `file_id` finds it again."""

    kind: str
    file_id: str
    name: str = ""

    @property
    def value(self) -> str:
        """The answer that it is, in one string."""
        return f"{self.kind}:{self.file_id}:{' '.join(self.name.split())[:LONGEST_FILE_NAME]}"


Reply = Typed | Answer | Steer | Looked | Shared | Filed


@dataclass(frozen=True, slots=True)
class Turn:
    """The result of a step: the state to keep, what to say first, and what to show below.

    `aside` shows something that belongs to the flow but is not its place: *why* a question is asked, or the *list* of
    answers. `understood` is false where a typed reply said nothing to the flow.
    """

    state: State
    notes: tuple[Said, ...] = ()
    aside: str = ""
    change: str = ""
    understood: bool = True


_DENIAL = re.compile(r"\s*(?:bukan|tidak|salah|enggak|nggak|gak|ga|no)\b[\s,.:;-]+", re.IGNORECASE)

OLD_BUTTON = text("That button is from an earlier message. Here is where you are now.")


WRITE_IN_FULL = text("Please write day, month and year in full, such as 12 March 1990.")


def begin(flow: Flow[Any], state: State | None) -> State:
    """Return the state in which a flow is begun, or gone on with."""
    if state is None or state.flow != flow.name:
        return State(flow.name, flow.version, run=1 if state is None else state.run + 1)
    return replace(refit(flow, state), active=True)


def step(flow: Flow[Any], state: State, reply: Reply, today: date, say: Say) -> Turn:
    """Return what a reply makes of a state.

    A reply that does not fit leaves the answers as they are and says so.
    """
    state = refit(flow, state)
    match reply:
        case Typed(words):
            return _typed(flow, state, words, today, say)
        case Answer():
            return _pressed(flow, state, reply, today)
        case Steer():
            return _steered(flow, state, reply, today)
        case Looked(lookup, value):
            return _looked(flow, state, lookup, value, today)
        case Shared(phone):
            return _sent(flow, state, "contact", phone, today)
        case Filed():
            return _sent(flow, state, "file", reply.value, today)


def _sent(flow: Flow[Any], state: State, kind: Kind, value: str, today: date) -> Turn:
    place = replay(flow, state, today)
    if not isinstance(place, Asking) or place.question.kind != kind or not fits(place.question, value):
        return Turn(state, understood=False)
    return _accept(state, place.question, value, today)


def _looked(flow: Flow[Any], state: State, lookup: str, value: str, today: date) -> Turn:
    place = replay(flow, state, today)
    if not isinstance(place, Looking) or place.lookup.name != lookup:
        return Turn(state)
    # What nobody expects must not be asked for again and again.
    return Turn(state.answered(lookup, value if fits(place.lookup, value) else UNREACHABLE))


def _pressed(flow: Flow[Any], state: State, reply: Answer, today: date) -> Turn:
    ask = flow.by_name.get(reply.question)
    if reply.run != state.run or not isinstance(ask, Question) or not ask.offers(reply.value):
        return Turn(state, (OLD_BUTTON,))
    place = replay(flow, state, today)
    if isinstance(place, Asking) and place.question is ask:
        return _accept(state, ask, _with_month(state, ask, reply.value), today)
    given = state.answers.get(ask.name)
    if given is None:
        return Turn(state, (OLD_BUTTON,))
    return Turn(state, (already(ask, given),), change=ask.name)


def already(ask: Question, value: str) -> Text:
    """Say that a question was answered before, and with what."""
    return text("You have answered this already: {title} – {value}.", title=ask.title, value=shown(ask, value))


def _with_month(state: State, ask: Question, value: str) -> str:
    """Keep the month that was read when only the day in it is not known."""
    waiting = _waiting(state, ask)
    return waiting if value == UNKNOWN and waiting and _partial(ask, waiting) else value


def _waiting(state: State, ask: Question) -> str:
    return state.pending.value if state.pending and state.pending.question == ask.name else ""


def _accept(state: State, ask: Question, value: str, today: date) -> Turn:
    others = {name: given for name, given in state.answers.items() if name != ask.name}
    wrong = ask.check(value, others, today) if ask.check else None
    if wrong is not None:
        return Turn(replace(state, pending=None, active=True), (wrong,))
    repeated = text("✓ {title}: {value}", title=ask.title, value=shown(ask, value))
    return Turn(state.answered(ask.name, value), () if ask.quiet else (repeated,))


def _typed(flow: Flow[Any], state: State, words: str, today: date, say: Say) -> Turn:
    if verb := steering(words):
        return _steered(flow, state, Steer(flow.name, state.run, verb), today)
    place = replay(flow, state, today)
    if not isinstance(place, Asking):
        return Turn(state, understood=False)
    ask = place.question
    if waiting := _waiting(state, ask):
        reading = read(ask, _corrected(words), today, say) if _DENIAL.match(words) else None
        if reading and reading.value not in {waiting, UNKNOWN}:
            return _consider(state, ask, reading, today)
        if not _partial(ask, waiting) and not says_nothing_else(words):
            reading = read(ask, words, today, say)
            if reading and reading.value not in {waiting, UNKNOWN}:
                return _consider(state, ask, reading, today)
        turn = _while_waiting(state, ask, waiting, words, today)
        if turn:
            return turn
    reading = read(ask, words, today, say)
    return Turn(state, understood=False) if reading is None else _consider(state, ask, reading, today)


def _while_waiting(state: State, ask: Question, waiting: str, words: str, today: date) -> Turn | None:
    if _several(ask, waiting):
        chosen = choose(ask, waiting, words)
        return _accept(state, ask, chosen, today) if chosen else None
    if ask.kind == "date" and len(waiting) == len("2026-06"):
        day = day_of_month(words, waiting)
        return _accept(state, ask, day, today) if day else None
    said = read_yes_no(words)
    if said is None:
        return None
    return _accept(state, ask, waiting, today) if said else Turn(replace(state, pending=None))


def _corrected(words: str) -> str:
    """Return what stands behind a denial: *12 juni* in *bukan, 12 juni*."""
    return _DENIAL.sub("", words, count=1)


def _consider(state: State, ask: Question, reading: Reading, today: date) -> Turn:
    """Take an exact reading; repeat any other back, and ask on for the day where it is missing."""
    if reading.exact and ask.option(reading.value):
        return _accept(state, ask, _with_month(state, ask, reading.value), today)
    if ask.kind == "date" and len(reading.value) == len("2026"):
        note = text("I read the year {year}. Please write the day and the month too.", year=Raw(reading.value))
        return Turn(replace(state, pending=None), (note,))
    if not waits(ask, reading.value):
        return Turn(state, understood=False)
    if _several(ask, reading.value):
        return Turn(replace(state, pending=Pending(ask.name, reading.value), active=True))
    if ask.private and (not reading.exact or _partial(ask, reading.value)):
        return Turn(replace(state, pending=None), (WRITE_IN_FULL,))
    wrong = ask.check(reading.value, state.answers, today) if ask.check else None
    if wrong is not None or (reading.exact and not _partial(ask, reading.value)):
        return _accept(state, ask, reading.value, today)
    return Turn(replace(state, pending=Pending(ask.name, reading.value), active=True))


def _partial(ask: Question, value: str) -> bool:
    return ask.kind == "date" and len(value) < len("2026-06-10")


def _several(ask: Question, value: str) -> bool:
    return ask.listing is not None and CHOICE in value


def _steered(flow: Flow[Any], state: State, reply: Steer, today: date) -> Turn:
    if reply.run != state.run or _is_of_another_question(flow, state, reply, today):
        return Turn(state, (OLD_BUTTON,))
    match reply.verb:
        case "back":
            return _back(flow, state, today)
        case "restart":
            return Turn(state.again(flow.known), (text("We start again from the first question."),))
        case "stop":
            return Turn(replace(state, active=False, pending=None, at=None))
        case "resume":
            return Turn(replace(state, active=True, at=None))
        case "yes" | "no":
            return _confirmed(flow, state, reply, today)
        case "change":
            return _change(flow, state, reply.about)
        case "why" | "list":
            return Turn(replace(state, active=True), aside=reply.verb)


def _is_of_another_question(flow: Flow[Any], state: State, reply: Steer, today: date) -> bool:
    """Tell whether *back* or *why* was pressed below a question that is no longer the one at hand."""
    if reply.verb not in {"back", "why"} or not reply.about:
        return False
    place = replay(flow, state, today)
    return not isinstance(place, Asking) or place.question.name != reply.about


def _confirmed(flow: Flow[Any], state: State, reply: Steer, today: date) -> Turn:
    """Take the word on a reading; a button made for another reading is an old one."""
    place = replay(flow, state, today)
    waiting = _waiting(state, place.question) if isinstance(place, Asking) else ""
    if not isinstance(place, Asking) or not waiting or waiting != reply.about:
        return Turn(state, (OLD_BUTTON,))
    if reply.verb == "no" or _several(place.question, waiting):
        return Turn(replace(state, pending=None, active=True))
    return _accept(state, place.question, waiting, today)


def _change(flow: Flow[Any], state: State, name: str) -> Turn:
    if name not in state.answers or isinstance(flow.by_name.get(name), Lookup):
        return Turn(state, (OLD_BUTTON,))
    return Turn(replace(state, at=name, pending=None, active=True))


def _back(flow: Flow[Any], state: State, today: date) -> Turn:
    """Ask the last question again; answers that do not count at present are kept and passed over."""
    if state.at or state.pending:
        return Turn(replace(state, at=None, pending=None, active=True))
    for name in reversed([each for each in state.answers if each not in flow.known]):
        before = state.without(name)
        place = replay(flow, before, today)
        if isinstance(place, Asking) and place.question.name == name:
            return Turn(replace(before, active=True))
    return Turn(replace(state, active=True), (text("This is the first question."),))
