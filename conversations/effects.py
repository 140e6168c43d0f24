"""What a conversation wants done besides its reply; the host does it in the transaction of the same message."""

from dataclasses import dataclass
from datetime import date, datetime

from conversations.campaigns.effects import CampaignEffect
from conversations.claim_status.claim import ClaimState
from conversations.listening.effects import ListeningEffect
from conversations.outcomes.effects import OutcomeEffect
from conversations.payment_guard.records import EvidenceKind
from conversations.socialization.effects import SourceEffect
from conversations.staff.effects import OfficeEffect
from conversations.tickets.effects import TicketEffect
from conversations.training.records import EnrolmentState
from conversations.vacancies.records import Every, Step


@dataclass(frozen=True, slots=True)
class LogEvidence:
    """Keep one proof for a benefit month; fields as in `Evidence`."""

    claim_id: int
    month: int
    kind: EvidenceKind
    on: date
    note: str = ""
    figure: int | None = None
    file_id: str = ""
    file_kind: str = ""
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class DropEvidence:
    """Forget one proof of the person's own."""

    evidence_id: int


@dataclass(frozen=True, slots=True)
class ChangeEvidence:
    """Say what a proof of the person's own proves, where it was kept as something else."""

    evidence_id: int
    kind: EvidenceKind


@dataclass(frozen=True, slots=True)
class MoveEvidence:
    """Keep a proof of the person's own for a month of another claim of theirs."""

    evidence_id: int
    claim_id: int
    month: int


@dataclass(frozen=True, slots=True)
class SetDue:
    """Keep the last day to apply for a month, as the person read it in SIAPkerja."""

    claim_id: int
    month: int
    due_on: date


@dataclass(frozen=True, slots=True)
class SetFiled:
    """Note that the person applied for a month, or take that back."""

    claim_id: int
    month: int
    filed_on: date | None


@dataclass(frozen=True, slots=True)
class TellClaim:
    """Keep a claim that only the person tells of; a later word replaces it. `month` runs once it is approved."""

    state: ClaimState
    since: date | None
    phk_on: date | None = None
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Unlink:
    """Let go of a claim: the person's own words about it are forgotten, the office's list stays."""

    claim_id: int


@dataclass(frozen=True, slots=True)
class SetSilence:
    """Stop a kind of message, or let it come again."""

    kind: str
    stopped: bool


@dataclass(frozen=True, slots=True)
class AskErasure:
    """Begin to forget the person; the host makes the receipt and erases after the reply."""


@dataclass(frozen=True, slots=True)
class Unlock:
    """Let somebody prove their claim again; for staff."""

    code: str


@dataclass(frozen=True, slots=True)
class RefreshClaims:
    """Ask the office again about the person's claims, and tell what changed or that it does not answer."""


@dataclass(frozen=True, slots=True)
class SendTemplate:
    """Send an officer the empty list of a kind to fill in."""

    what: str


@dataclass(frozen=True, slots=True)
class ReadImport:
    """Read a list that an officer sent, and show what it would change; nothing is changed yet."""

    file_id: str
    name: str


@dataclass(frozen=True, slots=True)
class ApplyImport:
    """Apply a list that was read and shown; for staff."""

    import_id: int


@dataclass(frozen=True, slots=True)
class DropImport:
    """Forget a list that was read and shown; for staff."""

    import_id: int


@dataclass(frozen=True, slots=True)
class CancelHour:
    """Let go of a counsellor's hour that the person holds."""

    slot_id: int


@dataclass(frozen=True, slots=True)
class PublishHours:
    """Offer hours as a counsellor; `starts` are aware moments, fields as in `Slot`."""

    starts: tuple[datetime, ...]
    minutes: int
    region: str = ""
    place: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawHour:
    """Take back an hour of the counsellor's own; who held it is told."""

    slot_id: int


@dataclass(frozen=True, slots=True)
class NameCounsellor:
    """Say under which name people see the counsellor's hours."""

    name: str


@dataclass(frozen=True, slots=True)
class NoteMeeting:
    """Keep a note of a counsellor on a meeting, for their own eyes."""

    slot_id: int
    words: str


@dataclass(frozen=True, slots=True)
class NoteEnrolled:
    """Keep that the person enrolled in a training of the catalogue."""

    training_id: int
    on: date


@dataclass(frozen=True, slots=True)
class SetEnrolment:
    """Note how an enrolment of the person's own goes on."""

    enrolment_id: int
    state: EnrolmentState
    on: date


@dataclass(frozen=True, slots=True)
class DropEnrolment:
    """Forget an enrolment of the person's own."""

    enrolment_id: int


@dataclass(frozen=True, slots=True)
class NoteShown:
    """Note which vacancies the person was shown, by their twins."""

    twins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refuse:
    """Never show a vacancy again, because it is not for the person; or take that back."""

    twin: str
    refused: bool = True


@dataclass(frozen=True, slots=True)
class ForgetShown:
    """Let all that was only shown be shown once more."""


@dataclass(frozen=True, slots=True)
class NoteApplied:
    """Keep that the person applied for a vacancy, with the proof of it for a benefit month, if one runs."""

    vacancy_id: int
    twin: str
    title: str
    employer: str
    on: date
    proof: LogEvidence | None = None


@dataclass(frozen=True, slots=True)
class DateApplied:
    """Correct the day of an application of the person's own, and that of its proof; told on the day `told_on`."""

    application_id: int
    on: date
    told_on: date


@dataclass(frozen=True, slots=True)
class DropApplication:
    """Forget an application of the person's own, and its proof."""

    application_id: int


@dataclass(frozen=True, slots=True)
class SetStep:
    """Note how far an application has come; nothing is done when it does not stand at `before` any more."""

    application_id: int
    before: Step
    step: Step
    on: date


@dataclass(frozen=True, slots=True)
class SaveSearch:
    """Keep a search that the person wants to hear of from the day `on`; other fields as in `SavedSearch`."""

    wanted: str
    region: str
    every: Every
    on: date


@dataclass(frozen=True, slots=True)
class DropSearch:
    """Forget a search of the person's own."""

    search_id: int


@dataclass(frozen=True, slots=True)
class ForgetWork:
    """Drop what is kept of the person's way back to work: searches, applications, trainings, hours held."""


@dataclass(frozen=True, slots=True)
class ForgetAnswers:
    """Drop what was answered in these flows."""

    flows: tuple[str, ...]


Effect = (
    OfficeEffect
    | CampaignEffect
    | SourceEffect
    | OutcomeEffect
    | TicketEffect
    | ListeningEffect
    | ForgetAnswers
    | ForgetWork
    | LogEvidence
    | DropEvidence
    | ChangeEvidence
    | MoveEvidence
    | SetDue
    | SetFiled
    | TellClaim
    | Unlink
    | SetSilence
    | AskErasure
    | Unlock
    | RefreshClaims
    | SendTemplate
    | ReadImport
    | ApplyImport
    | DropImport
    | CancelHour
    | PublishHours
    | WithdrawHour
    | NameCounsellor
    | NoteMeeting
    | NoteEnrolled
    | SetEnrolment
    | DropEnrolment
    | NoteShown
    | Refuse
    | ForgetShown
    | NoteApplied
    | DateApplied
    | DropApplication
    | SetStep
    | SaveSearch
    | DropSearch
)
