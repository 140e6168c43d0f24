"""What is heard first: despair, a helper's chat, what holds in every state, the question that waits, then all else."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from conversations.engine.actions import Agree, Steer
from conversations.engine.flow import Flow, Question
from conversations.engine.state import State
from conversations.engine.steering import steering
from conversations.engine.step import Filed, Shared, Turn, Typed, step
from conversations.engine.text import Say, Text, text
from conversations.identity.words import NOT_YOURS, TYPED_NUMBER
from conversations.listening import asking
from conversations.listening.hoaxes import hoax_in
from conversations.listening.routing import Meant
from conversations.reception import consents, pages, passing, recognising, replying
from conversations.reception.asides import term, topic_of
from conversations.reception.despair import despairs
from conversations.reception.moving import begun, stand, stepped, turned
from conversations.reception.person import Attachment, Contact, Edited, Heard, Odd, Person, Response, Words
from conversations.reception.pressing import agreed, press
from conversations.reception.room import Hearing
from conversations.reception.rooms import ASKED, FIRST, HEARINGS
from conversations.reception.secrets import SECRETS, holds_secret
from conversations.reception.shortcuts import laid_off, shortcut
from conversations.reception.whereabouts import asked_kind, flow_of, question_of, reads_captions, waits

_WAKING = ("resume", "restart", "list")
"""Words that go on with a flow that rests."""
_OWN_WORDS = frozenset({"words"})
"""Kinds of questions to which any words may be the answer."""
_OF_A_VACANCY = frozenset({"scam_check", "vacancy_search"})
"""Intents that the text of a vacancy has, when it is the answer."""
_LONGEST_CRY = 300
_LONG = 40
"""Signs from which on a message that nobody forwarded may be a pasted one."""
_LAID_OFF = frozenset(((), ("eligibility_check",)))
"""What whoever only says that they were laid off may seem to ask for."""
_BEGUN = dict.fromkeys(("catat sendiri", "catat klaim sendiri", "catat klaim saya", "note it myself"), "own_claim")
"""Whole messages that begin a flow for which there is no command."""
_LINES = {"start": passing.HELLO, "thanks": passing.WELCOME, "bantuan": passing.HOW}
"""What is said in place of a command's page while a question waits."""

ODD: dict[str, Text] = {
    "picture": text("Thank you, but I cannot read pictures here. Please write it in words."),
    "voice": text("I cannot listen to voice messages. Please write it in words."),
    "sticker": text("Thank you for the sticker. Please press a button or write in words."),
    "file": text("I cannot read files here, and I have not stored it. Please write it in words."),
    "contact": text("I do not need a phone number here, and I have not stored it."),
    "place": text("I do not need a location here, and I have not stored it."),
    "other": text("I can only read text here. Please press a button or write in words."),
}
_CHANGED = text("I do not read changed messages again. Please send it as a new message.")
_ENOUGH = text("The end of the number is enough. I keep only that, and I remove your message from this chat.")
_ASK = text("Write your question behind the command, such as /tanya kapan uang JKP cair")
_NOT_READ = text("I have not read or kept the file, only your words below it.")


def words(person: Person, heard: Words, today: date, say: Say) -> Response:
    """Answer words; the order in which they are heard is that of this function and of those it calls."""
    if despairs(heard.words):
        return _comforted(person, heard, today)
    meant = Meant(heard.words)
    if picked := replying.chosen(heard, meant):
        return press(person, picked, today, say)
    # Whether an officer listens is asked of the database, which the answers of a questionnaire do not wait for.
    if not _for_the_bot(person, heard, today, say) and (relayed := _first_of(FIRST, person, heard, today)):
        return _also_answered(person, heard, relayed, today, say)
    if heard.forwarded or len(heard.words) >= _LONG:
        false = hoax_in(heard.words, person.memory.listening().hoaxes())
        if false is not None:
            return passing.corrected(person, false, today)
    return _where_asked(person, heard, meant, today, say) or _at_large(person, heard, meant, today, say)


def _comforted(person: Person, heard: Heard, today: date) -> Response:
    """Meet despair; whoever speaks with them must know, too."""
    relayed = _first_of(FIRST, person, heard, today)
    return replace(passing.comforted(person), effects=relayed.effects if relayed else ())


def odd(person: Person, heard: Odd | Edited, today: date) -> Response:
    """Say that this cannot be read here; a changed message goes to an officer who reads the person."""
    if isinstance(heard, Odd):
        return stand(person, today, ODD[heard.kind])
    if despairs(heard.words):
        return _comforted(person, heard, today)
    return _first_of(FIRST, person, heard, today) or stand(person, today, _CHANGED)


def _for_the_bot(person: Person, heard: Words, today: date, say: Say) -> bool:
    """Tell whether words answer the question that waits, while an officer listens; a reply to a message never does."""
    flow, state = flow_of(person), person.state
    if heard.answers or flow is None or state is None:
        return False
    if question_of(person, today) is None:
        return consents.waiting_for(state) is not None and consents.word_of(heard.words) is not None
    return step(flow, state, Typed(heard.words), today, say).understood


def _also_answered(person: Person, heard: Words, relayed: Response, today: date, say: Say) -> Response:
    """Answer a sure question besides, until an officer speaks: they may come to it only tomorrow."""
    ticket = person.memory.tickets().open_one()
    meant = Meant(heard.words)
    if ticket is None or ticket.answered_at is not None or not (relayed.silent and meant.asks and meant.intent):
        return relayed
    told = passing.tell(person, meant, meant.intent, today, say)
    return replace(told, effects=(*told.effects, *relayed.effects))


def question(person: Person, asked: str, today: date, say: Say) -> Response:
    """Answer a question behind a command, also where any words would be the answer to what waits."""
    if despairs(asked):
        return passing.comforted(person)
    if not asked.strip():
        return stand(person, today, _ASK)
    return _in_passing(person, Words(asked), Meant(asked), today, say)


def at_large(person: Person, today: date) -> bool:
    """Tell whether nothing waits for the person's next words: no question, no choice, and nobody who reads them."""
    return not (waits(person, today) or person.memory.tickets().open_one() or asking.waiting(person.memory))


def attachment(person: Person, heard: Attachment, today: date, say: Say) -> Response:
    """Take a file where one is asked for, or let the rooms have it; a question below it is answered."""
    if despairs(heard.caption):
        return _comforted(person, heard, today)
    if heard.further:
        return replace(_first_of(FIRST, person, heard, today) or stand(person, today), silent=True)
    asked, taken = asked_kind(person, today), None
    if asked != "file" and (relayed := _first_of(FIRST, person, heard, today)):
        return relayed
    meant = Meant(heard.caption)
    if asked == "file":
        taken = stepped(person, person.state, Filed(heard.kind, heard.file_id, heard.name), today, say)
    elif asked and heard.caption and reads_captions(person, today):
        taken = _where_asked(person, _below(heard), meant, today, say)
    elif not asked and not (meant.asks and meant.intent and meant.intent not in _OF_A_VACANCY):
        taken = _first_of(HEARINGS, person, heard, today)
    if taken:
        return taken
    if meant.intent and (meant.asks or meant.anywhere or meant.intent == "distress"):
        told = passing.tell(person, meant, meant.intent, today, say)
        return replace(told, view=told.view.under(_NOT_READ))
    return stand(person, today, ODD["picture" if heard.kind == "photo" else "file"])


def _below(heard: Attachment) -> Words:
    return Words(heard.caption, heard.forwarded, heard.links)


def contact(person: Person, heard: Contact, today: date, say: Say) -> Response:
    """Take the person's own number where it is asked for."""
    if not heard.own:
        return stand(person, today, NOT_YOURS)
    flow = flow_of(person)
    if flow and person.state and person.state.active:
        turn = step(flow, person.state, Shared(heard.phone), today, say)
        if turn.understood:
            return turned(person, flow, turn, today)
    return stand(person, today, ODD["contact"])


def _first_of(hearings: Iterable[Hearing], person: Person, heard: Heard, today: date) -> Response | None:
    return next((taken for hears in hearings if (taken := hears(person, heard, today))), None)


def _where_asked(person: Person, heard: Words, meant: Meant, today: date, say: Say) -> Response | None:
    """Let the flow at hand, or the question for consent, hear the words first."""
    flow, state = flow_of(person), person.state
    if flow is None or state is None:
        return None
    if state.active:
        return _in_flow(person, flow, heard, meant, today, say)
    if (asked := consents.waiting_for(state)) and (given := consents.word_of(heard.words)) is not None:
        purpose, flow_wanted = asked
        return agreed(person, Agree(purpose, given, flow_wanted), today, say)
    if state.answers and (verb := steering(heard.words)) in _WAKING:
        return press(person, Steer(state.flow, state.run, verb), today, say)
    return None


def _in_flow(person: Person, flow: Flow[Any], heard: Words, meant: Meant, today: date, say: Say) -> Response | None:
    """Take the words for the answer, unless they surely are a question or a wish of the person's own."""
    if person.state is None:
        return None
    question = question_of(person, today)
    turn = step(flow, person.state, Typed(heard.words), today, say)
    told = None
    if question is not None and not _plainly(question, turn, heard):
        told = _interrupted(person, question, turn, heard, meant, today, say)
    if told is not None:
        return told
    if not turn.understood:
        return None
    return _understood(person, flow, question, _stamped(question, person.state, turn, heard), heard.words, today)


def _plainly(question: Question, turn: Turn, heard: Words) -> bool:
    """Tell whether the words are the answer and cannot be anything else."""
    if not turn.understood or heard.answers:
        return False
    chosen = turn.state.answers.get(question.name) in question.values
    taken = question.kind not in _OWN_WORDS and turn.state.pending is None
    return chosen or taken or steering(heard.words) is not None


def _interrupted(
    person: Person, question: Question, turn: Turn, heard: Words, meant: Meant, today: date, say: Say
) -> Response | None:
    """Hear what goes before the answer: despair, the wishes of every state, and a sure question in its place."""
    if heard.forwarded:
        return None
    if meant.intent == "distress" and len(heard.words) <= _LONGEST_CRY:
        return passing.comforted(person)
    if meant.anywhere and (meant.certain or not (turn.understood or question.verbatim)):
        return passing.tell(person, meant, meant.anywhere, today, say)
    if not turn.understood or question.verbatim or not meant.asks:
        return None
    if question.kind in _OWN_WORDS and meant.intent in _OF_A_VACANCY:
        return None
    if "?" in heard.words and (told := _explained(person, heard.words, today)):
        return told
    if told := recognising.told(person, meant, today, say):
        return told
    return passing.tell(person, meant, meant.intent, today, say) if meant.intent else None


def _stamped(question: Question | None, before: State, turn: Turn, heard: Words) -> Turn:
    """Keep which message brought an answer, where somebody wants to know it."""
    if question is None or not question.stamps:
        return turn
    given, earlier = (state.answers.get(question.name) for state in (turn.state, before))
    if given in (None, earlier):
        return turn
    return replace(turn, state=turn.state.answered(question.stamps, str(heard.message_id)))


def _understood(
    person: Person, flow: Flow[Any], question: Question | None, turn: Turn, said: str, today: date
) -> Response:
    """Remove a whole number from the chat where only its end was asked for."""
    response = turned(person, flow, turn, today)
    if question is not None and question.kind == "digits" and holds_secret(said):
        return replace(response, view=response.view.under(_ENOUGH), retract=True)
    return response


def _at_large(person: Person, heard: Words, meant: Meant, today: date, say: Say) -> Response:
    """Look for a choice, a command, a subject of one of the rooms, an intent, or a word to be explained."""
    waiting = waits(person, today)
    if not waiting and not heard.forwarded and (asked := asking.waiting(person.memory)):
        choice = asking.chosen(asked, heard.words, say)
        if choice is not None:
            return passing.chose(person, Meant(asked.words), choice, today, say)
    if not waiting and not heard.forwarded and (told := recognising.moved(person, meant, today)):
        return told
    if flow := _BEGUN.get(_plain(heard.words)):
        return begun(person, flow, today)
    command = _asked_for(heard.words)
    if command and not (waiting and laid_off(heard.words)):
        line = _LINES.get(command) if waiting else None
        return stand(person, today, line) if line else passing.landed(person, command, "", today)
    taken = None if waiting else _first_of(HEARINGS, person, heard, today)
    return taken or _in_passing(person, heard, meant, today, say)


def _asked_for(said: str) -> str | None:
    """Return the command that a whole message stands for."""
    return ASKED.get(_plain(said)) or shortcut(said)


def _plain(said: str) -> str:
    return " ".join(said.casefold().split()).rstrip("?!. ")


def _in_passing(person: Person, heard: Words, meant: Meant, today: date, say: Say) -> Response:
    """Explain a word, answer an intent, or meet what nobody understands."""
    if meaning := term(heard.words):
        return stand(person, today, meaning)
    if not heard.forwarded and (told := recognising.told(person, meant, today, say)):
        return told
    if meant.intent == "eligibility_check" and (told := _explained(person, heard.words, today)):
        return told
    if meant.intent and (not heard.forwarded or (meant.asks and meant.intent not in _OF_A_VACANCY)):
        return passing.tell(person, meant, meant.intent, today, say)
    if told := _explained(person, heard.words, today):
        return told
    waiting = waits(person, today)
    if not waiting and not meant.foreign and meant.likely[:1] in _LAID_OFF and laid_off(heard.words):
        return passing.tell(person, meant, "eligibility_check", today, say)
    if holds_secret(heard.words):
        note = TYPED_NUMBER if asked_kind(person, today) == "contact" else SECRETS
        return replace(stand(person, today, note), retract=True)
    return passing.warned(person, today) if heard.forwarded else passing.unclear(person, meant, today)


def _explained(person: Person, said: str, today: date) -> Response | None:
    """Show what a word means, or a page of information that is asked for by its name."""
    if meaning := term(said):
        return stand(person, today, meaning)
    topic = topic_of(said)
    if topic is None:
        return None
    if waits(person, today):
        return stand(person, today, *topic.parts(today))
    return Response(pages.topic(topic.name, today))
