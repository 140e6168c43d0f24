"""Roles of officers; every function works within the connection of `Store.run` or of a visit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, select

from storage import areas
from storage.portable import insert
from storage.statements import columns_of
from storage.tables import staff

ROLES = ("admin", "campaigner", "approver", "counsellor", "helper", "viewer")


@dataclass(frozen=True, slots=True)
class Role:
    """One role of an officer: everywhere (""), in one region (Kemendagri code), or in the area of a branch."""

    user_id: int
    role: str
    region: str
    since: datetime


def grant(connection: Connection, user_id: int, role: str, region: str, at: datetime) -> bool:
    """Give a role; false when the person has it there already."""
    row = insert(connection, staff).values(user_id=user_id, role=role, region=region, since=at)
    added = connection.execute(row.on_conflict_do_nothing().returning(staff.c.user_id))
    return added.first() is not None


def revoke(connection: Connection, user_id: int, role: str, region: str | None = None) -> int:
    """Take a role away, in one region or, with `None`, wherever the person has it; tells in how many places."""
    theirs = delete(staff).where(staff.c.user_id == user_id, staff.c.role == role)
    if region is not None:
        theirs = theirs.where(staff.c.region == region)
    return connection.execute(theirs).rowcount


def everybody(connection: Connection) -> Sequence[Role]:
    """List all roles, by person."""
    return _read(connection, _roles())


def of(connection: Connection, user_id: int) -> Sequence[Role]:
    """List a person's roles."""
    return _read(connection, _roles().where(staff.c.user_id == user_id))


def roles_of(connection: Connection, user_id: int) -> frozenset[str]:
    """Return the names of a person's roles, wherever they hold."""
    return frozenset(connection.scalars(select(staff.c.role).where(staff.c.user_id == user_id)))


def places_of(connection: Connection, user_id: int, roles: Iterable[str]) -> tuple[str, ...]:
    """Return where a person has any of these roles, as Kemendagri codes, "" being everywhere; areas are expanded."""
    wanted = frozenset(roles)
    held = {each.region for each in of(connection, user_id) if each.role in wanted}
    known = areas.everything(connection) if any(map(areas.is_code, held)) else ()
    return tuple(sorted({region for place in held for region in areas.reach(place, known)}))


def _roles() -> Select[Any]:
    return select(*columns_of(staff, Role)).order_by(staff.c.user_id, staff.c.role, staff.c.region)


def _read(connection: Connection, rows: Select[Any]) -> Sequence[Role]:
    return [Role(*row) for row in connection.execute(rows)]
