"""Giving roles and taking them away, each noted in the audit log; within the connection of `Store.run` or a visit."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from conversations.staff.policy import covers
from storage import areas, audit, staff


def appoint(connection: Connection, user_id: int, role: str, place: str, by: int, at: datetime) -> bool:
    """Give a role, and note who gave it; false when the person has it there already."""
    given = staff.grant(connection, user_id, role, place, at)
    if given:
        audit.note(connection, by, "role_given", at, place, _subject(connection, user_id, role))
    return given


def dismiss(connection: Connection, user_id: int, role: str, place: str | None, by: int, at: datetime) -> int:
    """Take a role away in one place, or wherever it holds; note each, and tell how many those are."""
    held = [each.region for each in staff.of(connection, user_id) if each.role == role]
    gone = [each for each in held if place is None or each == place]
    for each in gone:
        staff.revoke(connection, user_id, role, each)
        audit.note(connection, by, "role_taken_away", at, each, _subject(connection, user_id, role))
    return len(gone)


def reaches(connection: Connection, user_id: int, roles: Iterable[str], regions: Iterable[str]) -> bool:
    """Tell whether one of these roles of a person holds in each region; none at all means all of Indonesia."""
    held = staff.places_of(connection, user_id, roles)
    return all(any(covers(place, region) for place in held) for region in tuple(regions) or ("",))


def reaches_place(connection: Connection, user_id: int, roles: Iterable[str], place: str) -> bool:
    """Tell the same of a place where a role is held, which may be the area of a branch."""
    return reaches(connection, user_id, roles, areas.reach(place, areas.everything(connection)))


def _subject(connection: Connection, user_id: int, role: str) -> str:
    return f"officer {audit.number_of(connection, user_id)} {role}"
