"""Invitations of officers: a secret that gives a role once; functions work within the connection of their caller."""

import hashlib
import re
import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from conversations.staff.office import Invitation, InvitationState
from conversations.staff.policy import MAY
from storage import audit, officers, staff
from storage.portable import insert
from storage.tables import invitation

VALID = timedelta(hours=48)
"""How long a link may be used."""
KEPT = timedelta(days=30)
"""How long it is remembered after that who made and used it."""

_SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 18
_SECRET = re.compile(f"[{_SIGNS}]{{{_LENGTH}}}", re.ASCII)
_MARK = 16


def new_secret() -> str:
    """Make a secret of 81 bits, of letters only, which are read out and typed without mistakes."""
    return "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))


def is_secret(words: str) -> bool:
    """Tell whether this may be a secret that was made here."""
    return _SECRET.fullmatch(words) is not None


def invite(connection: Connection, secret: str, role: str, place: str, by: int, now: datetime) -> bool:
    """Make an invitation, and note it; the same secret makes no second one. `by` is 0 for the command line."""
    values = {"secret_hash": _hash(secret), "role": role, "region": place, "by": by}
    row = insert(connection, invitation).values(**values, made_at=now, expires_at=now + VALID)
    made = connection.execute(row.on_conflict_do_nothing().returning(invitation.c.role)).first() is not None
    if made:
        audit.note(connection, by, "role_offered", now, place, f"role {role}")
    return made


def find(connection: Connection, secret: str, now: datetime, reader: int = 0) -> Invitation | None:
    """Return the invitation with this secret, whatever became of it; `own` when it was the reader who took it."""
    row = connection.execute(select(invitation).where(invitation.c.secret_hash == _hash(secret))).first()
    if row is None:
        return None
    return replace(_invitation(connection, row, now), own=row.used_by is not None and row.used_by == reader)


def open_ones(connection: Connection, now: datetime) -> tuple[Invitation, ...]:
    """List the invitations that may still be taken, the newest first."""
    wanted = select(invitation).where(invitation.c.used_at.is_(None), invitation.c.expires_at > now)
    rows = connection.execute(wanted.order_by(invitation.c.made_at.desc()))
    found = [_invitation(connection, row, now) for row in rows.all()]
    return tuple(each for each in found if each.state == "open")


def accept(connection: Connection, secret: str, user_id: int, now: datetime) -> bool:
    """Take the role of an open invitation, once and for one person, and note it; false when it is not open any more."""
    found = find(connection, secret, now)
    if found is None or found.state != "open":
        return False
    unused = invitation.c.secret_hash == _hash(secret), invitation.c.used_at.is_(None)
    taken = update(invitation).where(*unused).values(used_by=user_id, used_at=now).returning(invitation.c.by)
    row = connection.execute(taken).first()
    if row is None:
        return False
    staff.grant(connection, user_id, found.role, found.place, now)
    details = {"invited_by": audit.number_of(connection, row.by)}
    audit.note(connection, user_id, "role_taken", now, found.place, f"role {found.role}", details)
    return True


def withdraw(connection: Connection, mark: str, by: int, now: datetime) -> bool:
    """Let an open invitation end now, and note it; tells whether there was one with this mark."""
    marked = func.substr(invitation.c.secret_hash, 1, _MARK) == mark
    wanted = update(invitation).where(marked, invitation.c.used_at.is_(None), invitation.c.expires_at > now)
    row = connection.execute(wanted.values(expires_at=now).returning(invitation.c.role, invitation.c.region)).first()
    if row is not None:
        audit.note(connection, by, "role_offer_withdrawn", now, row.region, f"role {row.role}")
    return row is not None


def forget(connection: Connection, now: datetime) -> int:
    """Delete invitations whose time was over long ago; the audit log tells of them for ever."""
    return connection.execute(delete(invitation).where(invitation.c.expires_at < now - KEPT)).rowcount


def _invitation(connection: Connection, row: Row[Any], now: datetime) -> Invitation:
    return Invitation(row.secret_hash[:_MARK], row.role, row.region, row.expires_at, _state(connection, row, now))


def _state(connection: Connection, row: Row[Any], now: datetime) -> InvitationState:
    if row.used_at is not None:
        return "used"
    if row.expires_at <= now:
        return "late"
    return "open" if may_give(connection, row.by, row.region) else "void"


def may_give(connection: Connection, user_id: int | None, place: str) -> bool:
    """Tell whether an officer may still give roles in a place; 0 is the command line, `None` somebody forgotten."""
    if not user_id:
        return user_id == audit.NOBODY
    return officers.reaches_place(connection, user_id, MAY["invite"], place)


def _hash(secret: str) -> str:
    return hashlib.sha256(f"invitation:{secret}".encode()).hexdigest()
