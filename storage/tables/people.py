"""Who writes to the bot: participants, progress, consents, handled updates, wishes about their data."""

from datetime import date, datetime

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from storage.tables.columns import Moment, table_of, telegram_id


class SeenRow(SQLModel, table=True):
    """An update that was handled, and whether its reply left the house."""

    __tablename__ = "seen"
    __table_args__ = (Index(None, "at"),)

    key: int = telegram_id(primary_key=True)
    user_id: int = telegram_id()
    at: datetime = Field(sa_type=Moment)
    worker: str
    answered: bool = False


class ParticipantRow(SQLModel, table=True):
    """A person who wrote to the bot, under Telegram's id."""

    __tablename__ = "participant"

    user_id: int = telegram_id(primary_key=True)
    language: str = Field(max_length=35)
    time_zone: str = Field(max_length=64)
    region: str | None = Field(default=None, max_length=16)
    reachable: bool = True
    source: str | None = Field(default=None, max_length=64)
    created_at: datetime = Field(sa_type=Moment)
    last_seen_on: date


class ProgressRow(SQLModel, table=True):
    """Where a person is in one flow; the replies are JSON text because their order counts and nobody searches them."""

    __tablename__ = "progress"

    user_id: int = telegram_id(primary_key=True, foreign_key="participant.user_id", ondelete="CASCADE")
    flow: str = Field(primary_key=True, max_length=64)
    version: str = Field(max_length=64)
    run: int
    answers: str = Field(sa_type=Text)
    pending: str | None = Field(default=None, sa_type=Text)
    active: bool
    at: str | None = Field(default=None, max_length=64)
    updated_at: datetime = Field(sa_type=Moment)


class ConsentRow(SQLModel, table=True):
    """One word of a person about one purpose; rows are only added."""

    __tablename__ = "consent"
    __table_args__ = (Index(None, "user_id", "purpose", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    user_id: int = telegram_id(foreign_key="participant.user_id", ondelete="CASCADE")
    purpose: str = Field(max_length=64)
    granted: bool
    words_hash: str = Field(max_length=64)
    language: str = Field(max_length=35)
    at: datetime = Field(sa_type=Moment)
    version: str = Field(default="", max_length=16)


class SilenceRow(SQLModel, table=True):
    """A kind of message that a person does not want."""

    __tablename__ = "silence"

    user_id: int = telegram_id(primary_key=True, foreign_key="participant.user_id", ondelete="CASCADE")
    kind: str = Field(primary_key=True, max_length=16)
    at: datetime = Field(sa_type=Moment)


class AccessRow(SQLModel, table=True):
    """Somebody looked at, or changed, what is held of a person."""

    __tablename__ = "access"
    __table_args__ = (Index(None, "user_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    user_id: int = telegram_id(foreign_key="participant.user_id", ondelete="CASCADE")
    who: str = Field(max_length=64)
    what: str = Field(max_length=64)
    at: datetime = Field(sa_type=Moment)


class ErasureRow(SQLModel, table=True):
    """A wish to be forgotten; when it is done the receipt stays, and no trace of the person."""

    __tablename__ = "erasure"

    receipt: str = Field(primary_key=True, max_length=24)
    user_id: int | None = telegram_id(default=None)
    asked_at: datetime = Field(sa_type=Moment)
    due_at: datetime = Field(sa_type=Moment)
    done_at: datetime | None = Field(default=None, sa_type=Moment)
    erased: str = Field(default="", sa_type=Text)


class StaffRow(SQLModel, table=True):
    """A role of an officer, everywhere or in one region (Kemendagri code; "" is everywhere)."""

    __tablename__ = "staff"

    user_id: int = telegram_id(primary_key=True)
    role: str = Field(primary_key=True, max_length=16)
    region: str = Field(default="", primary_key=True, max_length=16)
    since: datetime = Field(sa_type=Moment)


seen = table_of(SeenRow)
participant = table_of(ParticipantRow)
progress = table_of(ProgressRow)
consent = table_of(ConsentRow)
silence = table_of(SilenceRow)
access = table_of(AccessRow)
erasure = table_of(ErasureRow)
staff = table_of(StaffRow)
