"""What free text wants done; what officers do is looked at once more, and noted."""

from datetime import datetime

from bot.doing.table import Table
from conversations.listening.effects import (
    DropHoax,
    JudgeMisread,
    KeepHoax,
    NoteMeant,
    NoteUnanswered,
    NoteUnsure,
    SetStaffSetting,
)
from conversations.memory import Memory
from conversations.reception.person import Person
from conversations.staff.policy import Deed, may
from storage import Visit, audit, listening


def _unsure(effect: NoteUnsure, visit: Visit, at: datetime, _: Memory) -> None:
    listening.note_unsure(visit.connection, visit.participant.user_id, effect, at)


def _meant(effect: NoteMeant, visit: Visit, at: datetime, _: Memory) -> None:
    listening.note_meant(visit.connection, visit.participant.user_id, effect.chosen, at)


def _unanswered(effect: NoteUnanswered, visit: Visit, at: datetime, _: Memory) -> None:
    listening.note_unanswered(visit.connection, effect, visit.participant.region or "", at)


def _judge(effect: JudgeMisread, visit: Visit, at: datetime, memory: Memory) -> None:
    if _may(memory, "misreads") and listening.judge(visit.connection, effect):
        deed = "misread_accepted" if effect.intent else "misread_rejected"
        audit.note(visit.connection, visit.participant.user_id, deed, at, "", effect.intent)


def _keep_hoax(effect: KeepHoax, visit: Visit, at: datetime, memory: Memory) -> None:
    if _may(memory, "hoaxes"):
        officer = audit.number_of(visit.connection, visit.participant.user_id)
        number = listening.keep_hoax(visit.connection, effect, officer, at)
        audit.note(visit.connection, visit.participant.user_id, "hoax_kept", at, "", str(number))


def _drop_hoax(effect: DropHoax, visit: Visit, at: datetime, memory: Memory) -> None:
    if _may(memory, "hoaxes") and listening.drop_hoax(visit.connection, effect.hoax_id):
        audit.note(visit.connection, visit.participant.user_id, "hoax_dropped", at, "", str(effect.hoax_id))


def _set(effect: SetStaffSetting, visit: Visit, at: datetime, memory: Memory) -> None:
    if _may(memory, "settings"):
        officer = audit.number_of(visit.connection, visit.participant.user_id)
        listening.set_setting(visit.connection, effect, officer, at)
        audit.note(visit.connection, visit.participant.user_id, "setting_made", at, "", effect.name)


def _may(memory: Memory, deed: Deed) -> bool:
    """Tell whether an officer may do what holds for all of Indonesia."""
    return may(Person("", None, memory), deed)


TABLE: Table = {
    NoteUnsure: _unsure,
    NoteMeant: _meant,
    NoteUnanswered: _unanswered,
    JudgeMisread: _judge,
    KeepHoax: _keep_hoax,
    DropHoax: _drop_hoax,
    SetStaffSetting: _set,
}
