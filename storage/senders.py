"""What all senders of unasked messages share; every function works within the connection of `Store.run`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, or_, select, update

from storage.portable import insert
from storage.tables import sender

_ALL = 1
_LONGEST_BRAKE = 120
_SHARED = select(sender.c.not_before, sender.c.brake).where(sender.c.id == _ALL)


@dataclass(frozen=True, slots=True)
class Senders:
    """Nobody sends before `not_before`, nor while a `brake` tells why a person must look first."""

    not_before: datetime | None = None
    brake: str = ""

    def held(self, now: datetime) -> bool:
        """Tell whether nothing may be sent now."""
        return bool(self.brake) or (self.not_before is not None and self.not_before > now)


def read(connection: Connection) -> Senders:
    """Read what holds all senders."""
    found = connection.execute(_SHARED).first()
    return Senders(*found) if found else Senders()


def halt(connection: Connection, until: datetime) -> None:
    """Have nobody send before a moment; a later one that stands is kept."""
    _insist(connection)
    earlier = or_(sender.c.not_before.is_(None), sender.c.not_before < until)
    connection.execute(update(sender).where(sender.c.id == _ALL, earlier).values(not_before=until))


def put_brake(connection: Connection, reason: str) -> None:
    """Have nobody send until a person releases the brake; the first reason is kept.

    Raises:
        ValueError: when no reason is told.
    """
    if not reason:
        raise ValueError("a brake needs its reason")
    _insist(connection)
    free = sender.c.id == _ALL, sender.c.brake == ""
    connection.execute(update(sender).where(*free).values(brake=reason[:_LONGEST_BRAKE]))


def release(connection: Connection) -> str:
    """Release the brake, and return why it was on; empty when it was not."""
    reason = read(connection).brake
    connection.execute(update(sender).where(sender.c.id == _ALL).values(brake=""))
    return reason


def _insist(connection: Connection) -> None:
    blank: dict[str, Any] = {"id": _ALL, "not_before": None, "brake": ""}
    connection.execute(insert(connection, sender).values(blank).on_conflict_do_nothing())
