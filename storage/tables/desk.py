"""Tickets of people who want a person, the lines that go to and fro, and what the bot did not understand."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from storage.tables.columns import Moment, table_of, telegram_id


class DeskRow(SQLModel, table=True):
    """The forum group of a branch, by the Kemendagri code of its region; the group's id changes when it is migrated.

    `trouble` is "" while it can be written to. `not_before` holds its calls back, as Telegram asked for.
    """

    __tablename__ = "desk"

    region: str = Field(primary_key=True, max_length=16)
    set_chat_id: int = telegram_id()
    chat_id: int = telegram_id(index=True)
    trouble: str = Field(default="", max_length=32)
    not_before: datetime | None = Field(default=None, sa_type=Moment)


class TicketRow(SQLModel, table=True):
    """A person's wish for a person; `desk` names the group by its region, `thread_id` the topic once it exists.

    `asked_at` is the moment of the oldest message that nobody answered yet; `alerts` counts how often that was said.
    """

    __tablename__ = "ticket"
    __table_args__ = (
        Index("ix_ticket_user_id_state", "user_id", "state"),
        Index("ix_ticket_desk_thread_id", "desk", "thread_id"),
        Index("ix_ticket_state_asked_at", "state", "asked_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    user_id: int = telegram_id(foreign_key="participant.user_id")
    region: str = Field(default="", max_length=16)
    desk: str = Field(max_length=16)
    topic: str = Field(max_length=32)
    state: str = Field(default="open", max_length=16)
    context: str = Field(default="{}", sa_type=Text)
    chat_id: int | None = telegram_id(default=None)
    thread_id: int | None = None
    card_id: int | None = None
    helper: int | None = telegram_id(default=None)
    opened_at: datetime = Field(sa_type=Moment)
    asked_at: datetime | None = Field(default=None, sa_type=Moment)
    answered_at: datetime | None = Field(default=None, sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    closed_by: str = Field(default="", max_length=16)
    rating: int | None = None
    alerts: int = 0


class TicketLineRow(SQLModel, table=True):
    """One line of a ticket: what the person sent, what a helper sent, a note of the house in the topic, or a call.

    Lines with `way` *in*, *desk* or *call* are carried to the group; the others go through the outbox. `origin` names
    what brought the line for ever, so that a second delivery of the same update is harmless. `sent_id` is the message
    that came of it, in the other chat.
    """

    __tablename__ = "ticket_line"
    __table_args__ = (
        Index("uq_ticket_line_origin", "origin", unique=True),
        Index("ix_ticket_line_ticket_id", "ticket_id"),
        Index("ix_ticket_line_state_due_at", "state", "due_at"),
        Index("ix_ticket_line_from_chat_from_id", "from_chat", "from_id"),
        Index("ix_ticket_line_sent_id", "sent_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id")
    origin: str = Field(max_length=96)
    way: str = Field(max_length=8)
    kind: str = Field(max_length=16)
    words: str = Field(default="", sa_type=Text)
    file_id: str = Field(default="", max_length=255)
    author: int = telegram_id(default=0)
    from_chat: int = telegram_id(default=0)
    from_id: int = 0
    answers_id: int | None = None
    at: datetime = Field(sa_type=Moment)
    state: str = Field(default="planned", max_length=16)
    reason: str = Field(default="", max_length=64)
    due_at: datetime = Field(sa_type=Moment)
    attempts: int = 0
    lease: str = Field(default="", max_length=32)
    lease_until: datetime | None = Field(default=None, sa_type=Moment)
    sent_id: int | None = None


class DoomedTopicRow(SQLModel, table=True):
    """A topic of somebody who was forgotten: it has to go from the group, too."""

    __tablename__ = "doomed_topic"

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = telegram_id()
    thread_id: int
    due_at: datetime = Field(sa_type=Moment)
    attempts: int = 0


class CannedRow(SQLModel, table=True):
    """A reply that helpers of a region use often, by its short name; {placeholders} are filled from the ticket."""

    __tablename__ = "canned"

    region: str = Field(primary_key=True, max_length=16)
    name: str = Field(primary_key=True, max_length=32)
    words: str = Field(sa_type=Text)
    officer: int = 0
    at: datetime = Field(sa_type=Moment)


class UnsureRow(SQLModel, table=True):
    """What a person wrote last that the bot asked about: *did you mean …?*; masked, and gone with the answer."""

    __tablename__ = "unsure"

    user_id: int = telegram_id(primary_key=True, foreign_key="participant.user_id")
    words: str = Field(sa_type=Text)
    first: str = Field(max_length=32)
    second: str = Field(max_length=32)
    at: datetime = Field(sa_type=Moment)


class MisreadRow(SQLModel, table=True):
    """A masked sentence that was understood otherwise than meant; nobody's any more. `chosen` "" is neither of both."""

    __tablename__ = "misread"
    __table_args__ = (Index("ix_misread_state_at", "state", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    words: str = Field(sa_type=Text)
    guessed: str = Field(max_length=32)
    chosen: str = Field(default="", max_length=32)
    state: str = Field(default="new", max_length=16)
    at: datetime = Field(sa_type=Moment)


class UnansweredRow(SQLModel, table=True):
    """A masked question to which there was no answer, by region; nobody's any more."""

    __tablename__ = "unanswered"
    __table_args__ = (Index("ix_unanswered_at", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    words: str = Field(sa_type=Text)
    guessed: str = Field(default="", max_length=32)
    region: str = Field(default="", max_length=16)
    at: datetime = Field(sa_type=Moment)


class HoaxRow(SQLModel, table=True):
    """A false message that goes around, with what is true instead; `officer` is the number in the audit log."""

    __tablename__ = "hoax"

    id: int | None = Field(default=None, primary_key=True)
    words: str = Field(sa_type=Text)
    truth: str = Field(sa_type=Text)
    officer: int = 0
    active: bool = True
    at: datetime = Field(sa_type=Moment)


class StaffSettingRow(SQLModel, table=True):
    """A setting that officers make in the chat, such as the number of the help line."""

    __tablename__ = "staff_setting"

    name: str = Field(primary_key=True, max_length=32)
    value: str = Field(sa_type=Text)
    officer: int = 0
    at: datetime = Field(sa_type=Moment)


desk = table_of(DeskRow)
ticket = table_of(TicketRow)
ticket_line = table_of(TicketLineRow)
doomed_topic = table_of(DoomedTopicRow)
canned = table_of(CannedRow)
unsure = table_of(UnsureRow)
misread = table_of(MisreadRow)
unanswered = table_of(UnansweredRow)
hoax = table_of(HoaxRow)
staff_setting = table_of(StaffSettingRow)
