"""What a conversation may ask about a person, read within the transaction of the message."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from bot.boards import Boards
from bot.own_name import OwnName
from bot.remembered.campaigns import RememberedCampaigns
from bot.remembered.listening import RememberedListening
from bot.remembered.office import RememberedOffice
from bot.remembered.outcomes import RememberedOutcomes
from bot.remembered.sources import RememberedSources
from bot.remembered.tickets import RememberedTickets
from conversations.campaigns.terms import Terms
from conversations.claim_status.claim import Claim
from conversations.counselling.records import Appointment, Booking, CounselNote, Slot
from conversations.memory import Lock
from conversations.payment_guard.records import Evidence, MonthRecord
from conversations.privacy.held import PersonCopy, Receipt
from conversations.training.records import Enrolment, Training
from conversations.vacancies.records import Application, SavedSearch
from storage import (
    Visit,
    applications,
    appointments,
    attempts,
    copies,
    counselling,
    directory,
    erasures,
    evidence,
    months,
    searches,
    silences,
    staff,
    suggested,
    trainings,
)
from storage.seal import Seal

if TYPE_CHECKING:
    from conversations.vacancies.board import Board

_LATELY = timedelta(days=7)


class Remembered:
    """The memory of the person of a visit; each thing is read when it is asked for, and only then."""

    def __init__(self, visit: Visit, now: datetime, boards: Boards, seal: Seal, name: OwnName, terms: Terms) -> None:
        self._visit = visit
        self._now = now
        self._boards = boards
        self._seal = seal
        self._name = name
        self._terms = terms

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
        return frozenset(self._places)

    def copy(self) -> PersonCopy | None:
        """Return all that is held about the person, and note that it was handed out."""
        return copies.hand_out(self._connection, self._user_id, self._now)

    def receipt(self) -> Receipt | None:
        """Return the receipt for a wish to be erased, the same for the whole message."""
        return self._receipt

    def board(self) -> "Board":
        """Return all open vacancies; the same board for everybody who asks meanwhile."""
        return self._boards.current

    def heard_at(self) -> datetime:
        """Return the moment of the message."""
        return self._now

    def link(self, payload: str) -> str:
        """Return the link that opens the chat with this payload; "" while the bot's name is not known."""
        return self._name.link(payload)

    def time_zone(self) -> str:
        """Return the person's time zone."""
        return self._visit.participant.time_zone

    def region(self) -> str:
        """Return where the person is, as far as their claim tells."""
        return self._visit.participant.region or ""

    def free_hours(self, region: str) -> tuple[Slot, ...]:
        """Return the free hours of counsellors for a region, the next first."""
        return counselling.free(self._connection, self._now, region)

    def hour(self, slot_id: int) -> Slot | None:
        """Return one hour of a counsellor."""
        return counselling.get(self._connection, slot_id)

    def held_hour(self) -> Booking | None:
        """Return the hour that the person holds and that has not ended."""
        return counselling.held(self._connection, self._user_id, self._now)

    def take_hour(self, slot_id: int) -> bool:
        """Take an hour for the person, and plan what reminds them of it."""
        return appointments.take(self._connection, self._visit.participant, slot_id, self._now)

    def regions(self, role: str) -> tuple[str, ...]:
        """Return where the person has a role, areas of branches by their regions; "" is everywhere."""
        return self._places.get(role, ())

    def own_hours(self) -> tuple[Slot, ...]:
        """Return the coming hours that the person offers as a counsellor, and those of the last week."""
        return counselling.of_counsellor(self._connection, self._user_id, self._now - _LATELY)

    def appointments(self) -> tuple[Appointment, ...]:
        """Return who holds these hours."""
        return counselling.appointments(self._connection, self._user_id, self._now - _LATELY)

    def counsel_notes(self, slot_id: int) -> tuple[CounselNote, ...]:
        """Return what the person noted as a counsellor on whoever holds an hour."""
        return counselling.notes(self._connection, self._user_id, slot_id)

    def trainings(self, today: date, near: Collection[str]) -> list[Training]:
        """Return the trainings that one may still join, those online or `near`."""
        return trainings.open_ones(self._connection, today, near)

    def training(self, training_id: int) -> Training | None:
        """Return one training of the catalogue, also when it is not open any more."""
        return trainings.get(self._connection, training_id)

    def enrolments(self) -> tuple[Enrolment, ...]:
        """Return the trainings in which the person enrolled by their own word, those that go on first."""
        return trainings.of_person(self._connection, self._user_id)

    def applications(self) -> tuple[Application, ...]:
        """Return the person's applications, the newest first."""
        return self._applications

    def searches(self) -> tuple[SavedSearch, ...]:
        """Return the searches that the person wants to hear of, the oldest first."""
        return searches.of_person(self._connection, self._user_id)

    def suggested(self) -> frozenset[str]:
        """Return the twins of all vacancies that the person was shown or does not want."""
        return frozenset(self._suggested)

    def refused(self) -> frozenset[str]:
        """Return the twins of the vacancies that are not for the person."""
        return frozenset(twin for twin, how in self._suggested.items() if how == suggested.REFUSED)

    def office(self) -> RememberedOffice:
        """Return what may be asked about officers."""
        return RememberedOffice(self._connection, self._user_id, self._now, self._name)

    def campaigns(self) -> RememberedCampaigns:
        """Return what may be asked about announcements."""
        return RememberedCampaigns(self._connection, self._user_id, self._now, self._terms)

    def sources(self) -> RememberedSources:
        """Return what may be asked about sources."""
        return RememberedSources(self._connection, self._user_id, self._now, self._seal)

    def outcomes(self) -> RememberedOutcomes:
        """Return what may be asked about results."""
        return RememberedOutcomes(self._connection, self._user_id, self._now, self._seal)

    def tickets(self) -> RememberedTickets:
        """Return what may be asked about tickets."""
        return RememberedTickets(self._connection, self._user_id, self._now)

    def listening(self) -> RememberedListening:
        """Return what may be asked about free text that was not understood."""
        return RememberedListening(self._connection, self._user_id, self._now)

    @cached_property
    def _places(self) -> Mapping[str, tuple[str, ...]]:
        # One page of the staff asks for many rights.
        return staff.by_role(self._connection, self._user_id)

    @cached_property
    def _applications(self) -> tuple[Application, ...]:
        return applications.of_person(self._connection, self._user_id)

    @cached_property
    def _suggested(self) -> dict[str, str]:
        return suggested.of_person(self._connection, self._user_id)

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
