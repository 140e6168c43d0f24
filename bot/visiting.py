"""What happens inside the transaction of one message: converse, remember, do what was asked for, render."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from aiogram.methods import SendMessage

from bot.boards import Boards
from bot.effects import perform
from bot.memory import Remembered
from bot.noting_dates import note_dates
from bot.own_name import OwnName
from bot.reaching import note_reached
from bot.render import render
from bot.words import Voice, Voices
from conversations.campaigns.terms import Terms
from conversations.eligibility.flow import FLOW as CHECK
from conversations.engine.state import Answers, Pending, State
from conversations.engine.values import SEALED
from conversations.listening.fragments import unfinished
from conversations.reception.converse import converse
from conversations.reception.hearing import at_large
from conversations.reception.person import Heard, Person, Response, Words
from conversations.registry import FLOWS
from storage import Progress, Visit
from storage.seal import Seal


@dataclass(frozen=True, slots=True)
class Reply:
    """A rendered response: the message, and what goes beside it. `closes` a keyboard that was offered before."""

    message: SendMessage
    response: Response
    voice: Voice
    closes: bool = False


class Visiting:
    """Makes the step of a message; `today` fixes the day, `seal` hides identifiers before they are stored."""

    def __init__(
        self,
        voices: Voices,
        seal: Seal,
        today: date | None = None,
        boards: Boards | None = None,
        name: OwnName | None = None,
        terms: Terms | None = None,
    ) -> None:
        self._voices = voices
        self._seal = seal
        self._today = today
        self._boards = boards or Boards(today)
        self._name = name or OwnName()
        self._terms = terms or Terms()

    def step(self, heard: Heard, chat_id: int, at: datetime) -> Callable[[Visit], Reply]:
        """Return the step that runs inside the transaction."""

        def step(visit: Visit) -> Reply:
            person, today = self._person(visit, at), self._day(visit, at)
            voice, flows, before = self._voices[person.language], person.flows, person.state
            response = converse(person, heard, today, voice.plain)
            self._remember(visit, response)
            perform(response.effects, visit, at, person.memory)
            note_reached(flows.get(CHECK.name), response, visit)
            note_dates(flows.get(CHECK.name), state_of(visit.flows.get(CHECK.name)), visit, today)
            voice = self._voices[visit.participant.language]
            closes = _waits_for_contact(before) and not _waits_for_contact(response.state or before)
            return Reply(render(response.view, voice, chat_id), response, voice, closes)

        return step

    def patient_step(self, heard: Words, chat_id: int, at: datetime) -> Callable[[Visit], Reply | None]:
        """Return the same step; it gives `None` and changes nothing where the words may go on in the next message."""
        answer = self.step(heard, chat_id, at)

        def step(visit: Visit) -> Reply | None:
            waits = unfinished(heard.words) and at_large(self._person(visit, at), self._day(visit, at))
            return None if waits else answer(visit)

        return step

    def _person(self, visit: Visit, at: datetime) -> Person:
        memory = Remembered(visit, at, self._boards, self._seal, self._name, self._terms)
        flows = {flow: _state(one) for flow, one in visit.flows.items()}
        before = flows.get(visit.progress.flow) if visit.progress else None
        return Person(visit.participant.language, before, memory, flows)

    def _day(self, visit: Visit, at: datetime) -> date:
        return self._today or at.astimezone(_zone(visit.participant.time_zone)).date()

    def _remember(self, visit: Visit, response: Response) -> None:
        """Write a response's changes to what is remembered."""
        if response.state is not None:
            visit.progress = self._progress(visit.participant.user_id, response.state)
        if response.consent is not None:
            word = response.consent
            visit.record_consent(word.purpose, granted=word.granted, words_hash=word.words_hash, version=word.version)
        if response.language is not None:
            visit.participant = replace(visit.participant, language=response.language)
        if not visit.participant.reachable:
            visit.participant = replace(visit.participant, reachable=True)

    def _progress(self, user_id: int, state: State) -> Progress:
        pending = {"question": state.pending.question, "value": state.pending.value} if state.pending else None
        return Progress(
            user_id=user_id,
            flow=state.flow,
            version=state.version,
            run=state.run,
            answers=self.sealed(state.flow, state.answers),
            pending=pending,
            active=state.active,
            at=state.at,
        )

    def sealed(self, flow: str, answers: Answers) -> Answers:
        """Hide the answers to private questions; what is stored of them can only be compared."""
        private = _private_questions(flow)
        if not private:
            return answers
        return {name: self._hide(private.get(name, ""), value) for name, value in answers.items()}

    def _hide(self, kind: str, value: str) -> str:
        return value if not kind or SEALED.fullmatch(value) else f"#{self._seal.hash(kind, value)}"


@lru_cache
def _private_questions(flow: str) -> dict[str, str]:
    return {ask.name: ask.private for ask in FLOWS[flow].questions() if ask.private} if flow in FLOWS else {}


def _waits_for_contact(state: State | None) -> bool:
    """Tell whether the button that shares a number may be open."""
    if state is None or not state.active:
        return False
    return any(name not in state.answers for name in _contacts(state.flow))


@lru_cache
def _contacts(flow: str) -> tuple[str, ...]:
    return tuple(ask.name for ask in FLOWS[flow].questions() if ask.kind == "contact") if flow in FLOWS else ()


def state_of(progress: Progress | None) -> State | None:
    """Return where a person stands, from what is remembered."""
    return None if progress is None else _state(progress)


def _state(progress: Progress) -> State:
    pending = Pending(**progress.pending) if progress.pending else None
    return State(progress.flow, progress.version, progress.run, progress.answers, pending, progress.at, progress.active)


@lru_cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
