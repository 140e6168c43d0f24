"""What first experiences want done."""

from datetime import datetime

from bot.doing.table import Table
from conversations.memory import Memory
from conversations.outcomes.effects import ForgetExperiences, NoteExperience, NoteStoriesTaken, NoteTaken
from storage import Visit, audit, experiences


def _note(effect: NoteExperience, visit: Visit, at: datetime, _: Memory) -> None:
    experiences.note(visit.connection, visit.participant.user_id, effect, at)


def _forget(_effect: ForgetExperiences, visit: Visit, _at: datetime, _: Memory) -> None:
    experiences.forget(visit.connection, visit.participant.user_id)


def _taken(effect: NoteStoriesTaken, visit: Visit, at: datetime, _: Memory) -> None:
    number = {"number": effect.number}
    audit.note(visit.connection, visit.participant.user_id, "experiences_taken", at, effect.region, "csv", number)


def _note_file(effect: NoteTaken, visit: Visit, at: datetime, _: Memory) -> None:
    audit.note(visit.connection, visit.participant.user_id, "figures_taken", at, effect.region, effect.subject)


TABLE: Table = {
    NoteExperience: _note,
    ForgetExperiences: _forget,
    NoteStoriesTaken: _taken,
    NoteTaken: _note_file,
}
