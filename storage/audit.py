"""The log of what officers did: only added to, each entry carrying the hash of the one before.

Officers stand in it under numbers, so that somebody who wants to be forgotten can be without breaking the chain. Every
function works within the connection of `Store.run` or of a visit.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select, text

from conversations.staff.office import DeedNoted
from storage.portable import insert, storable
from storage.statements import columns_of
from storage.tables import audit, officer

FIRST = "0" * 64
"""What the first entry carries as the hash of the one before."""
NOBODY = 0
"""Stands for whoever works at the command line of the server, as Telegram id and as number."""
_LOCK = 727_002


@dataclass(frozen=True, slots=True)
class Entry:
    """One deed: what, where, about what, and how the chain holds it."""

    id: int
    at: datetime
    officer: int
    deed: str
    region: str
    subject: str
    details: str
    previous: str
    hash: str


def note(
    connection: Connection,
    user_id: int,
    deed: str,
    at: datetime,
    region: str = "",
    subject: str = "",
    details: Mapping[str, Any] | None = None,
) -> None:
    """Add what an officer did, in the transaction of the deed; `details` carry no data of participants.

    Another officer is told by `number_of`, never by a Telegram id. `user_id` is NOBODY for the command line.
    """
    if connection.dialect.name == "postgresql":
        # One after the other: two entries must not follow the same one.
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    last = connection.execute(select(audit.c.id, audit.c.hash).order_by(audit.c.id.desc()).limit(1)).first()
    number, previous = (last.id + 1, last.hash) if last else (1, FIRST)
    told = json.dumps(dict(details or {}), sort_keys=True, ensure_ascii=False)
    who = number_of(connection, user_id)
    entry = Entry(number, at, who, deed[:32], region[:16], storable(subject, 64), storable(told, 4000), previous, "")
    row = {one: getattr(entry, one) for one in entry.__slots__} | {"hash": hash_of(entry)}
    connection.execute(insert(connection, audit).values(row))


def hash_of(entry: Entry) -> str:
    """Return the hash that an entry must carry: over all its fields, and the hash of the one before."""
    at = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    whole = [entry.id, at, entry.officer, entry.deed, entry.region, entry.subject, entry.details, entry.previous]
    return hashlib.sha256(json.dumps(whole, ensure_ascii=False).encode()).hexdigest()


def number_of(connection: Connection, user_id: int) -> int:
    """Return the number under which an officer stands in the log; whoever has none gets one."""
    if user_id == NOBODY:
        return NOBODY
    known = select(officer.c.number).where(officer.c.user_id == user_id)
    number = connection.scalar(known)
    if number is None:
        row = insert(connection, officer).values(user_id=user_id).on_conflict_do_nothing()
        connection.execute(row)
        number = connection.scalar(known)
    return int(number or NOBODY)


def head(connection: Connection) -> tuple[int, str]:
    """Return how many entries there are, and the hash of the newest."""
    newest = select(audit.c.hash).order_by(audit.c.id.desc()).limit(1)
    return connection.scalar(select(func.count()).select_from(audit)) or 0, connection.scalar(newest) or FIRST


def latest(connection: Connection, places: Sequence[str], before: int, most: int) -> tuple[DeedNoted, ...]:
    """List the newest deeds in these places (Kemendagri codes or codes of areas, "" being everything).

    Where `before` is not 0, only entries before it.
    """
    wanted = select(*columns_of(audit, DeedNoted)).where(or_(*map(_within, places)))
    if before:
        wanted = wanted.where(audit.c.id < before)
    return tuple(DeedNoted(*row) for row in connection.execute(wanted.order_by(audit.c.id.desc()).limit(most)))


def _within(place: str) -> ColumnElement[bool]:
    if not place:
        return audit.c.id > 0
    return or_(audit.c.region == place, audit.c.region.startswith(f"{place}.", autoescape=True))
