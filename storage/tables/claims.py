"""Claims as an office tells them, the files they came in, and who proved that one is theirs."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import Moment, table_of, telegram_id


class KeyRow(SQLModel, table=True):
    """What tells with which keys identifiers were sealed; one row a version of the seal."""

    __tablename__ = "seal_key"

    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    check: str = Field(max_length=64)
    since: datetime = Field(sa_type=Moment)


class ClaimColumns(SQLModel):
    """What an office tells of a claim; identifiers as keyed hashes, of the membership number only the end in clear."""

    kpj_hash: str | None = Field(default=None, max_length=64)
    kpj_last4: str = Field(default="", max_length=4)
    phone_hash: str | None = Field(default=None, max_length=64)
    born_hash: str | None = Field(default=None, max_length=64)
    key_version: int = 0
    holder: str = Field(default="", max_length=16)
    employer: str = Field(default="", max_length=120)
    region: str = Field(default="", max_length=16)
    phk_on: date | None = None
    state: str = Field(max_length=16)
    since: date | None = None
    month: int | None = None
    month_state: str | None = Field(default=None, max_length=16)
    due_on: date | None = None
    amount: int | None = None
    note: str = Field(default="", max_length=300)


class ClaimRow(ClaimColumns, table=True):
    """One claim; `reference` is the office's own name for it where its interface gave one."""

    __tablename__ = "claim"
    __table_args__ = (
        Index("uq_claim_kpj_hash", "kpj_hash", unique=True),
        Index(None, "phone_hash"),
        Index("uq_claim_reference", "reference", unique=True),
    )

    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(max_length=8)
    reference: str | None = Field(default=None, max_length=64)
    told_at: datetime = Field(sa_type=Moment)
    import_id: int | None = Field(default=None, foreign_key="claim_import.id")


class ClaimImportRow(SQLModel, table=True):
    """One file of claims or of another list: who brought it, what it would change, and whether it was applied."""

    __tablename__ = "claim_import"

    id: int | None = Field(default=None, primary_key=True)
    what: str = Field(default="claims", max_length=16)
    by: str = Field(max_length=64)
    file_name: str = Field(max_length=120)
    digest: str = Field(max_length=64)
    started_at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    state: str = Field(max_length=16)
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0


class StagedClaimRow(ClaimColumns, table=True):
    """One row of a file of claims that was read and not yet applied."""

    __tablename__ = "staged_claim"
    __table_args__ = (Index(None, "import_id", "kpj_hash"),)

    import_id: int = Field(primary_key=True, foreign_key="claim_import.id", ondelete="CASCADE")
    row: int = Field(primary_key=True)
    verdict: str = Field(max_length=16)
    reason: str = Field(default="", max_length=300)
    claim_id: int | None = None


class ClaimLinkRow(SQLModel, table=True):
    """A person proved that a claim is theirs, or told it themselves."""

    __tablename__ = "claim_link"
    __table_args__ = (Index(None, "claim_id"),)

    user_id: int = telegram_id(primary_key=True, foreign_key="participant.user_id", ondelete="CASCADE")
    claim_id: int = Field(primary_key=True, foreign_key="claim.id", ondelete="CASCADE")
    at: datetime = Field(sa_type=Moment)


class IdentityAttemptRow(SQLModel, table=True):
    """How often a person failed to prove a claim lately; `code` names the lock to an officer.

    It outlives its person by a day at most, under a pseudonym: erasing oneself must not buy new guesses.
    """

    __tablename__ = "identity_attempt"

    user_id: int = telegram_id(primary_key=True)
    failures: int = 0
    first_at: datetime = Field(sa_type=Moment)
    locked_until: datetime | None = Field(default=None, sa_type=Moment)
    code: str = Field(default="", max_length=16)


seal_key = table_of(KeyRow)
claim = table_of(ClaimRow)
claim_import = table_of(ClaimImportRow)
staged_claim = table_of(StagedClaimRow)
claim_link = table_of(ClaimLinkRow)
identity_attempt = table_of(IdentityAttemptRow)
