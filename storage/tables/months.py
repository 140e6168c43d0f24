"""What people tell about their benefit months."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import Moment, table_of, telegram_id


class BenefitMonthRow(SQLModel, table=True):
    """What a person told about one benefit month of a claim."""

    __tablename__ = "benefit_month"

    user_id: int = telegram_id(primary_key=True, foreign_key="participant.user_id", ondelete="CASCADE")
    claim_id: int = Field(primary_key=True, foreign_key="claim.id", ondelete="CASCADE")
    number: int = Field(primary_key=True)
    due_on: date | None = None
    filed_on: date | None = None


class EvidenceRow(SQLModel, table=True):
    """One proof for one benefit month; files stay with Telegram, only their reference is kept."""

    __tablename__ = "evidence"
    __table_args__ = (Index(None, "user_id", "claim_id", "month"),)

    id: int | None = Field(default=None, primary_key=True)
    user_id: int = telegram_id(foreign_key="participant.user_id", ondelete="CASCADE")
    claim_id: int = Field(foreign_key="claim.id", ondelete="CASCADE")
    month: int
    kind: str = Field(max_length=16)
    on: date
    note: str = Field(default="", max_length=200)
    figure: int | None = None
    file_id: str = Field(default="", max_length=255)
    file_kind: str = Field(default="", max_length=16)
    file_name: str = Field(default="", max_length=120)
    at: datetime = Field(sa_type=Moment)


benefit_month = table_of(BenefitMonthRow)
evidence = table_of(EvidenceRow)
