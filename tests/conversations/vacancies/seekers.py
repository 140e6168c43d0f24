"""Somebody who looks for work, remembered as the bot would remember them, before a board of vacancies."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from conversations import effects
from conversations.engine.actions import Open
from conversations.engine.state import State
from conversations.engine.view import Button
from conversations.reception.person import Person, Response, Words
from conversations.vacancies.board import Board
from conversations.vacancies.profile import FLOW, NAME
from conversations.vacancies.records import Application, SavedSearch, Vacancy
from conversations.vacancies.room import ROOM
from tests.conversations.payment_guard.people import Remembered, shown, words_of

TODAY = date(2026, 11, 27)
AT = datetime(2026, 11, 27, 3, tzinfo=UTC)
SIANTAR, SIMALUNGUN, MEDAN, TOBA = "12.72", "12.08", "12.71", "12.12"
OPERATOR: Mapping[str, str] = {"wanted": "operator produksi", "region": SIANTAR}
"""What somebody answered who wants to work as an operator in Pematangsiantar."""


def a_vacancy(number: int, title: str = "Operator Produksi", **known: Any) -> Vacancy:
    """Return one open vacancy, each of an employer of its own."""
    basic: dict[str, Any] = {
        "reference": f"karirhub:{number}",
        "source": "karirhub",
        "employer": f"PT Nomor {number}",
        "region": SIANTAR,
        "wage_min": 3_000_000,
        "link": f"https://karirhub.kemnaker.go.id/lowongan/{number}",
        "expires_on": date(2026, 12, 20),
        "twin": f"twin-{number}",
        "first_seen_on": date(2026, 11, 20),
        "last_seen_on": TODAY,
    }
    return Vacancy(id=number, title=title, **(basic | known))


def some(count: int, **known: Any) -> list[Vacancy]:
    """Return so many vacancies."""
    return [a_vacancy(number, **known) for number in range(1, count + 1)]


@dataclass
class Seeking(Remembered):
    """What is remembered of somebody who looks for work."""

    vacancies: list[Vacancy] = field(default_factory=lambda: some(12))
    work: bool = True
    noted: list[Application] = field(default_factory=list)
    wishes: list[SavedSearch] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)
    _numbers: Any = field(default_factory=lambda: itertools.count(1))

    def agreed(self, purpose: str) -> bool:
        """Tell whether the person agreed."""
        return self.work if purpose == "work" else super().agreed(purpose)

    def board(self) -> Board:
        """Return the board of the day."""
        return Board.of(self.vacancies)

    def applications(self) -> tuple[Application, ...]:
        """Return the applications, the newest first."""
        return tuple(sorted(self.noted, key=lambda each: (each.applied_on, each.id), reverse=True))

    def searches(self) -> tuple[SavedSearch, ...]:
        """Return the searches."""
        return tuple(self.wishes)

    def suggested(self) -> frozenset[str]:
        """Return what was shown or refused."""
        return frozenset(self.seen)

    def refused(self) -> frozenset[str]:
        """Return what is not for the person."""
        return frozenset(twin for twin, how in self.seen.items() if how == "refused")

    def silenced(self) -> frozenset[str]:
        """Return the kinds of messages that are stopped."""
        return frozenset(self.silent)

    def do(self, effect: object) -> None:
        """Do what a conversation asked for, as the storage would."""
        match effect:
            case effects.NoteShown(twins):
                self.seen = {**dict.fromkeys(twins, "shown"), **self.seen}
            case effects.Refuse(twin, refused):
                self.seen[twin] = "refused" if refused else "shown"
            case effects.ForgetShown():
                self.seen = {twin: how for twin, how in self.seen.items() if how == "refused"}
            case effects.SaveSearch(wanted, region, every, _):
                self.wishes.append(SavedSearch(next(self._numbers), wanted, region, every, AT))
            case effects.DropSearch(gone):
                self.wishes = [each for each in self.wishes if each.id != gone]
            case effects.SetSilence(kind, stopped):
                (self.silent.add if stopped else self.silent.discard)(kind)
            case _:
                self._do_with_application(effect)

    def _do_with_application(self, effect: object) -> None:
        match effect:
            case effects.NoteApplied():
                self._apply(effect)
            case effects.DateApplied(number, on, _):
                self._change(number, applied_on=on, state_on=on)
            case effects.SetStep(number, before, step, on):
                assert self._one(number).state == before
                self._change(number, state=step, state_on=on)
            case effects.DropApplication(number):
                proof = self._one(number).evidence_id
                self.kept = [each for each in self.kept if each.id != proof]
                self.noted = [each for each in self.noted if each.id != number]
            case _:
                super().do(effect)

    def _apply(self, effect: effects.NoteApplied) -> None:
        assert effect.twin not in {each.twin for each in self.noted}
        if effect.proof:
            super().do(effect.proof)
        proof = self.kept[-1].id if effect.proof else None
        known = (effect.vacancy_id, effect.twin, effect.title, effect.employer, effect.on, "sent", effect.on, proof)
        self.noted.append(Application(next(self._numbers), *known))  # type: ignore[arg-type] # "sent" is a step

    def _one(self, number: int) -> Application:
        return next(each for each in self.noted if each.id == number)

    def _change(self, number: int, **known: Any) -> None:
        self.noted = [replace(each, **known) if each.id == number else each for each in self.noted]


def without_claim(**known: Any) -> Seeking:
    """Return somebody of whom no claim is known."""
    return Seeking(own=[], **known)


@dataclass
class Seeker:
    """Somebody who opens pages of the room, presses buttons by their English labels, and writes."""

    memory: Seeking = field(default_factory=Seeking)
    today: date = TODAY
    answers: Mapping[str, str] = field(default_factory=lambda: OPERATOR)
    last: Response | None = None

    @property
    def person(self) -> Person:
        """The person as the reception knows them."""
        flows = {NAME: State(NAME, FLOW.version, answers=dict(self.answers), active=False)} if self.answers else {}
        return Person("id", None, self.memory, flows)

    def command(self, name: str, argument: str = "") -> str:
        """Send a command."""
        response = ROOM.commands[name](self.person, argument, self.today)
        assert response
        return self._take(response)

    def open(self, page: str, argument: str = "") -> str:
        """Open a page."""
        return self._take(ROOM.pages[page](self.person, argument, self.today))

    def say(self, words: str) -> str | None:
        """Write something; nothing comes back where it is left to others."""
        plain = words.casefold()
        if plain in ROOM.asked:
            return self.command(ROOM.asked[plain])
        assert ROOM.hears
        response = ROOM.hears(self.person, Words(words), self.today)
        return self._take(response) if response else None

    def press(self, label: str) -> str:
        """Press a button of the last message that leads to a page of the room."""
        action = self.button(label).action
        assert isinstance(action, Open), action
        return self.open(action.page, action.argument)

    def button(self, label: str) -> Button:
        """Return the button of the last message with this label."""
        return self.buttons[label]

    @property
    def buttons(self) -> dict[str, Button]:
        """The buttons of the last message by their labels."""
        assert self.last
        return {shown(button.label): button for row in self.last.view.buttons for button in row}

    @property
    def ways(self) -> list[Open]:
        """The pages to which the buttons of the last message lead."""
        return [button.action for button in self.buttons.values() if isinstance(button.action, Open)]

    def _take(self, response: Response) -> str:
        self.last = response
        for effect in response.effects:
            self.memory.do(effect)
        return words_of(response.view)


def titles(said: str) -> list[int]:
    """Return the numbers of the employers that a list names, in their order."""
    return [int(each.partition(" ")[0].partition("\n")[0]) for each in said.split("PT Nomor ")[1:]]
