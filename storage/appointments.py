"""Hours with counsellors: taking one, and everything that people are told of it through the outbox."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from conversations.counselling.records import Slot, label_of
from conversations.counselling.reminders import reminders
from conversations.outreach.kinds import MessageKind
from storage import counselling, outbox, participants
from storage.list_kinds import Taken
from storage.outbox import Draft
from storage.records import Participant
from storage.tables import booking, slot, staged_slot

REMINDER = "hour_reminder"
NEWS = "hour_news"
GONE = "hour_gone"
MOVED = "hour_moved"
_KIND: MessageKind = "appointment"
_STALE = timedelta(days=7)


def take(connection: Connection, person: Participant, slot_id: int, now: datetime) -> bool:
    """Take an hour for a person; plan the reminders, and tell the counsellor. False when it is not free any more."""
    before = counselling.held(connection, person.user_id, now)
    taken = counselling.book(connection, person.user_id, slot_id, now)
    if taken is None:
        return False
    if before is not None and before.slot.id != slot_id:
        _tell_counsellor(connection, before.slot, person.user_id, "cancelled", now)
    if before is None or before.slot.id != slot_id:
        _tell_counsellor(connection, taken, person.user_id, "booked", now)
    outbox.plan(connection, _reminders(person, taken, now))
    return True


def cancel(connection: Connection, user_id: int, slot_id: int, now: datetime) -> None:
    """Let go of an hour, and tell the counsellor."""
    held = counselling.get(connection, slot_id)
    if counselling.cancel(connection, user_id, slot_id) and held is not None:
        _tell_counsellor(connection, held, user_id, "cancelled", now)


def withdraw(connection: Connection, counsellor_id: int, slot_id: int, now: datetime) -> Slot | None:
    """Take back an hour of a counsellor's own, tell whoever held it, and return the hour; `None` when there is none."""
    before = counselling.get(connection, slot_id)
    holder = counselling.withdraw(connection, counsellor_id, slot_id, now)
    after = counselling.get(connection, slot_id)
    if before is None or before.withdrawn or after is None or not after.withdrawn:
        return None
    if holder is not None:
        told = {"counsellor": before.counsellor, "starts": before.starts_at.isoformat()}
        _plan(connection, holder, GONE, f"gone:{slot_id}", told, now, before.starts_at)
    return before


def tell_moved(connection: Connection, taken: Taken) -> None:
    """Tell those whose hours a list is about to move, and plan their reminders anew."""
    staged = staged_slot.c
    moved = staged.import_id == taken.import_id, staged.verdict == "changed", staged.starts_at != slot.c.starts_at
    beside = booking.join(slot, slot.c.id == booking.c.slot_id).join(staged_slot, staged.known_id == slot.c.id)
    wanted = select(booking.c.user_id, slot.c.id, slot.c.starts_at, staged.starts_at).select_from(beside).where(*moved)
    for user_id, slot_id, before, after in connection.execute(wanted).all():
        person, held = participants.get(connection, user_id), counselling.get(connection, slot_id)
        if person is None or held is None or after <= taken.now:
            continue
        told = {"slot": slot_id, "before": before.isoformat(), "starts": after.isoformat()}
        _plan(connection, user_id, MOVED, f"{slot_id}:{after.timestamp():.0f}", told, taken.now, after)
        outbox.plan(connection, _reminders(person, replace(held, starts_at=after), taken.now))


def _reminders(person: Participant, taken: Slot, now: datetime) -> list[Draft]:
    zone = ZoneInfo(person.time_zone)
    local = taken.starts_at.astimezone(zone).replace(tzinfo=None)
    here = now.astimezone(zone).replace(tzinfo=None)
    starts = taken.starts_at.isoformat()
    return [
        Draft(
            dedup=f"hour:{person.user_id}:{taken.id}:{name}:{taken.starts_at.timestamp():.0f}",
            user_id=person.user_id,
            kind=_KIND,
            template=REMINDER,
            due_at=at.replace(tzinfo=zone).astimezone(UTC),
            params={"slot": taken.id, "starts": starts},
            expires_at=taken.starts_at,
        )
        for name, at in reminders(local, here).items()
    ]


def _tell_counsellor(connection: Connection, about: Slot, user_id: int, what: str, now: datetime) -> None:
    counsellor = about.counsellor_id
    if counsellor is None or participants.get(connection, counsellor) is None:
        return
    told = {"slot": about.id, "what": what, "label": label_of(user_id, about.id), "starts": about.starts_at.isoformat()}
    # The moment tells a second booking of the same hour from the first.
    name = f"{what}:{about.id}:{user_id}:{now.timestamp():.0f}"
    _plan(connection, counsellor, NEWS, name, told, now, about.starts_at)


def _plan(
    connection: Connection,
    user_id: int,
    template: str,
    name: str,
    params: Mapping[str, Any],
    now: datetime,
    starts: datetime,
) -> None:
    until = max(starts, now) + _STALE if template == GONE else starts
    outbox.plan(connection, [Draft(f"{template}:{user_id}:{name}", user_id, _KIND, template, now, params, until)])
