"""What a conversation wants done besides its reply, done in the transaction of the message."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import singledispatch

from bot import applying
from bot.doing import campaigns, listening, office, outcomes, sources, tickets
from conversations.counselling.records import Slot
from conversations.effects import (
    AskErasure,
    CancelHour,
    ChangeEvidence,
    DateApplied,
    DropApplication,
    DropEnrolment,
    DropEvidence,
    DropSearch,
    Effect,
    ForgetAnswers,
    ForgetShown,
    ForgetWork,
    LogEvidence,
    MoveEvidence,
    NameCounsellor,
    NoteApplied,
    NoteEnrolled,
    NoteMeeting,
    NoteShown,
    PublishHours,
    Refuse,
    SaveSearch,
    SetDue,
    SetEnrolment,
    SetFiled,
    SetSilence,
    SetStep,
    TellClaim,
    Unlink,
    Unlock,
    WithdrawHour,
)
from conversations.memory import Memory
from storage import (
    Visit,
    access,
    applications,
    appointments,
    attempts,
    audit,
    counselling,
    directory,
    erasures,
    evidence,
    months,
    participants,
    searches,
    silences,
    suggested,
    trainings,
)
from storage.forget import forget_work


@singledispatch
def _do(effect: object, visit: Visit, at: datetime, memory: Memory) -> None:
    """Do one effect; those that are done after the reply leave nothing to do here."""


def perform(effects: Iterable[Effect], visit: Visit, at: datetime, memory: Memory) -> None:
    """Do the effects in their order, for the person of the visit and nobody else."""
    for effect in effects:
        _do(effect, visit, at, memory)


@_do.register
def _log(effect: LogEvidence, visit: Visit, at: datetime, _: Memory) -> None:
    evidence.log(visit.connection, _person(visit), effect, at)


@_do.register
def _drop(effect: DropEvidence, visit: Visit, _at: datetime, _: Memory) -> None:
    evidence.drop(visit.connection, _person(visit), effect.evidence_id)


@_do.register
def _change(effect: ChangeEvidence, visit: Visit, _at: datetime, _: Memory) -> None:
    evidence.change_kind(visit.connection, _person(visit), effect.evidence_id, effect.kind)


@_do.register
def _move(effect: MoveEvidence, visit: Visit, _at: datetime, _: Memory) -> None:
    evidence.move(visit.connection, _person(visit), effect.evidence_id, effect.claim_id, effect.month)


@_do.register
def _due(effect: SetDue, visit: Visit, _at: datetime, _: Memory) -> None:
    months.set_due(visit.connection, _person(visit), effect.claim_id, effect.month, effect.due_on)


@_do.register
def _filed(effect: SetFiled, visit: Visit, _at: datetime, _: Memory) -> None:
    months.set_filed(visit.connection, _person(visit), effect.claim_id, effect.month, effect.filed_on)


@_do.register
def _tell(effect: TellClaim, visit: Visit, at: datetime, _: Memory) -> None:
    directory.tell_own(visit.connection, _person(visit), effect, at)


@_do.register
def _unlink(effect: Unlink, visit: Visit, _at: datetime, _: Memory) -> None:
    directory.unlink(visit.connection, _person(visit), effect.claim_id)


@_do.register
def _silence(effect: SetSilence, visit: Visit, at: datetime, _: Memory) -> None:
    silences.set_stopped(visit.connection, _person(visit), effect.kind, stopped=effect.stopped, at=at)


@_do.register
def _ask_erasure(_effect: AskErasure, visit: Visit, at: datetime, memory: Memory) -> None:
    receipt = memory.receipt()
    if receipt is not None:
        erasures.ask(visit.connection, _person(visit), receipt.number, at)


@_do.register
def _unlock(effect: Unlock, visit: Visit, at: datetime, _: Memory) -> None:
    unlocked = attempts.unlock(visit.connection, effect.code, at)
    if unlocked is None:
        return
    person = participants.get(visit.connection, unlocked)
    audit.note(visit.connection, _person(visit), "unlocked", at, (person and person.region) or "")
    # Somebody who was erased meanwhile has no copy of data in which it could be read.
    if person is not None:
        access.note(visit.connection, unlocked, f"petugas {_person(visit)}", "unlocked", at)


@_do.register
def _forget(effect: ForgetAnswers, visit: Visit, _at: datetime, _: Memory) -> None:
    """Begin the flows anew, so that buttons of the old run are known as old."""
    current = visit.progress
    emptied = {
        flow: replace(one, run=one.run + 1, answers={}, pending=None, active=False, at=None)
        if flow in effect.flows
        else one
        for flow, one in visit.flows.items()
    }
    visit.flows = emptied
    if current is not None and current.flow in effect.flows:
        visit.progress = emptied[current.flow]


@_do.register
def _cancel_hour(effect: CancelHour, visit: Visit, at: datetime, _: Memory) -> None:
    appointments.cancel(visit.connection, _person(visit), effect.slot_id, at)


@_do.register
def _publish(effect: PublishHours, visit: Visit, at: datetime, _: Memory) -> None:
    name = counselling.name_of(visit.connection, _person(visit))
    kept = (effect.minutes, effect.region, effect.place, effect.link)
    hours = (Slot(0, name, _person(visit), starts, *kept) for starts in effect.starts)
    if added := counselling.publish(visit.connection, hours):
        audit.note(visit.connection, _person(visit), "hours_offered", at, effect.region, details={"hours": added})


@_do.register
def _withdraw(effect: WithdrawHour, visit: Visit, at: datetime, _: Memory) -> None:
    withdrawn = appointments.withdraw(visit.connection, _person(visit), effect.slot_id, at)
    if withdrawn is not None:
        subject = f"hour {effect.slot_id}"
        audit.note(visit.connection, _person(visit), "hour_taken_back", at, withdrawn.region, subject)


@_do.register
def _name(effect: NameCounsellor, visit: Visit, at: datetime, _: Memory) -> None:
    if counselling.rename(visit.connection, _person(visit), effect.name, at):
        audit.note(visit.connection, _person(visit), "hours_named", at)


@_do.register
def _note(effect: NoteMeeting, visit: Visit, at: datetime, _: Memory) -> None:
    if counselling.note(visit.connection, _person(visit), effect.slot_id, effect.words, at):
        hour = counselling.get(visit.connection, effect.slot_id)
        subject = f"hour {effect.slot_id}"
        audit.note(visit.connection, _person(visit), "meeting_noted", at, hour.region if hour else "", subject)


@_do.register
def _enrol(effect: NoteEnrolled, visit: Visit, _at: datetime, _: Memory) -> None:
    trainings.enrol(visit.connection, _person(visit), effect.training_id, effect.on)


@_do.register
def _go_on(effect: SetEnrolment, visit: Visit, _at: datetime, _: Memory) -> None:
    trainings.set_state(visit.connection, _person(visit), effect.enrolment_id, effect.state, effect.on)


@_do.register
def _drop_enrolment(effect: DropEnrolment, visit: Visit, _at: datetime, _: Memory) -> None:
    trainings.drop(visit.connection, _person(visit), effect.enrolment_id)


@_do.register
def _shown(effect: NoteShown, visit: Visit, at: datetime, _: Memory) -> None:
    suggested.note(visit.connection, _person(visit), effect.twins, at)


@_do.register
def _refuse(effect: Refuse, visit: Visit, at: datetime, _: Memory) -> None:
    suggested.refuse(visit.connection, _person(visit), effect.twin, at, refused=effect.refused)


@_do.register
def _forget_shown(_effect: ForgetShown, visit: Visit, _at: datetime, _: Memory) -> None:
    suggested.forget_shown(visit.connection, _person(visit))


@_do.register
def _applied(effect: NoteApplied, visit: Visit, at: datetime, _: Memory) -> None:
    applying.note(visit.connection, visit.participant, effect, at)


@_do.register
def _date_applied(effect: DateApplied, visit: Visit, _at: datetime, _: Memory) -> None:
    applying.set_day(visit.connection, visit.participant, effect)


@_do.register
def _drop_application(effect: DropApplication, visit: Visit, _at: datetime, _: Memory) -> None:
    applications.drop(visit.connection, _person(visit), effect.application_id)


@_do.register
def _step(effect: SetStep, visit: Visit, _at: datetime, _: Memory) -> None:
    applying.set_step(visit.connection, visit.participant, effect)


@_do.register
def _save_search(effect: SaveSearch, visit: Visit, at: datetime, _: Memory) -> None:
    applying.save_search(visit.connection, visit.participant, effect, at)


@_do.register
def _drop_search(effect: DropSearch, visit: Visit, _at: datetime, _: Memory) -> None:
    searches.drop(visit.connection, _person(visit), effect.search_id)


@_do.register
def _forget_work(_effect: ForgetWork, visit: Visit, at: datetime, memory: Memory) -> None:
    held = memory.held_hour()
    if held is not None:
        appointments.cancel(visit.connection, _person(visit), held.slot.id, at)
    forget_work(visit.connection, _person(visit))


def _person(visit: Visit) -> int:
    return visit.participant.user_id


for _table in (office.TABLE, campaigns.TABLE, sources.TABLE, outcomes.TABLE, tickets.TABLE, listening.TABLE):
    for _kind, _deed in _table.items():
        _do.register(_kind, _deed)
