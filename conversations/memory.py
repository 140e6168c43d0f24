"""What a conversation may ask about the person it talks with; read only when it matters."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from conversations.claim_status.claim import Claim
from conversations.payment_guard.records import Evidence, MonthRecord
from conversations.privacy.held import PersonCopy, Receipt


@dataclass(frozen=True, slots=True)
class Lock:
    """A person failed too often to prove a claim: until when, and the code by which an officer finds the lock."""

    until: datetime
    code: str


class Memory(Protocol):
    """What is remembered of one person."""

    def agreed(self, purpose: str) -> bool:
        """Tell whether the person agrees to a purpose now."""

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims that the person proved or told, the newest first."""

    def months(self, claim_id: int) -> tuple[MonthRecord, ...]:
        """Return what the person told about the months of a claim, by number."""

    def evidence(self, claim_id: int) -> tuple[Evidence, ...]:
        """Return the proofs for all months of a claim, oldest first."""

    def silenced(self) -> frozenset[str]:
        """Return the kinds of messages that the person does not want."""

    def lock(self) -> Lock | None:
        """Return the lock on proving a claim, if it stands now."""

    def roles(self) -> frozenset[str]:
        """Return the person's roles as staff; most people have none."""

    def copy(self) -> PersonCopy | None:
        """Return all that is held about the person, and note in it that they asked; `None` when nothing is."""

    def receipt(self) -> Receipt | None:
        """Return the receipt for a wish to be erased, the same for the whole message; `None` when nothing is held."""

    def has_lock(self, code: str) -> bool:
        """Tell whether a lock of anybody goes by this code now; for staff."""


class Blank:
    """The memory of somebody about whom nothing is known."""

    def agreed(self, purpose: str) -> bool:
        """Nobody agreed to anything."""
        return False

    def claims(self) -> tuple[Claim, ...]:
        """No claims."""
        return ()

    def months(self, claim_id: int) -> tuple[MonthRecord, ...]:
        """No months."""
        return ()

    def evidence(self, claim_id: int) -> tuple[Evidence, ...]:
        """No proofs."""
        return ()

    def silenced(self) -> frozenset[str]:
        """Every kind of message is welcome."""
        return frozenset()

    def lock(self) -> Lock | None:
        """No lock."""
        return None

    def roles(self) -> frozenset[str]:
        """No staff."""
        return frozenset()

    def copy(self) -> PersonCopy | None:
        """Nothing is held."""
        return None

    def receipt(self) -> Receipt | None:
        """There is nothing to erase."""
        return None

    def has_lock(self, code: str) -> bool:
        """No locks."""
        return False
