"""What an application or a call does for the benefit month that runs, noted by the payment guard in its own way."""

from dataclasses import dataclass
from datetime import date

from conversations.effects import LogEvidence
from conversations.engine.actions import Open
from conversations.engine.text import Said
from conversations.engine.view import Button, Rows
from conversations.payment_guard.hand import hands, newest
from conversations.payment_guard.noting import note
from conversations.payment_guard.records import Evidence
from conversations.payment_guard.telling import Told
from conversations.reception.person import Person
from conversations.reception.secrets import masked

_KEPT = 80
"""Signs of a name that the payment guard keeps."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The proof for a benefit month, what is said of it, and the buttons that help; empty where no claim is paid."""

    proof: LogEvidence | None = None
    said: tuple[Said, ...] = ()
    ways: Rows = ()


def counted(person: Person, told: Told, today: date) -> Counted:
    """Let the payment guard note a proof for the month that runs."""
    hand = newest(person.memory, today) if person.memory.agreed("claim") else None
    if hand is None:
        return Counted()
    answer = note(hand, (told,))
    proof = next((effect for effect in answer.effects if isinstance(effect, LogEvidence)), None)
    said = answer.view.parts[1:] if proof else answer.view.parts
    # What it offers to take the proof back would leave the application behind.
    return Counted(proof, said, tuple(row for row in answer.view.buttons if not _takes_back(row)))


def _takes_back(row: tuple[Button, ...]) -> bool:
    return any(isinstance(button.action, Open) and button.action.page == "latest" for button in row)


def proof_of(person: Person, told: Told, today: date) -> Evidence | None:
    """Find a proof that was kept of just this."""
    kept = (proof for hand in hands(person.memory, today) for proof in hand.evidence)
    meant = (told.kind, told.on, masked(told.note)[:_KEPT])
    return next((each for each in kept if (each.kind, each.on, each.note) == meant), None)
