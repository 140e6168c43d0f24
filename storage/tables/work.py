"""Vacancies, trainings and hours of counsellors as offices list them; a file of any of them is staged first."""

from datetime import date, datetime

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from storage.tables.columns import Moment, table_of, telegram_id


class VacancyColumns(SQLModel):
    """What a source tells of a vacancy; wages are whole rupiah a month, experience whole years, skills have commas."""

    reference: str | None = Field(default=None, max_length=100)
    source: str = Field(default="", max_length=32)
    title: str = Field(default="", max_length=120)
    employer: str = Field(default="", max_length=120)
    region: str = Field(default="", max_length=16)
    wage_min: int | None = None
    wage_max: int | None = None
    education: str = Field(default="", max_length=8)
    experience: int | None = None
    skills: str = Field(default="", max_length=300)
    link: str = Field(default="", max_length=300)
    about: str = Field(default="", max_length=600)
    posted_on: date | None = None
    expires_on: date | None = None


class VacancyRow(VacancyColumns, table=True):
    """One vacancy; reposts and copies of agencies share their `twin`, and only one of them is shown."""

    __tablename__ = "vacancy"
    __table_args__ = (
        Index("uq_vacancy_reference", "reference", unique=True),
        Index(None, "source"),
        Index(None, "twin"),
        Index(None, "last_seen_on", "retired_on", "import_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    twin: str = Field(max_length=64)
    first_seen_on: date
    last_seen_on: date
    retired_on: date | None = None
    import_id: int | None = Field(default=None, foreign_key="claim_import.id")


class StagedVacancyRow(VacancyColumns, table=True):
    """One row of a file of vacancies that was read and not yet applied."""

    __tablename__ = "staged_vacancy"
    __table_args__ = (Index(None, "import_id", "reference"),)

    import_id: int = Field(primary_key=True, foreign_key="claim_import.id", ondelete="CASCADE")
    row: int = Field(primary_key=True)
    verdict: str = Field(max_length=16)
    reason: str = Field(default="", max_length=300)
    known_id: int | None = None
    twin: str = Field(default="", max_length=64)


class TrainingColumns(SQLModel):
    """What a source tells of a training; `online` ones need no region, `quota` is the number of places."""

    reference: str | None = Field(default=None, max_length=100)
    source: str = Field(default="", max_length=32)
    title: str = Field(default="", max_length=120)
    provider: str = Field(default="", max_length=120)
    region: str = Field(default="", max_length=16)
    online: bool = False
    skills: str = Field(default="", max_length=300)
    link: str = Field(default="", max_length=300)
    about: str = Field(default="", max_length=600)
    starts_on: date | None = None
    ends_on: date | None = None
    quota: int | None = None


class TrainingRow(TrainingColumns, table=True):
    """One training of the catalogue."""

    __tablename__ = "training"
    __table_args__ = (Index("uq_training_reference", "reference", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    first_seen_on: date
    last_seen_on: date
    retired_on: date | None = None
    import_id: int | None = Field(default=None, foreign_key="claim_import.id")


class StagedTrainingRow(TrainingColumns, table=True):
    """One row of a file of trainings that was read and not yet applied."""

    __tablename__ = "staged_training"
    __table_args__ = (Index(None, "import_id", "reference"),)

    import_id: int = Field(primary_key=True, foreign_key="claim_import.id", ondelete="CASCADE")
    row: int = Field(primary_key=True)
    verdict: str = Field(max_length=16)
    reason: str = Field(default="", max_length=300)
    known_id: int | None = None


class SlotColumns(SQLModel):
    """An hour that a counsellor offers; `counsellor_id` is their Telegram id where they have one, `place` "" is online.

    `minutes` is its length, `region` the Kemendagri code of the place or "" for everybody.
    """

    reference: str | None = Field(default=None, max_length=100)
    source: str = Field(default="", max_length=32)
    counsellor: str = Field(default="", max_length=60)
    counsellor_id: int | None = telegram_id(default=None)
    starts_at: datetime | None = Field(default=None, sa_type=Moment)
    minutes: int = 60
    region: str = Field(default="", max_length=16)
    place: str = Field(default="", max_length=120)
    link: str = Field(default="", max_length=300)


class SlotRow(SlotColumns, table=True):
    """One hour of a counsellor; one that was withdrawn is kept, because somebody may have booked it."""

    __tablename__ = "slot"
    __table_args__ = (
        Index("uq_slot_reference", "reference", unique=True),
        Index(None, "starts_at"),
        Index(None, "counsellor_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    withdrawn_at: datetime | None = Field(default=None, sa_type=Moment)
    import_id: int | None = Field(default=None, foreign_key="claim_import.id")


class StagedSlotRow(SlotColumns, table=True):
    """One row of a file of hours that was read and not yet applied."""

    __tablename__ = "staged_slot"
    __table_args__ = (Index(None, "import_id", "reference"),)

    import_id: int = Field(primary_key=True, foreign_key="claim_import.id", ondelete="CASCADE")
    row: int = Field(primary_key=True)
    verdict: str = Field(max_length=16)
    reason: str = Field(default="", max_length=300)
    known_id: int | None = None


class FeedRow(SQLModel, table=True):
    """What is remembered of a source that is fetched by itself: what it said last, and since when it fails.

    `address` and `digest` are SHA-256: of where it was, and of what it said.
    """

    __tablename__ = "feed"

    source: str = Field(primary_key=True, max_length=32)
    address: str = Field(default="", max_length=64)
    etag: str = Field(default="", max_length=200)
    modified: str = Field(default="", max_length=64)
    digest: str = Field(default="", max_length=64)
    read_at: datetime | None = Field(default=None, sa_type=Moment)
    failed_at: datetime | None = Field(default=None, sa_type=Moment)
    failure: str = Field(default="", max_length=200)


class ApplicationRow(SQLModel, table=True):
    """A person applied for a vacancy, and what became of it."""

    __tablename__ = "application"
    __table_args__ = (
        Index("uq_application_user_id_twin", "user_id", "twin", unique=True),
        Index(None, "twin"),
        Index(None, "vacancy_id"),
        Index(None, "evidence_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    user_id: int = telegram_id(foreign_key="participant.user_id", ondelete="CASCADE")
    vacancy_id: int | None = Field(default=None, foreign_key="vacancy.id", ondelete="SET NULL")
    twin: str = Field(max_length=64)
    title: str = Field(max_length=120)
    employer: str = Field(max_length=120)
    applied_on: date
    state: str = Field(max_length=16)
    state_on: date
    evidence_id: int | None = Field(default=None, foreign_key="evidence.id", ondelete="SET NULL")


class SuggestedRow(SQLModel, table=True):
    """A person was shown a vacancy, or said that it is not for them; `twin` stands for all of its copies."""

    __tablename__ = "suggested"
    __table_args__ = (Index(None, "twin"),)

    user_id: int = telegram_id(primary_key=True, foreign_key="participant.user_id", ondelete="CASCADE")
    twin: str = Field(primary_key=True, max_length=64)
    how: str = Field(max_length=16)
    at: datetime = Field(sa_type=Moment)


class SavedSearchRow(SQLModel, table=True):
    """A search that a person wants to hear of, each day or each week."""

    __tablename__ = "saved_search"
    __table_args__ = (Index(None, "user_id"),)

    id: int | None = Field(default=None, primary_key=True)
    user_id: int = telegram_id(foreign_key="participant.user_id", ondelete="CASCADE")
    wanted: str = Field(max_length=80)
    region: str = Field(default="", max_length=16)
    every: str = Field(max_length=8)
    since: datetime = Field(sa_type=Moment)


class EnrolmentRow(SQLModel, table=True):
    """A person noted that they enrolled in a training."""

    __tablename__ = "enrolment"
    __table_args__ = (Index("uq_enrolment_user_id_training_id", "user_id", "training_id", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    user_id: int = telegram_id(foreign_key="participant.user_id", ondelete="CASCADE")
    training_id: int | None = Field(default=None, foreign_key="training.id", ondelete="SET NULL")
    title: str = Field(max_length=120)
    provider: str = Field(max_length=120)
    on: date
    state: str = Field(max_length=16)
    state_on: date
    starts_on: date | None = None
    ends_on: date | None = None


class BookingRow(SQLModel, table=True):
    """A person holds an hour of a counsellor; the key lets nobody else have it."""

    __tablename__ = "booking"
    __table_args__ = (Index(None, "user_id"),)

    slot_id: int = Field(primary_key=True, foreign_key="slot.id", ondelete="CASCADE")
    user_id: int = telegram_id(foreign_key="participant.user_id", ondelete="CASCADE")
    at: datetime = Field(sa_type=Moment)


class CounselNoteRow(SQLModel, table=True):
    """What a counsellor noted about a meeting; it stays with the counsellor who wrote it."""

    __tablename__ = "counsel_note"
    __table_args__ = (Index(None, "user_id"),)

    id: int | None = Field(default=None, primary_key=True)
    slot_id: int = Field(foreign_key="slot.id", ondelete="CASCADE")
    user_id: int = telegram_id(foreign_key="participant.user_id", ondelete="CASCADE")
    by: int = telegram_id()
    words: str = Field(sa_type=Text)
    at: datetime = Field(sa_type=Moment)


vacancy = table_of(VacancyRow)
staged_vacancy = table_of(StagedVacancyRow)
training = table_of(TrainingRow)
staged_training = table_of(StagedTrainingRow)
slot = table_of(SlotRow)
staged_slot = table_of(StagedSlotRow)
feed = table_of(FeedRow)
application = table_of(ApplicationRow)
suggested = table_of(SuggestedRow)
saved_search = table_of(SavedSearchRow)
enrolment = table_of(EnrolmentRow)
booking = table_of(BookingRow)
counsel_note = table_of(CounselNoteRow)
