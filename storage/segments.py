"""Audiences under a name, for the officers of a region; within the connection of `Store.run` or of a visit."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select

from conversations.campaigns.segments import LONGEST_NAME, MOST, Segment
from conversations.outreach.audience import Audience, audience_of
from storage.portable import insert, storable
from storage.tables import segment


def save(connection: Connection, name: str, region: str, audience: Audience, by: int, at: datetime) -> int | None:
    """Keep an audience under a name, in place of one of the region that has the name; `None` when there are too many.

    Returns its id.
    """
    named = storable(name, LONGEST_NAME)
    here = segment.c.region == region
    connection.execute(delete(segment).where(here, func.lower(segment.c.name) == named.lower()))
    if (connection.scalar(select(func.count()).select_from(segment).where(here)) or 0) >= MOST:
        return None
    row = {"name": named, "region": region, "audience": audience.to_json(), "by": by, "created_at": at}
    return int(connection.execute(insert(connection, segment).values(row).returning(segment.c.id)).scalar_one())


def everything(connection: Connection) -> tuple[Segment, ...]:
    """List all saved audiences by name; whoever asks leaves out what is of other regions."""
    return tuple(map(_read, connection.execute(select(segment).order_by(func.lower(segment.c.name), segment.c.id))))


def get(connection: Connection, segment_id: int) -> Segment | None:
    """Return a saved audience."""
    found = connection.execute(select(segment).where(segment.c.id == segment_id)).first()
    return _read(found) if found else None


def drop(connection: Connection, segment_id: int) -> bool:
    """Forget a saved audience."""
    return connection.execute(delete(segment).where(segment.c.id == segment_id)).rowcount == 1


def _read(row: Any) -> Segment:
    return Segment(row.id, row.name, row.region, audience_of(row.audience), row.by)
