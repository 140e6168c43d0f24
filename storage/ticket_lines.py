"""The lines of tickets, kept once each, and their way to the groups: those of a ticket one after the other.

Lines to people go through the outbox; `storage.ticket_answers` joins the two.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, exists, func, or_, select, update

from conversations.tickets.records import Line
from storage.portable import insert, storable
from storage.statements import columns_of
from storage.tables import desk, ticket, ticket_line

LEASE = timedelta(minutes=2)
"""How long a carrier may hold a line without a sign of life."""
LONGEST = 4096
_BEGUN = "begun"
_CARRIED = ("in", "desk", "call")
_FREE: dict[str, Any] = {"lease": "", "lease_until": None}


def add(connection: Connection, ticket_id: int, line: Line, at: datetime) -> int | None:
    """Keep a line to be carried, and return its number; `None` when the same thing brought it before."""
    row = {
        "ticket_id": ticket_id,
        "origin": line.origin[:96],
        "way": line.way,
        "kind": line.kind,
        "words": storable(line.words, LONGEST),
        "file_id": line.file_id[:255],
        "author": line.author,
        "from_chat": line.from_chat,
        "from_id": line.from_id,
        "answers_id": line.answers_id,
        "at": at,
        "state": "planned",
        "reason": "",
        "due_at": at,
        "attempts": 0,
        "lease": "",
    }
    added = insert(connection, ticket_line).values(row).on_conflict_do_nothing(index_elements=["origin"])
    number: int | None = connection.scalar(added.returning(ticket_line.c.id))
    return number


def due(connection: Connection, now: datetime, worker: str, limit: int) -> list[Line]:
    """Take lines to groups that are due, the first unfinished one of each ticket, for `LEASE`.

    Several carriers share without overlap. Those of a group that may not be written to now wait.
    """
    earlier = ticket_line.alias("earlier")
    first = ~exists().where(
        earlier.c.ticket_id == ticket_line.c.ticket_id,
        earlier.c.id < ticket_line.c.id,
        earlier.c.way.in_(_CARRIED),
        earlier.c.state.in_(("planned", "leased")),
    )
    held = exists().where(
        ticket.c.id == ticket_line.c.ticket_id, desk.c.region == ticket.c.desk, desk.c.not_before > now
    )
    wanted = ticket_line.c.state == "planned", ticket_line.c.due_at <= now, ticket_line.c.way.in_(_CARRIED)
    rows = select(ticket_line.c.id).where(*wanted, first, ~held).order_by(ticket_line.c.due_at, ticket_line.c.id)
    taken = connection.scalars(rows.limit(limit).with_for_update(skip_locked=True, of=ticket_line)).all()
    if not taken:
        return []
    lease = {"state": "leased", "lease": worker, "lease_until": now + LEASE, "reason": ""}
    connection.execute(update(ticket_line).where(ticket_line.c.id.in_(taken)).values(lease))
    kept = select(*columns_of(ticket_line, Line)).where(ticket_line.c.id.in_(taken)).order_by(ticket_line.c.id)
    return [Line(*row) for row in connection.execute(kept)]


def begun(connection: Connection, line_id: int, worker: str) -> bool:
    """Note that the call for a leased line is about to be made; false when it is not the worker's any more."""
    mine = ticket_line.c.id == line_id, ticket_line.c.lease == worker, ticket_line.c.state == "leased"
    values = {"reason": _BEGUN, "attempts": ticket_line.c.attempts + 1}
    return connection.execute(update(ticket_line).where(*mine).values(values)).rowcount == 1


def sent(connection: Connection, line_id: int, sent_id: int | None, at: datetime) -> None:
    """Note that a line arrived, and which message came of it."""
    _end(connection, line_id, state="sent", reason="", sent_id=sent_id, due_at=at)


def later(connection: Connection, line_id: int, due_at: datetime, reason: str) -> None:
    """Let a line wait."""
    _end(connection, line_id, state="planned", reason=reason[:64], due_at=due_at)


def failed(connection: Connection, line_id: int, reason: str) -> None:
    """Note that a line can never be carried."""
    _end(connection, line_id, state="failed", reason=reason[:64])


def reclaim(connection: Connection, now: datetime) -> tuple[int, int]:
    """End the leases of dead carriers: what was begun is unknown, the rest is planned again; return how many each."""
    dead = ticket_line.c.state == "leased", ticket_line.c.lease_until <= now
    unknown = update(ticket_line).where(*dead, ticket_line.c.reason == _BEGUN)
    lost = connection.execute(unknown.values(state="unknown", reason="crashed", **_FREE)).rowcount
    planned = connection.execute(update(ticket_line).where(*dead).values(state="planned", due_at=now, **_FREE)).rowcount
    return planned, lost


def by_message(connection: Connection, chat_id: int, message_id: int) -> Line | None:
    """Return the newest line that a message brought, or that it came of: in a topic of this group, or with a person.

    A change of a message is no such line.
    """
    brought = and_(ticket_line.c.from_chat == chat_id, ticket_line.c.from_id == message_id)
    own = ticket.c.id == ticket_line.c.ticket_id
    there = and_(ticket_line.c.way.in_(_CARRIED), exists().where(own, ticket.c.chat_id == chat_id))
    at_home = and_(ticket_line.c.way == "out", exists().where(own, ticket.c.user_id == chat_id))
    came = and_(ticket_line.c.sent_id == message_id, or_(there, at_home))
    found = select(*columns_of(ticket_line, Line)).where(or_(brought, came), ticket_line.c.kind != "edit")
    row = connection.execute(found.order_by(ticket_line.c.id.desc())).first()
    return None if row is None else Line(*row)


def changes(connection: Connection, chat_id: int, message_id: int) -> list[str]:
    """Return the words of every change of a message, oldest first."""
    own = ticket_line.c.from_chat == chat_id, ticket_line.c.from_id == message_id, ticket_line.c.kind == "edit"
    return list(connection.scalars(select(ticket_line.c.words).where(*own).order_by(ticket_line.c.id)))


def of_ticket(connection: Connection, ticket_id: int, most: int = 50) -> tuple[Line, ...]:
    """Return the newest lines of a ticket, oldest first."""
    newest = select(*columns_of(ticket_line, Line)).where(ticket_line.c.ticket_id == ticket_id)
    rows = connection.execute(newest.order_by(ticket_line.c.id.desc()).limit(most)).all()
    return tuple(Line(*row) for row in reversed(rows))


def count(connection: Connection, user_id: int) -> int:
    """Count the lines of all tickets of a person."""
    own = select(ticket.c.id).where(ticket.c.user_id == user_id)
    rows = select(func.count()).select_from(ticket_line).where(ticket_line.c.ticket_id.in_(own))
    return connection.scalar(rows) or 0


def _end(connection: Connection, line_id: int, **values: Any) -> None:
    connection.execute(update(ticket_line).where(ticket_line.c.id == line_id).values(**values, **_FREE))
