"""What was not understood, what nobody answered, false messages, and settings of staff.

Every function works within the connection of `Store.run` or of a visit.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, delete, or_, select, update

from conversations.listening.effects import JudgeMisread, KeepHoax, NoteUnanswered, NoteUnsure, SetStaffSetting
from conversations.listening.records import Hoax, Misread, Unanswered, Unsure
from storage.portable import insert, storable
from storage.statements import columns_of
from storage.tables import hoax, misread, staff_setting, unanswered, unsure

_WORDS = 500
_MESSAGE = 4096
_EVERYWHERE = ""


def unsure_of(connection: Connection, user_id: int) -> Unsure | None:
    """Return what the person was asked about last and has not told."""
    row = connection.execute(select(*columns_of(unsure, Unsure)).where(unsure.c.user_id == user_id)).first()
    return Unsure(*row) if row else None


def note_unsure(connection: Connection, user_id: int, effect: NoteUnsure, at: datetime) -> None:
    """Keep what the person is asked about, in the place of what they were asked before."""
    asked = {
        "words": storable(effect.words, _WORDS),
        "first": effect.first[:32],
        "second": effect.second[:32],
        "at": at,
    }
    added = insert(connection, unsure).values(user_id=user_id, **asked)
    connection.execute(added.on_conflict_do_update(index_elements=["user_id"], set_=asked))


def note_meant(connection: Connection, user_id: int, chosen: str, at: datetime) -> bool:
    """Keep for staff what was meant, as nobody's words; false when the person was asked nothing, or told already."""
    asked = unsure_of(connection, user_id)
    gone = connection.execute(delete(unsure).where(unsure.c.user_id == user_id)).rowcount
    if asked is None or not gone:
        return False
    row = {"words": asked.words, "guessed": asked.first, "chosen": chosen[:32], "at": at}
    connection.execute(insert(connection, misread).values(**row))
    return True


def misreads(connection: Connection, most: int) -> tuple[Misread, ...]:
    """List sentences that staff have not looked at, the oldest first."""
    return _misreads(connection, "new", most)


def accepted(connection: Connection, most: int = 100_000) -> tuple[Misread, ...]:
    """List the sentences that staff took in."""
    return _misreads(connection, "accepted", most)


def _misreads(connection: Connection, state: str, most: int) -> tuple[Misread, ...]:
    found = select(*columns_of(misread, Misread)).where(misread.c.state == state)
    return tuple(Misread(*row) for row in connection.execute(found.order_by(misread.c.at, misread.c.id).limit(most)))


def judge(connection: Connection, effect: JudgeMisread) -> bool:
    """Take a sentence in, or put it aside; false when somebody did before."""
    state = "accepted" if effect.intent else "rejected"
    told = {"chosen": effect.intent[:32]} if effect.intent else {}
    waits = misread.c.id == effect.misread_id, misread.c.state == "new"
    return connection.execute(update(misread).where(*waits).values(state=state, **told)).rowcount > 0


def note_unanswered(connection: Connection, effect: NoteUnanswered, region: str, at: datetime) -> None:
    """Keep a question without an answer, with the region alone."""
    row = {"words": storable(effect.words, _WORDS), "guessed": effect.guessed[:32], "region": region[:16], "at": at}
    connection.execute(insert(connection, unanswered).values(**row))


def questions(connection: Connection, places: Collection[str], since: datetime, most: int) -> tuple[Unanswered, ...]:
    """List questions without an answer from these places, the newest first; a province stands for its regencies."""
    if not places:
        return ()
    found = select(*columns_of(unanswered, Unanswered)).where(unanswered.c.at >= since)
    if _EVERYWHERE not in places:
        region = unanswered.c.region
        found = found.where(or_(*(or_(region == each, region.startswith(f"{each}.")) for each in places)))
    order = unanswered.c.at.desc(), unanswered.c.id.desc()
    return tuple(Unanswered(*row) for row in connection.execute(found.order_by(*order).limit(most)))


def hoaxes(connection: Connection, most: int = 200) -> tuple[Hoax, ...]:
    """List the false messages that go around now, the newest first."""
    found = select(*columns_of(hoax, Hoax)).where(hoax.c.active).order_by(hoax.c.id.desc()).limit(most)
    return tuple(Hoax(*row) for row in connection.execute(found))


def keep_hoax(connection: Connection, effect: KeepHoax, officer: int, at: datetime) -> int:
    """Keep a false message, or change what is true instead of it; tells its number."""
    words, truth = storable(effect.words, _MESSAGE), storable(effect.truth, _WORDS)
    told = {"truth": truth, "officer": officer, "active": True, "at": at}
    known = connection.scalar(select(hoax.c.id).where(hoax.c.words == words).limit(1))
    if known is not None:
        connection.execute(update(hoax).where(hoax.c.id == known).values(**told))
        return int(known)
    added = insert(connection, hoax).values(words=words, **told).returning(hoax.c.id)
    return int(connection.execute(added).scalar_one())


def drop_hoax(connection: Connection, hoax_id: int) -> bool:
    """Take a false message from the list; false when it is not on it."""
    listed = hoax.c.id == hoax_id, hoax.c.active
    return connection.execute(update(hoax).where(*listed).values(active=False)).rowcount > 0


def setting(connection: Connection, name: str) -> str:
    """Return a setting that officers made, "" when it is not made."""
    return connection.scalar(select(staff_setting.c.value).where(staff_setting.c.name == name)) or ""


def set_setting(connection: Connection, effect: SetStaffSetting, officer: int, at: datetime) -> None:
    """Keep a setting; "" takes it back."""
    told = {"value": storable(effect.value, _WORDS), "officer": officer, "at": at}
    if not told["value"]:
        connection.execute(delete(staff_setting).where(staff_setting.c.name == effect.name))
        return
    added = insert(connection, staff_setting).values(name=effect.name[:32], **told)
    connection.execute(added.on_conflict_do_update(index_elements=["name"], set_=told))


def drop_old(connection: Connection, before: datetime, portion: int) -> int:
    """Drop questions, judged sentences, and what people were asked about, of before a moment; tells how many."""
    total = 0
    for table, old in (
        (unanswered, unanswered.c.at < before),
        (misread, (misread.c.at < before) & (misread.c.state == "rejected")),
    ):
        some = select(table.c.id).where(old).limit(portion)
        total += connection.execute(delete(table).where(table.c.id.in_(some))).rowcount
    return total + connection.execute(delete(unsure).where(unsure.c.at < before)).rowcount
