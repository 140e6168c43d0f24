"""Hours of counsellors: free, held, published, withdrawn; every function works within the connection of its caller.

A slot is held by the row of its number in `booking`: whoever comes second finds it taken, on whatever process.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, exists, or_, select, update

from conversations.counselling.records import Appointment, Booking, CounselNote, Slot, label_of
from storage.portable import insert, storable
from storage.tables import booking, counsel_note, slot

AHEAD = timedelta(days=60)
"""Hours further away are not shown yet."""
_MOST_NOTES = 20
_FIELDS = ("id", "counsellor", "counsellor_id", "starts_at", "minutes", "region", "place", "link")
_SLOT = (*(slot.c[name] for name in _FIELDS), slot.c.withdrawn_at.is_not(None))


def free(connection: Connection, now: datetime, region: str = "", most: int = 100) -> tuple[Slot, ...]:
    """List the free hours that are still to come, the next first; those online or for everybody, and of a province."""
    ahead = slot.c.starts_at > now, slot.c.starts_at < now + AHEAD, slot.c.withdrawn_at.is_(None)
    taken = exists().where(booking.c.slot_id == slot.c.id)
    near: tuple[ColumnElement[bool], ...] = ()
    if region:
        near = (or_(slot.c.region == "", slot.c.place == "", slot.c.region.startswith(region[:2], autoescape=True)),)
    wanted = select(*_SLOT).where(*ahead, ~taken, *near).order_by(slot.c.starts_at, slot.c.id).limit(most)
    return tuple(Slot(*row) for row in connection.execute(wanted))


def get(connection: Connection, slot_id: int) -> Slot | None:
    """Read an hour, whoever holds it."""
    row = connection.execute(select(*_SLOT).where(slot.c.id == slot_id)).first()
    return Slot(*row) if row else None


def held(connection: Connection, user_id: int, now: datetime) -> Booking | None:
    """Return the hour that a person holds and that has not ended yet."""
    own = select(*_SLOT, booking.c.at).join(booking, booking.c.slot_id == slot.c.id).where(booking.c.user_id == user_id)
    for *values, at in connection.execute(own.order_by(slot.c.starts_at)):
        found = Slot(*values)
        if found.starts_at + timedelta(minutes=found.minutes) > now:
            return Booking(found, at)
    return None


def book(connection: Connection, user_id: int, slot_id: int, now: datetime) -> Slot | None:
    """Take a free hour for a person, and let go of another that they held; `None` when it is not free any more.

    To take an hour that is one's own already changes nothing.
    """
    wanted = get(connection, slot_id)
    if wanted is None or wanted.withdrawn or wanted.starts_at <= now:
        return None
    row = insert(connection, booking).values(slot_id=slot_id, user_id=user_id, at=now)
    connection.execute(row.on_conflict_do_nothing(index_elements=["slot_id"]))
    holder = connection.scalar(select(booking.c.user_id).where(booking.c.slot_id == slot_id))
    if holder != user_id:
        return None
    ahead = select(slot.c.id).where(slot.c.starts_at > now, slot.c.id != slot_id)
    others = delete(booking).where(booking.c.user_id == user_id, booking.c.slot_id.in_(ahead))
    connection.execute(others)
    return wanted


def cancel(connection: Connection, user_id: int, slot_id: int) -> bool:
    """Let go of an hour; tells whether it was the person's."""
    own = delete(booking).where(booking.c.slot_id == slot_id, booking.c.user_id == user_id)
    return connection.execute(own).rowcount == 1


def of_counsellor(connection: Connection, counsellor_id: int, since: datetime, most: int = 60) -> tuple[Slot, ...]:
    """List a counsellor's own hours from a moment on, the first first; those taken back are left out."""
    own = slot.c.counsellor_id == counsellor_id, slot.c.starts_at > since, slot.c.withdrawn_at.is_(None)
    wanted = select(*_SLOT).where(*own).order_by(slot.c.starts_at, slot.c.id).limit(most)
    return tuple(Slot(*row) for row in connection.execute(wanted))


def appointments(connection: Connection, counsellor_id: int, since: datetime) -> tuple[Appointment, ...]:
    """List who holds a counsellor's hours from a moment on."""
    wanted = select(*_SLOT, booking.c.user_id).join(booking, booking.c.slot_id == slot.c.id)
    own = wanted.where(slot.c.counsellor_id == counsellor_id, slot.c.starts_at > since).order_by(slot.c.starts_at)
    rows = [(Slot(*values), user_id) for *values, user_id in connection.execute(own)]
    return tuple(Appointment(found, user_id, label_of(user_id, found.id)) for found, user_id in rows)


def publish(connection: Connection, hours: Iterable[Slot]) -> int:
    """Offer hours that a counsellor does not offer at that moment yet, and return how many those are."""
    added = 0
    for each in hours:
        reference = f"chat:{each.counsellor_id}:{each.starts_at.timestamp():.0f}"
        values = {
            "reference": reference,
            "source": "chat",
            "counsellor": storable(each.counsellor, 60),
            "counsellor_id": each.counsellor_id,
            "starts_at": each.starts_at,
            "minutes": each.minutes,
            "region": each.region,
            "place": storable(each.place, 120),
            "link": storable(each.link, 300),
        }
        again = {"withdrawn_at": None, "place": values["place"], "link": values["link"], "minutes": each.minutes}
        row = insert(connection, slot).values(values)
        offered = row.on_conflict_do_update(
            index_elements=["reference"], set_=again, where=slot.c.withdrawn_at.is_not(None)
        )
        added += connection.execute(offered.returning(slot.c.id)).first() is not None
    return added


def withdraw(connection: Connection, counsellor_id: int, slot_id: int, now: datetime) -> int | None:
    """Take back an hour of a counsellor's own that is still to come; return who held it, if anybody did."""
    own = slot.c.id == slot_id, slot.c.counsellor_id == counsellor_id, slot.c.withdrawn_at.is_(None)
    if connection.execute(update(slot).where(*own, slot.c.starts_at > now).values(withdrawn_at=now)).rowcount != 1:
        return None
    let_go = delete(booking).where(booking.c.slot_id == slot_id).returning(booking.c.user_id)
    return connection.scalar(let_go)


def name_of(connection: Connection, counsellor_id: int) -> str:
    """Return the name of a counsellor's newest hours, "" when there are none."""
    own = select(slot.c.counsellor).where(slot.c.counsellor_id == counsellor_id)
    return connection.scalar(own.order_by(slot.c.id.desc()).limit(1)) or ""


def rename(connection: Connection, counsellor_id: int, name: str, now: datetime) -> int:
    """Give a counsellor's coming hours the name under which people see them; return how many those are."""
    coming = slot.c.counsellor_id == counsellor_id, slot.c.starts_at > now
    return connection.execute(update(slot).where(*coming).values(counsellor=storable(name, 60))).rowcount


def note(connection: Connection, counsellor_id: int, slot_id: int, words: str, at: datetime) -> bool:
    """Keep a note on a meeting, for its counsellor only; false when the hour is not theirs or nobody held it."""
    wanted = select(booking.c.user_id).join(slot, slot.c.id == booking.c.slot_id)
    who = connection.scalar(wanted.where(slot.c.id == slot_id, slot.c.counsellor_id == counsellor_id))
    if who is None:
        return False
    row = {"slot_id": slot_id, "user_id": who, "by": counsellor_id, "words": storable(words, 2000), "at": at}
    connection.execute(insert(connection, counsel_note).values(row))
    return True


def notes(connection: Connection, counsellor_id: int, slot_id: int) -> tuple[CounselNote, ...]:
    """List what a counsellor noted on the person who holds an hour, now and before, the newest first."""
    who = select(booking.c.user_id).join(slot, slot.c.id == booking.c.slot_id)
    holder = who.where(slot.c.id == slot_id, slot.c.counsellor_id == counsellor_id).scalar_subquery()
    own = counsel_note.c.by == counsellor_id, counsel_note.c.user_id == holder
    wanted = select(counsel_note.c.words, counsel_note.c.at).where(*own)
    return tuple(
        CounselNote(*row) for row in connection.execute(wanted.order_by(counsel_note.c.id.desc()).limit(_MOST_NOTES))
    )
