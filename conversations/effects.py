"""What a conversation wants done besides its reply; the host does it in the transaction of the same message."""

from dataclasses import dataclass
from datetime import date

from conversations.claim_status.claim import ClaimState
from conversations.payment_guard.records import EvidenceKind


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
    """Send an officer the empty list of claims to fill in."""


@dataclass(frozen=True, slots=True)
class ReadImport:
    """Read a file that an officer sent, and show what it would change; nothing is changed yet."""

    what: str
    file_id: str
    name: str


@dataclass(frozen=True, slots=True)
class ApplyImport:
    """Apply a file of claims that was read and shown; for staff."""

    import_id: int


@dataclass(frozen=True, slots=True)
class DropImport:
    """Forget a file of claims that was read and shown; for staff."""

    import_id: int


@dataclass(frozen=True, slots=True)
class ForgetAnswers:
    """Drop what was answered in these flows."""

    flows: tuple[str, ...]


Effect = (
    ForgetAnswers
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
)
