"""The tables; they never leave this package, `storage.records` holds what others see."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, DateTime, Index, Integer, Text, TypeDecorator
from sqlmodel import Field, SQLModel

if TYPE_CHECKING:
    from sqlalchemy import Dialect, MetaData, Table

metadata: "MetaData" = SQLModel.metadata
metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


# Telegram's ids have 64 bits; SQLite stores every integer so, and only INTEGER PRIMARY KEY saves it a second tree.
TELEGRAM_ID = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, aware on both sides; SQLite keeps no zone, so it is taken off and put back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: "Dialect") -> datetime | None:
        """Turn an aware moment into UTC; a naive one is refused, because nobody knows what it means."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: "Dialect") -> datetime | None:
        """Give an aware moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _telegram_id(**options: Any) -> Any:
    return Field(sa_type=TELEGRAM_ID, sa_column_kwargs={"autoincrement": False}, **options)


class SeenRow(SQLModel, table=True):
    """An update that was handled, and whether its reply left the house."""

    __tablename__ = "seen"
    __table_args__ = (Index(None, "at"),)

    key: int = _telegram_id(primary_key=True)
    user_id: int = _telegram_id()
    at: datetime = Field(sa_type=Moment)
    worker: str
    answered: bool = False


class ParticipantRow(SQLModel, table=True):
    """A person who wrote to the bot, under Telegram's id."""

    __tablename__ = "participant"

    user_id: int = _telegram_id(primary_key=True)
    language: str = Field(max_length=35)
    time_zone: str = Field(max_length=64)
    region: str | None = Field(default=None, max_length=16)
    reachable: bool = True
    source: str | None = Field(default=None, max_length=64)
    created_at: datetime = Field(sa_type=Moment)
    last_seen_on: date


class ProgressRow(SQLModel, table=True):
    """Where a person is in a flow; the replies are JSON text because their order counts and nobody searches them."""

    __tablename__ = "progress"

    user_id: int = _telegram_id(primary_key=True, foreign_key="participant.user_id", ondelete="CASCADE")
    flow: str = Field(max_length=64)
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
    user_id: int = _telegram_id(foreign_key="participant.user_id", ondelete="CASCADE")
    purpose: str = Field(max_length=64)
    granted: bool
    words_hash: str = Field(max_length=64)
    language: str = Field(max_length=35)
    at: datetime = Field(sa_type=Moment)


def _table(model: type[SQLModel]) -> "Table":
    return metadata.tables[str(model.__tablename__)]


seen = _table(SeenRow)
participant = _table(ParticipantRow)
progress = _table(ProgressRow)
consent = _table(ConsentRow)
