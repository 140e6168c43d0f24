"""Unasked messages and those who send them."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlalchemy import text as sql
from sqlmodel import Field, SQLModel

from storage.tables.columns import Moment, table_of, telegram_id


class OutboxRow(SQLModel, table=True):
    """One unasked message to one person; `params` is JSON text for the words of its template.

    One of a campaign names it, and the variant that its reader is given; `digest` tells what words were sent.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("uq_outbox_dedup", "dedup", unique=True),
        Index("ix_outbox_due", "state", "priority", "due_at"),
        Index(None, "user_id"),
        # What is not of a campaign does not pay for this one.
        Index(
            "ix_outbox_campaign",
            "campaign_id",
            "kind",
            "state",
            sqlite_where=sql("campaign_id IS NOT NULL"),
            postgresql_where=sql("campaign_id IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    dedup: str = Field(max_length=96)
    user_id: int = telegram_id(foreign_key="participant.user_id", ondelete="CASCADE")
    kind: str = Field(max_length=16)
    template: str = Field(max_length=32)
    params: str = Field(default="{}", sa_type=Text)
    priority: int
    due_at: datetime = Field(sa_type=Moment)
    expires_at: datetime | None = Field(default=None, sa_type=Moment)
    state: str = Field(max_length=16)
    reason: str = Field(default="", max_length=64)
    attempts: int = 0
    lease_until: datetime | None = Field(default=None, sa_type=Moment)
    lease: str = Field(default="", max_length=32)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    message_id: int | None = telegram_id(default=None)
    campaign_id: int | None = None
    variant: str | None = Field(default=None, max_length=8)
    digest: str | None = Field(default=None, max_length=32)
    opened_at: datetime | None = Field(default=None, sa_type=Moment)


class SenderRow(SQLModel, table=True):
    """What all senders share: until when Telegram wants silence, and the brake that only a person releases."""

    __tablename__ = "sender"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    not_before: datetime | None = Field(default=None, sa_type=Moment)
    brake: str = Field(default="", max_length=120)


outbox = table_of(OutboxRow)
sender = table_of(SenderRow)
