"""Somebody who looks for a training, remembered as the bot would remember them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from conversations.effects import DropEnrolment, Effect, LogEvidence, NoteEnrolled, SetEnrolment
from conversations.engine.actions import Open
from conversations.engine.state import State
from conversations.engine.view import Button
from conversations.reception.converse import converse
from conversations.reception.person import Command, Person, Press, Response, Words
from conversations.training.records import Enrolment, Training
from conversations.vacancies.board import Board
from tests.conversations.payment_guard.people import Remembered, a_claim, shown, words_of

TODAY = date(2026, 11, 23)
STARTS, ENDS = date(2026, 12, 7), date(2026, 12, 18)


def a_training(number: int = 1, **known: Any) -> Training:
    """Return a training in Pematangsiantar that begins in two weeks."""
    basic: dict[str, Any] = {"title": f"Kelas {number}", "provider": "BLK Medan", "region": "12.72"}
    basic |= {"starts_on": STARTS, "ends_on": ENDS, "quota": 16, "link": "https://blk.example.id/kelas"}
    return Training(id=number, reference=str(number), source="blk", **(basic | known))


@dataclass
class Learner(Remembered):
    """What is remembered of somebody who learns."""

    own: list[Any] = field(default_factory=list)
    catalogue: list[Training] = field(default_factory=list)
    enrolled: list[Enrolment] = field(default_factory=list)
    vacancies: Board = field(default_factory=Board)
    asked_near: Collection[str] = ()

    def agreed(self, purpose: str) -> bool:
        """Agree to everything, or to nothing."""
        return self.consents

    def trainings(self, today: date, near: Collection[str]) -> Sequence[Training]:
        """Return the catalogue."""
        self.asked_near = near
        return self.catalogue

    def training(self, training_id: int) -> Training | None:
        """Return one training."""
        return next((each for each in self.catalogue if each.id == training_id), None)

    def enrolments(self) -> tuple[Enrolment, ...]:
        """Return the enrolments."""
        return tuple(sorted(self.enrolled, key=lambda each: each.state != "noted"))

    def board(self) -> Board:
        """Return the open vacancies."""
        return self.vacancies

    def do(self, effect: object) -> None:
        """Do what a conversation asked for, as the storage would."""
        match effect:
            case NoteEnrolled(training_id, on):
                known = self.training(training_id)
                if known and training_id not in [each.training_id for each in self.enrolled]:
                    days = (known.starts_on, known.ends_on)
                    kept = Enrolment(70 + training_id, training_id, known.title, known.provider, on, "noted", on, *days)
                    self.enrolled.append(kept)
            case SetEnrolment(changed, state, on):
                self.enrolled = [
                    replace(each, state=state, state_on=on) if each.id == changed else each for each in self.enrolled
                ]
            case DropEnrolment(gone):
                self.enrolled = [each for each in self.enrolled if each.id != gone]
            case _:
                super().do(effect)


@dataclass
class Learning:
    """Somebody who talks with the whole reception about trainings."""

    memory: Learner = field(default_factory=Learner)
    today: date = TODAY
    flows: dict[str, State] = field(default_factory=dict)
    last: Response | None = None

    def say(self, words: str) -> str:
        """Write something."""
        return self._hear(Words(words))

    def command(self, name: str) -> str:
        """Send a command."""
        return self._hear(Command(name))

    def open(self, page: str, argument: str = "") -> str:
        """Press a button that leads to a page, be it ours or forged."""
        return self._hear(Press(Open(page, argument)))

    def press(self, label: str) -> str:
        """Press a button of the last message."""
        return self._hear(Press(self.buttons()[label].action))

    def buttons(self) -> dict[str, Button]:
        """Return the buttons of the last message by their labels."""
        assert self.last
        return {shown(button.label): button for row in self.last.view.buttons for button in row}

    def effects(self) -> tuple[Effect, ...]:
        """Return what the last message asked the host to do."""
        assert self.last
        return self.last.effects

    def _hear(self, heard: Any) -> str:
        person = Person("id", None, self.memory, self.flows)
        self.last = converse(person, heard, self.today, shown)
        for effect in self.last.effects:
            self.memory.do(effect)
        return words_of(self.last.view)


def being_paid(**known: Any) -> Learner:
    """Return somebody whose benefit is in its second month."""
    return Learner(own=[a_claim(**known)])


def attendance(memory: Learner, percent: int) -> None:
    """Tell an attendance for the month that runs."""
    memory.do(LogEvidence(12, 2, "attendance", TODAY, "", percent))
