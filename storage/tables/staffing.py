"""How people become officers, where they work, and what they did."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from storage.tables.columns import Moment, table_of, telegram_id


class InvitationRow(SQLModel, table=True):
    """A link that gives a role once; of its secret only the hash is kept."""

    __tablename__ = "invitation"

    secret_hash: str = Field(primary_key=True, max_length=64)
    role: str = Field(max_length=16)
    region: str = Field(default="", max_length=16)
    by: int | None = telegram_id(default=None)
    made_at: datetime = Field(sa_type=Moment)
    expires_at: datetime = Field(sa_type=Moment)
    used_by: int | None = telegram_id(default=None)
    used_at: datetime | None = Field(default=None, sa_type=Moment)


class AreaRow(SQLModel, table=True):
    """The area of a branch: several regencies under one name; `regions` are Kemendagri codes with commas."""

    __tablename__ = "area"

    code: str = Field(primary_key=True, max_length=16)
    name: str = Field(max_length=80)
    regions: str = Field(sa_type=Text)


class OfficerRow(SQLModel, table=True):
    """The number under which an officer stands in the audit log; who is forgotten leaves a number without a person."""

    __tablename__ = "officer"
    __table_args__ = (Index("uq_officer_user_id", "user_id", unique=True),)

    number: int | None = Field(default=None, primary_key=True)
    user_id: int | None = telegram_id(default=None)


class AuditRow(SQLModel, table=True):
    """One deed of an officer; rows are only added, and each carries the hash of the one before."""

    __tablename__ = "audit"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(sa_type=Moment)
    officer: int
    deed: str = Field(max_length=32)
    region: str = Field(default="", max_length=16)
    subject: str = Field(default="", max_length=64)
    details: str = Field(default="{}", sa_type=Text)
    previous: str = Field(max_length=64)
    hash: str = Field(max_length=64)


invitation = table_of(InvitationRow)
area = table_of(AreaRow)
officer = table_of(OfficerRow)
audit = table_of(AuditRow)
