"""Roles of officers; every function works within the connection of `Store.run` or of a visit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
    held = by_role(connection, user_id)
    return tuple(sorted({place for role in roles for place in held.get(role, ())}))


def by_role(connection: Connection, user_id: int) -> Mapping[str, tuple[str, ...]]:
    """Return where a person has each of their roles; the same codes as `places_of` gives."""
    held = of(connection, user_id)
    known = areas.everything(connection) if any(areas.is_code(each.region) for each in held) else ()
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in held:
        found[each.role].update(areas.reach(each.region, known))
    return {role: tuple(sorted(places)) for role, places in found.items()}


def _roles() -> Select[Any]:
    return select(*columns_of(staff, Role)).order_by(staff.c.user_id, staff.c.role, staff.c.region)


def _read(connection: Connection, rows: Select[Any]) -> Sequence[Role]:
    return [Role(*row) for row in connection.execute(rows)]
