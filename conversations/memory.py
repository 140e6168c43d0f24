"""What a conversation may ask about the person it talks with; read only when it matters."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Protocol

from conversations.campaigns.port import Campaigns, NoCampaigns
from conversations.claim_status.claim import Claim
from conversations.counselling.records import Appointment, Booking, CounselNote, Slot
from conversations.listening.port import Listening, NoListening
from conversations.outcomes.port import NoOutcomes, Outcomes
from conversations.payment_guard.records import Evidence, MonthRecord
from conversations.privacy.held import PersonCopy, Receipt
from conversations.socialization.port import NoSources, Sources
from conversations.staff.office import NoOffice, Office
from conversations.tickets.port import NoTickets, Tickets
from conversations.training.records import Enrolment, Training
from conversations.vacancies.records import Application, SavedSearch

if TYPE_CHECKING:
    from conversations.vacancies.board import Board


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

    def board(self) -> "Board":
        """Return all open vacancies, as they were known a moment ago."""

    def heard_at(self) -> datetime:
        """Return the moment of the message, aware."""

    def time_zone(self) -> str:
        """Return the person's time zone, by its IANA name."""

    def region(self) -> str:
        """Return the Kemendagri code of where the person is, "" when it is not known."""

    def free_hours(self, region: str) -> tuple[Slot, ...]:
        """Return the free hours of counsellors for a region, the next first."""

    def hour(self, slot_id: int) -> Slot | None:
        """Return one hour of a counsellor."""

    def held_hour(self) -> Booking | None:
        """Return the hour that the person holds and that has not ended."""

    def take_hour(self, slot_id: int) -> bool:
        """Take an hour for the person in the transaction of the message; false when it is not free any more."""

    def regions(self, role: str) -> tuple[str, ...]:
        """Return the Kemendagri codes of where the person has a role; "" is everywhere."""

    def own_hours(self) -> tuple[Slot, ...]:
        """Return the coming hours that the person offers as a counsellor, and those of the last week."""

    def appointments(self) -> tuple[Appointment, ...]:
        """Return who holds these hours."""

    def counsel_notes(self, slot_id: int) -> tuple[CounselNote, ...]:
        """Return what the person noted as a counsellor on whoever holds an hour, the newest first."""

    def applications(self) -> tuple[Application, ...]:
        """Return the person's applications, the newest first."""

    def searches(self) -> tuple[SavedSearch, ...]:
        """Return the searches that the person wants to hear of, the oldest first."""

    def suggested(self) -> frozenset[str]:
        """Return the twins of all vacancies that the person was shown or does not want."""

    def refused(self) -> frozenset[str]:
        """Return the twins of the vacancies that are not for the person."""

    def trainings(self, today: date, near: Collection[str]) -> Sequence[Training]:
        """Return the trainings that one may still join, those online or `near` (codes of regions; empty: anywhere)."""

    def training(self, training_id: int) -> Training | None:
        """Return one training of the catalogue, also when it is not open any more."""

    def enrolments(self) -> tuple[Enrolment, ...]:
        """Return the trainings in which the person enrolled by their own word, those that go on first."""

    def link(self, payload: str) -> str:
        """Return the link that opens the chat with this payload; "" while the bot's name is not known."""

    def office(self) -> Office:
        """Return what may be asked about officers; for staff, and for whoever was invited."""

    def campaigns(self) -> Campaigns:
        """Return what may be asked about announcements."""

    def sources(self) -> Sources:
        """Return what may be asked about sources and the workers of a factory."""

    def outcomes(self) -> Outcomes:
        """Return what may be asked about results, figures and the codes of messages."""

    def tickets(self) -> Tickets:
        """Return what may be asked about tickets."""

    def listening(self) -> Listening:
        """Return what may be asked about free text that was not understood."""


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

    def board(self) -> "Board":
        """No vacancies."""
        from conversations.vacancies.board import Board

        return Board()

    def heard_at(self) -> datetime:
        """The beginning of time: nothing has happened yet."""
        return datetime.min.replace(tzinfo=UTC)

    def time_zone(self) -> str:
        """The zone of Jakarta."""
        return "Asia/Jakarta"

    def region(self) -> str:
        """Nowhere."""
        return ""

    def free_hours(self, region: str) -> tuple[Slot, ...]:
        """No hours."""
        return ()

    def hour(self, slot_id: int) -> Slot | None:
        """No hour."""
        return None

    def held_hour(self) -> Booking | None:
        """No hour."""
        return None

    def take_hour(self, slot_id: int) -> bool:
        """Nothing is free."""
        return False

    def regions(self, role: str) -> tuple[str, ...]:
        """No roles."""
        return ()

    def own_hours(self) -> tuple[Slot, ...]:
        """No hours."""
        return ()

    def appointments(self) -> tuple[Appointment, ...]:
        """Nobody."""
        return ()

    def counsel_notes(self, slot_id: int) -> tuple[CounselNote, ...]:
        """No notes."""
        return ()

    def applications(self) -> tuple[Application, ...]:
        """No applications."""
        return ()

    def searches(self) -> tuple[SavedSearch, ...]:
        """No searches."""
        return ()

    def suggested(self) -> frozenset[str]:
        """Nothing was shown."""
        return frozenset()

    def refused(self) -> frozenset[str]:
        """Everything is welcome."""
        return frozenset()

    def trainings(self, today: date, near: Collection[str]) -> Sequence[Training]:
        """No trainings."""
        return ()

    def training(self, training_id: int) -> Training | None:
        """No training."""
        return None

    def enrolments(self) -> tuple[Enrolment, ...]:
        """No trainings."""
        return ()

    def link(self, payload: str) -> str:
        """No link."""
        return ""

    def office(self) -> Office:
        """No staff."""
        return NoOffice()

    def campaigns(self) -> Campaigns:
        """No announcements."""
        return NoCampaigns()

    def sources(self) -> Sources:
        """No sources."""
        return NoSources()

    def outcomes(self) -> Outcomes:
        """Nothing came of anything."""
        return NoOutcomes()

    def tickets(self) -> Tickets:
        """No tickets."""
        return NoTickets()

    def listening(self) -> Listening:
        """Nothing was misunderstood."""
        return NoListening()
