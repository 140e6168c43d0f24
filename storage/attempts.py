"""Tries to prove a claim: five wrong ones lock for a day; every function works within the connection of its caller.

A try is counted before anything is looked up, so that tries at the same moment never get more answers than there are
tries. The run of failures is forgotten a day after the latest one (`first_at` moves along with it), so that no window
of 24 hours holds more than five answers.
"""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, case, delete, func, literal, null, or_, select, update

from conversations.memory import Lock
from storage.portable import insert
from storage.tables import Moment, identity_attempt, participant

TRIES = 5
"""Wrong tries until the lock falls."""
LOCKED_FOR = timedelta(hours=24)

_SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 6
_tried = identity_attempt.c


def reserve(connection: Connection, user_id: int, now: datetime, pseudonym: int | None = None) -> Lock | None:
    """Count one more try of a person, or return the lock that forbids it.

    The fifth try locks at once; `succeeded` lifts that again. Failures under the person's `pseudonym`, from before they
    were erased, are theirs again.
    """
    if pseudonym is not None:
        connection.execute(update(identity_attempt).where(_tried.user_id == pseudonym).values(user_id=user_id))
    over = _tried.first_at <= literal(now - LOCKED_FOR, Moment)
    number = case((over, 1), else_=_tried.failures + 1)
    last = number >= TRIES
    entry = insert(connection, identity_attempt).values(
        user_id=user_id, failures=1, first_at=now, locked_until=None, code=""
    )
    counted = entry.on_conflict_do_update(
        index_elements=["user_id"],
        set_={
            "failures": number,
            "first_at": now,
            "locked_until": case((last, literal(now + LOCKED_FOR, Moment)), else_=null()),
            "code": case((last, new_code()), else_=""),
        },
        where=or_(_tried.locked_until.is_(None), _tried.locked_until <= literal(now, Moment)),
    )
    if connection.execute(counted.returning(_tried.failures)).first() is not None:
        return None
    return lock_of(connection, user_id, now)


def succeeded(connection: Connection, user_id: int) -> None:
    """Take note that the reserved try was right: it does not count, and the lock that it brought is lifted.

    So it is with a try that nobody could judge, because the office did not answer.
    Failures before it still count. Otherwise a person could buy guesses at other people's claims with their own: by
    proving it after every four, letting go of it, and proving it again.
    """
    given_back = {"failures": _tried.failures - 1, "locked_until": null(), "code": ""}
    own = _tried.user_id == user_id, _tried.failures > 0
    connection.execute(update(identity_attempt).where(*own).values(given_back))


def still_count(connection: Connection, user_id: int, now: datetime) -> bool:
    """Tell whether failures of a person count now; whoever forgets them earlier gives the person new guesses."""
    recent = _tried.first_at > literal(now - LOCKED_FOR, Moment)
    wanted = select(_tried.user_id).where(_tried.user_id == user_id, _tried.failures > 0, recent)
    return connection.execute(wanted).first() is not None


def keep_under(connection: Connection, user_id: int, pseudonym: int, now: datetime) -> bool:
    """Let the failures of a person who is erased go on to count under a pseudonym; tells whether there are any."""
    kept = still_count(connection, user_id, now)
    own = _tried.user_id == user_id
    if kept:
        connection.execute(update(identity_attempt).where(own).values(user_id=pseudonym))
    else:
        connection.execute(delete(identity_attempt).where(own))
    return kept


def lock_of(connection: Connection, user_id: int, now: datetime) -> Lock | None:
    """Return the lock of a person that stands now."""
    wanted = select(_tried.locked_until, _tried.code).where(_tried.user_id == user_id, _stands(now))
    found = connection.execute(wanted).first()
    return Lock(*found) if found else None


def locked_in(connection: Connection, code: str, now: datetime) -> str | None:
    """Return where the person is whose lock stands under this code now, "" when nobody knows; `None` for no lock."""
    beside = identity_attempt.outerjoin(participant, participant.c.user_id == _tried.user_id)
    wanted = select(func.coalesce(participant.c.region, "")).select_from(beside)
    found = connection.execute(wanted.where(_tried.code == plain_code(code), _stands(now))).first()
    return None if found is None else str(found[0])


def unlock(connection: Connection, code: str, now: datetime) -> int | None:
    """Lift the lock that stands under this code and return whose it was, if there is one."""
    wanted = delete(identity_attempt).where(_tried.code == plain_code(code), _stands(now))
    return connection.scalar(wanted.returning(_tried.user_id))


def forget(connection: Connection, now: datetime) -> int:
    """Delete failures that do not count any more, and locks that ended; return how many people they were of."""
    over = _tried.first_at <= literal(now - LOCKED_FOR, Moment)
    return connection.execute(delete(identity_attempt).where(over)).rowcount


def new_code() -> str:
    """Make a code that is read out without mistakes: no 0 and O, no 1, I and L."""
    return "".join(secrets.choice(_SIGNS) for _ in range(_CODE_LENGTH))


def plain_code(code: str) -> str:
    """Return a code as it is kept, however an officer types it."""
    return "".join(sign for sign in code.upper() if sign.isalnum())[:16]


def _stands(now: datetime) -> ColumnElement[bool]:
    return _tried.locked_until > literal(now, Moment)
