"""Announcements to many: what is sent to whom and when, where people came from, and what came of it."""

from datetime import date, datetime

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from storage.tables.columns import Moment, table_of, telegram_id


class CampaignRow(SQLModel, table=True):
    """One announcement; content, audience, schedule and options are JSON text, because they are read as a whole.

    `cursor` is the last person who was planned in the pass `phase`; `digest` is the hash of all that is approved. What
    its present round planned has outbox ids above `since`, what takes it back has ids above `undo_since`.
    """

    __tablename__ = "campaign"
    __table_args__ = (Index(None, "state", "next_at"), Index("uq_campaign_code", "code", unique=True))

    id: int | None = Field(default=None, primary_key=True)
    code: str | None = Field(default=None, max_length=16)
    name: str = Field(max_length=80)
    goal: str = Field(default="", max_length=200)
    region: str = Field(default="", max_length=16)
    composer: int | None = telegram_id(default=None)
    state: str = Field(max_length=16)
    reason: str = Field(default="", max_length=120)
    content: str = Field(default="{}", sa_type=Text)
    audience: str = Field(default="{}", sa_type=Text)
    schedule: str = Field(default="{}", sa_type=Text)
    options: str = Field(default="{}", sa_type=Text)
    digest: str = Field(default="", max_length=64)
    approver: int | None = telegram_id(default=None)
    approved_digest: str = Field(default="", max_length=64)
    approved_at: datetime | None = Field(default=None, sa_type=Moment)
    created_at: datetime = Field(sa_type=Moment)
    changed_at: datetime = Field(sa_type=Moment)
    next_at: datetime | None = Field(default=None, sa_type=Moment)
    started_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    occurrence: int = 0
    phase: str = Field(default="", max_length=16)
    cursor: int = telegram_id(default=0)
    undo: str = Field(default="", max_length=16)
    undo_words: str = Field(default="{}", sa_type=Text)
    undo_by: int | None = telegram_id(default=None)
    undo_cursor: int = telegram_id(default=0)
    undo_since: int = telegram_id(default=0)
    board_chat: int | None = telegram_id(default=None)
    board_message: int | None = telegram_id(default=None)
    board_at: datetime | None = Field(default=None, sa_type=Moment)
    since: int = telegram_id(default=0)


class CampaignWordsRow(SQLModel, table=True):
    """The digest of words that an announcement was sent with, first at the moment `at`; it outlives its messages."""

    __tablename__ = "campaign_words"

    campaign_id: int = Field(primary_key=True, foreign_key="campaign.id", ondelete="CASCADE")
    digest: str = Field(primary_key=True, max_length=32)
    at: datetime = Field(sa_type=Moment)


class CampaignResultRow(SQLModel, table=True):
    """What came of an announcement, as JSON text; counted before its messages are dropped, which tell of people."""

    __tablename__ = "campaign_result"

    campaign_id: int = Field(primary_key=True, foreign_key="campaign.id", ondelete="CASCADE")
    results: str = Field(sa_type=Text)
    at: datetime = Field(sa_type=Moment)


class SegmentRow(SQLModel, table=True):
    """An audience under a name, for the officers of a region."""

    __tablename__ = "segment"
    __table_args__ = (Index(None, "region"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=80)
    region: str = Field(default="", max_length=16)
    by: int | None = telegram_id(default=None)
    audience: str = Field(sa_type=Text)
    created_at: datetime = Field(sa_type=Moment)


class SourceRow(SQLModel, table=True):
    """Where people hear of the bot: an event, a poster, an officer, a union, a factory; links carry its `code`."""

    __tablename__ = "source"
    __table_args__ = (Index(None, "region"),)

    code: str = Field(primary_key=True, max_length=16)
    kind: str = Field(max_length=16)
    name: str = Field(max_length=120)
    region: str = Field(default="", max_length=16)
    on: date | None = None
    workers: int | None = None
    by: int | None = telegram_id(default=None)
    created_at: datetime = Field(sa_type=Moment)
    retired_at: datetime | None = Field(default=None, sa_type=Moment)


class ScanRow(SQLModel, table=True):
    """A person came by a source; `joined_at` when they said that they belong to the factory it speaks of."""

    __tablename__ = "scan"
    __table_args__ = (Index(None, "code", "first_at"),)

    user_id: int = telegram_id(primary_key=True, foreign_key="participant.user_id", ondelete="CASCADE")
    code: str = Field(primary_key=True, max_length=16, foreign_key="source.code", ondelete="CASCADE")
    first: bool = False
    first_at: datetime = Field(sa_type=Moment)
    last_at: datetime = Field(sa_type=Moment)
    times: int = 1
    joined_at: datetime | None = Field(default=None, sa_type=Moment)


class EmployerRow(SQLModel, table=True):
    """A person who said that they speak for an employer."""

    __tablename__ = "employer"

    user_id: int = telegram_id(primary_key=True, foreign_key="participant.user_id", ondelete="CASCADE")
    since: datetime = Field(sa_type=Moment)


class ExperienceRow(SQLModel, table=True):
    """What a person told of their first benefit: three choices and a sentence."""

    __tablename__ = "experience"
    __table_args__ = (
        Index(None, "region", "at"),
        Index("uq_experience_user_id_claim_id", "user_id", "claim_id", unique=True),
    )

    id: int | None = Field(default=None, primary_key=True)
    user_id: int = telegram_id(foreign_key="participant.user_id", ondelete="CASCADE")
    claim_id: int
    region: str = Field(default="", max_length=16)
    ease: str = Field(max_length=16)
    wait: str = Field(max_length=16)
    help: str = Field(max_length=16)
    words: str = Field(default="", max_length=500)
    at: datetime = Field(sa_type=Moment)


class MilestoneRow(SQLModel, table=True):
    """The first time that a person came so far; what is counted, and nothing else, is read from here."""

    __tablename__ = "milestone"
    __table_args__ = (Index(None, "what", "at"),)

    user_id: int = telegram_id(primary_key=True, foreign_key="participant.user_id", ondelete="CASCADE")
    what: str = Field(primary_key=True, max_length=16)
    at: datetime = Field(sa_type=Moment)


class KeyDateRow(SQLModel, table=True):
    """A date that a person told in their answers: the layoff ("phk"), or the last day to file ("deadline")."""

    __tablename__ = "key_date"
    __table_args__ = (Index(None, "what", "on"),)

    user_id: int = telegram_id(primary_key=True, foreign_key="participant.user_id", ondelete="CASCADE")
    what: str = Field(primary_key=True, max_length=16)
    on: date


class PaidMonthRow(SQLModel, table=True):
    """A benefit month that an office told as paid; `amount` in whole rupiah."""

    __tablename__ = "paid_month"
    __table_args__ = (Index(None, "at"),)

    claim_id: int = Field(primary_key=True, foreign_key="claim.id", ondelete="CASCADE")
    month: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    amount: int | None = None
    at: datetime = Field(sa_type=Moment)


campaign = table_of(CampaignRow)
campaign_words = table_of(CampaignWordsRow)
campaign_result = table_of(CampaignResultRow)
segment = table_of(SegmentRow)
source = table_of(SourceRow)
scan = table_of(ScanRow)
employer = table_of(EmployerRow)
experience = table_of(ExperienceRow)
milestone = table_of(MilestoneRow)
key_date = table_of(KeyDateRow)
paid_month = table_of(PaidMonthRow)
