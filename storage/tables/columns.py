"""What the columns of all tables have in common."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, DateTime, Integer, TypeDecorator
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


def telegram_id(**options: Any) -> Any:
    """Give the column of one of Telegram's ids, or of another number of 64 bits that we give ourselves."""
    return Field(sa_type=TELEGRAM_ID, sa_column_kwargs={"autoincrement": False}, **options)


def table_of(model: type[SQLModel]) -> "Table":
    """Give the table behind a model."""
    return metadata.tables[str(model.__tablename__)]
