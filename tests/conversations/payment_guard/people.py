"""A person with claims, remembered as the bot would remember them: what a conversation asks for is done at once."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from conversations.claim_status.claim import Claim
from conversations.effects import ChangeEvidence, DropEvidence, LogEvidence, MoveEvidence, SetDue, SetFiled
from conversations.engine.actions import Begin, Open
from conversations.engine.inspect import english
from conversations.engine.text import Lines, Raw, Said, Starred, Text
from conversations.engine.view import Button, View
from conversations.memory import Blank
from conversations.payment_guard.records import Evidence, EvidenceKind, MonthRecord
from conversations.reception.person import Heard, Person, Response, Words
from tests.conversations.rooms import answer

TODAY = date(2026, 11, 23)


def a_claim(**known: Any) -> Claim:
    """Return an approved claim in its second month."""
    told_at = datetime(2026, 11, 2, 3, tzinfo=UTC)
    basic: dict[str, Any] = {"id": 12, "state": "approved", "since": date(2026, 11, 2), "told_at": told_at, "month": 2}
    return Claim(**(basic | known))


def a_proof(number: int = 1, kind: EvidenceKind = "application", **known: Any) -> Evidence:
    """Return one proof for month 2, each with a company of its own."""
    basic: dict[str, Any] = {"claim_id": 12, "month": 2, "on": TODAY, "note": f"PT Nomor {number}"}
    return Evidence(id=number, kind=kind, **(basic | known))


@dataclass
class Remembered(Blank):
    """What is remembered of one person."""

    own: list[Claim] = field(default_factory=lambda: [a_claim()])
    kept: list[Evidence] = field(default_factory=list)
    told: dict[tuple[int, int], MonthRecord] = field(default_factory=dict)
    consents: bool = True
    _ids: int = 40

    def agreed(self, purpose: str) -> bool:
        """Tell whether the person agreed."""
        return self.consents and purpose == "claim"

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims."""
        return tuple(self.own)

    def months(self, claim_id: int) -> tuple[MonthRecord, ...]:
        """Return the records of a claim."""
        return tuple(record for (claim, _), record in sorted(self.told.items()) if claim == claim_id)

    def evidence(self, claim_id: int) -> tuple[Evidence, ...]:
        """Return the proofs of a claim, by day."""
        own = [proof for proof in self.kept if proof.claim_id == claim_id]
        return tuple(sorted(own, key=lambda proof: (proof.on, proof.id)))

    def do(self, effect: object) -> None:
        """Do what a conversation asked for, as the storage would."""
        match effect:
            case LogEvidence():
                self._ids += 1
                self.kept.append(Evidence(id=self._ids, **{name: getattr(effect, name) for name in effect.__slots__}))
            case DropEvidence(gone):
                self.kept = [proof for proof in self.kept if proof.id != gone]
            case ChangeEvidence(changed, kind):
                self.kept = [replace(proof, kind=kind) if proof.id == changed else proof for proof in self.kept]
            case MoveEvidence(moved, claim, number):
                self.kept = [
                    replace(proof, claim_id=claim, month=number) if proof.id == moved else proof for proof in self.kept
                ]
            case SetDue(claim, number, due_on):
                self.told[claim, number] = replace(self._record(claim, number), due_on=due_on)
            case SetFiled(claim, number, filed_on):
                self.told[claim, number] = replace(self._record(claim, number), filed_on=filed_on)
            case _:
                raise AssertionError(effect)

    def _record(self, claim: int, number: int) -> MonthRecord:
        return self.told.get((claim, number), MonthRecord(claim, number))


@dataclass
class Talker:
    """Somebody who opens pages, presses buttons by their English labels, and sends things."""

    memory: Remembered = field(default_factory=Remembered)
    today: date = TODAY
    last: Response | None = None

    @property
    def person(self) -> Person:
        """The person as the reception knows them."""
        return Person("id", None, self.memory)

    def send(self, heard: Heard | str) -> str | None:
        """Send something; return what is said, or nothing where it is left to others."""
        from conversations.payment_guard.room import ROOM

        assert ROOM.hears
        response = ROOM.hears(self.person, Words(heard) if isinstance(heard, str) else heard, self.today)
        return self._take(response) if response else None

    def open(self, page: str, argument: str = "") -> str:
        """Open a page."""
        from conversations.payment_guard.room import ROOM

        return self._take(ROOM.pages[page](self.person, argument, self.today))

    def command(self, name: str, argument: str = "") -> str:
        """Send a command."""
        from conversations.payment_guard.room import ROOM

        response = answer(ROOM, name, self.person, argument, self.today)
        assert response
        return self._take(response)

    def press(self, label: str) -> str:
        """Press a button of the last message that leads to a page of the room."""
        action = self.buttons()[label].action
        assert isinstance(action, Open), action
        return self.open(action.page, action.argument)

    def buttons(self) -> dict[str, Button]:
        """Return the buttons of the last message by their labels."""
        assert self.last
        return {shown(button.label): button for row in self.last.view.buttons for button in row}

    def leads_to(self, label: str) -> str:
        """Return the flow or page behind a button."""
        action = self.buttons()[label].action
        return action.flow if isinstance(action, Begin) else action.page if isinstance(action, Open) else ""

    def _take(self, response: Response) -> str:
        self.last = response
        for effect in response.effects:
            self.memory.do(effect)
        return words_of(response.view)


def words_of(view: View) -> str:
    """Return what a view says, in English."""
    return "\n".join(shown(part) for part in view.parts)


def shown(said: Said) -> str:
    """Say a text in English with its parameters filled in."""
    if isinstance(said, Raw | Starred):
        return said.words
    if isinstance(said, Lines):
        return "\n".join(shown(each) for each in said.lines)
    values = {name: shown(value) if isinstance(value, Text | Raw | Lines) else value for name, value in said.params}
    template = said.other if said.other and values["n"] != 1 else english(said)
    return template.format(**values)
