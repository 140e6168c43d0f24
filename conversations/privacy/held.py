"""All that is held about one person; moments are aware and in UTC."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from conversations.claim_status.claim import Claim
from conversations.listening.records import Unsure
from conversations.outcomes.stories import Experience
from conversations.payment_guard.records import Evidence, MonthRecord
from conversations.socialization.records import Scan
from conversations.training.records import Enrolment
from conversations.vacancies.records import Application, SavedSearch


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked at, or changed, what is held.

    `who` is "self", "import #12" or "petugas" with a Telegram id; `what` is "copy", "claim changed", "unlocked"; others
    are shown as they are.
    """

    who: str
    what: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HeldFlow:
    """The answers to one flow by question name; `pending` is a reading that waits for a yes, `at` is being changed."""

    flow: str
    version: str
    run: int
    answers: Mapping[str, str]
    pending: Mapping[str, str] | None
    active: bool
    at: str | None
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class HeldConsent:
    """One word on one purpose, with the hash of the words that were shown."""

    purpose: str
    granted: bool
    version: str
    words_hash: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HeldClaim:
    """A claim and since when it is linked; `sealed` names what is held of it as keyed hash only."""

    claim: Claim
    linked_at: datetime
    sealed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldProof:
    """A proof, and when it was told."""

    proof: Evidence
    at: datetime


@dataclass(frozen=True, slots=True)
class HeldMessage:
    """An unasked message, planned or sent; `params` is the JSON text that fills its words."""

    kind: str
    template: str
    params: str
    state: str
    due_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class HeldAttempts:
    """Failed tries to prove a claim, and the lock that they led to."""

    failures: int
    first_at: datetime
    locked_until: datetime | None
    code: str


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role as staff, everywhere ("") or in one region."""

    role: str
    region: str
    since: datetime


@dataclass(frozen=True, slots=True)
class HeldHour:
    """An hour with a counsellor that the person booked, at the moment `at`."""

    starts_at: datetime
    counsellor: str
    place: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HeldVacancy:
    """A vacancy that the person was "shown" or "refused", by the mark that all of its copies share."""

    twin: str
    how: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HeldPaidMonth:
    """A benefit month that an office told as paid, at the moment `at`; whole rupiah."""

    claim_id: int
    month: int
    amount: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class HeldTicket:
    """A ticket of the person, and what was said in it, oldest first: the way, the words (or the kind of file), when."""

    id: int
    topic: str
    region: str
    opened_at: datetime
    closed_at: datetime | None = None
    rating: int | None = None
    lines: tuple[tuple[str, str, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class PersonCopy:
    """Everything held about a person.

    `silences` are the kinds of messages they stopped, and when; `updates` counts the messages remembered as handled, of
    which no words are kept; `receipts` are wishes to be erased that are not done yet, and by when they will be.
    `notes_on` are the moments at which counsellors noted something on them; as a counsellor they wrote `notes_by`, and
    offer `hours_offered`. As an officer they composed and approved so many announcements, and saved so many audiences
    (`composed`, `approved`, `audiences`). `key_dates` are the dates that messages count from, by what they are.
    `came_by` are the sources they came by; `employer_since` is since when they speak for an employer.
    In the audit log they stand under the number `officer`, with so many `deeds`; so many `invitations` are theirs.
    `asked_back` is what they wrote last that the bot asked back about; `tickets` are their talks with officers.
    `milestones` tell how far they came, and when; `paid_months` are those of the claims that are linked to them.
    """

    user_id: int
    language: str
    time_zone: str
    region: str
    reachable: bool
    source: str
    created_at: datetime
    last_seen_on: date
    flows: tuple[HeldFlow, ...] = ()
    consents: tuple[HeldConsent, ...] = ()
    claims: tuple[HeldClaim, ...] = ()
    months: tuple[MonthRecord, ...] = ()
    proofs: tuple[HeldProof, ...] = ()
    silences: tuple[tuple[str, datetime], ...] = ()
    attempts: HeldAttempts | None = None
    messages: tuple[HeldMessage, ...] = ()
    looks: tuple[Look, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    receipts: tuple[tuple[str, datetime], ...] = ()
    updates: int = 0
    applications: tuple[Application, ...] = ()
    searches: tuple[SavedSearch, ...] = ()
    vacancies: tuple[HeldVacancy, ...] = ()
    enrolments: tuple[Enrolment, ...] = ()
    hours: tuple[HeldHour, ...] = ()
    notes_on: tuple[datetime, ...] = ()
    notes_by: int = 0
    hours_offered: int = 0
    composed: int = 0
    approved: int = 0
    audiences: int = 0
    officer: int = 0
    deeds: int = 0
    invitations: int = 0
    key_dates: tuple[tuple[str, date], ...] = ()
    experiences: tuple[Experience, ...] = ()
    came_by: tuple[Scan, ...] = ()
    employer_since: datetime | None = None
    milestones: tuple[tuple[str, datetime], ...] = ()
    paid_months: tuple[HeldPaidMonth, ...] = ()
    asked_back: Unsure | None = None
    tickets: tuple[HeldTicket, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """The receipt of a wish to be erased: its number, and the moment by which all is erased, to be told in a zone."""

    number: str
    due: datetime
    time_zone: str = "Asia/Jakarta"
