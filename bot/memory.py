"""What a conversation may ask about a person, read within the transaction of the message."""

from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from conversations.claim_status.claim import Claim
from conversations.memory import Lock
from conversations.payment_guard.records import Evidence, MonthRecord
from conversations.privacy.held import PersonCopy, Receipt
from storage import Visit, attempts, copies, directory, erasures, evidence, months, silences, staff


class Remembered:
    """The memory of the person of a visit; each thing is read when it is asked for, and only then."""

    def __init__(self, visit: Visit, now: datetime) -> None:
        self._visit = visit
        self._now = now

    def agreed(self, purpose: str) -> bool:
        """Tell whether the person agrees to a purpose now."""
        word = self._visit.consents.get(purpose)
        return word is not None and word.granted

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims that the person proved or told, the newest first."""
        return self._claims

    def months(self, claim_id: int) -> tuple[MonthRecord, ...]:
        """Return what the person told about the months of a claim, by number."""
        return months.of_claim(self._connection, self._user_id, claim_id)

    def evidence(self, claim_id: int) -> tuple[Evidence, ...]:
        """Return the proofs for all months of a claim, oldest first."""
        return evidence.of_claim(self._connection, self._user_id, claim_id)

    def silenced(self) -> frozenset[str]:
        """Return the kinds of messages that the person does not want."""
        return silences.of(self._connection, self._user_id)

    def lock(self) -> Lock | None:
        """Return the lock on proving a claim, if it stands now."""
        return attempts.lock_of(self._connection, self._user_id, self._now)

    def roles(self) -> frozenset[str]:
        """Return the person's roles as staff; most people have none."""
        return staff.roles_of(self._connection, self._user_id)

    def copy(self) -> PersonCopy | None:
        """Return all that is held about the person, and note that it was handed out."""
        return copies.hand_out(self._connection, self._user_id, self._now)

    def receipt(self) -> Receipt | None:
        """Return the receipt for a wish to be erased, the same for the whole message."""
        return self._receipt

    def has_lock(self, code: str) -> bool:
        """Tell whether a lock stands under this code, whoever it is that cannot prove a claim."""
        return attempts.has_lock(self._connection, code, self._now)

    @cached_property
    def _receipt(self) -> Receipt:
        return erasures.receipt_for(self._connection, self._user_id, self._now)

    @cached_property
    def _claims(self) -> tuple[Claim, ...]:
        return directory.claims_of(self._connection, self._user_id)

    @property
    def _connection(self) -> Connection:
        return self._visit.connection

    @property
    def _user_id(self) -> int:
        return self._visit.participant.user_id
