"""Tickets of people who want a person; every function works within the connection of `Store.run` or of a visit."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, exists, insert, select, update

from conversations.tickets.effects import OpenTicket
from conversations.tickets.records import ClosedBy, Line, Ticket
from storage import ticket_lines
from storage.portable import storable
from storage.statements import columns_of
from storage.tables import desk, participant, ticket

_NO_TOPIC: dict[str, Any] = {"chat_id": None, "thread_id": None, "card_id": None}
_CARRIED = ("in", "text")
_OPEN = select(ticket.c.id).where(ticket.c.user_id == bindparam("user"), ticket.c.state == "open")
_LONGEST_CONTEXT = 300
_MOST_CONTEXT = 20


def open_(connection: Connection, user_id: int, wanted: OpenTicket, at: datetime) -> Ticket:
    """Open a ticket with its first line, and return it; one that is open already is returned as it is."""
    # Two messages of one person at the same moment open one ticket.
    person = select(participant.c.user_id).where(participant.c.user_id == user_id)
    connection.execute(person.with_for_update())
    known = open_of(connection, user_id)
    if known is not None:
        return known
    context = {
        name[:32]: storable(told, _LONGEST_CONTEXT) for name, told in list(wanted.context.items())[:_MOST_CONTEXT]
    }
    row = {"user_id": user_id, "region": wanted.region, "desk": wanted.desk, "topic": wanted.topic[:32]}
    row |= {"context": json.dumps(context, ensure_ascii=False), "opened_at": at, "asked_at": at}
    number: int = connection.scalar(insert(ticket).values(row).returning(ticket.c.id)) or 0
    # A ticket without words has a line of its own, so that its topic is made.
    way, kind = _CARRIED if wanted.words else ("desk", "card")
    told = {"from_chat": user_id, "from_id": wanted.message_id} if wanted.message_id else {}
    first = Line(0, number, f"open:{number}", way, kind, at, wanted.words, **told)  # type: ignore[arg-type] # both pairs are ways and kinds
    ticket_lines.add(connection, number, first, at)
    opened = get(connection, number)
    assert opened is not None, "it was just written"  # noqa: S101 - says what the types cannot
    return opened


def get(connection: Connection, ticket_id: int) -> Ticket | None:
    """Return a ticket."""
    return _one(connection, ticket.c.id == ticket_id)


def open_of(connection: Connection, user_id: int) -> Ticket | None:
    """Return the ticket that a person has open."""
    # Asked for every typed message, and hardly anybody has one.
    number = connection.scalar(_OPEN, {"user": user_id})
    return None if number is None else get(connection, number)


def latest_of(connection: Connection, user_id: int) -> Ticket | None:
    """Return the newest ticket of a person."""
    return _one(connection, ticket.c.user_id == user_id)


def of_person(connection: Connection, user_id: int) -> tuple[Ticket, ...]:
    """List all tickets of a person, oldest first."""
    own = select(*columns_of(ticket, Ticket)).where(ticket.c.user_id == user_id).order_by(ticket.c.id)
    return tuple(_read(row) for row in connection.execute(own))


def by_thread(connection: Connection, chat_id: int, thread_id: int) -> Ticket | None:
    """Return the ticket whose topic this is."""
    return _one(connection, ticket.c.chat_id == chat_id, ticket.c.thread_id == thread_id)


def waiting(connection: Connection, desk: str) -> int:
    """Count the open tickets of a desk with a message that nobody has answered."""
    open_ones = select(ticket.c.id).where(ticket.c.desk == desk, ticket.c.state == "open")
    return len(connection.execute(open_ones.where(ticket.c.asked_at.is_not(None)).limit(1000)).all())


def assign(connection: Connection, ticket_id: int, helper: int, at: datetime) -> bool:
    """Let a helper look after a ticket; false when somebody else does, or it is closed."""
    free = ticket.c.id == ticket_id, ticket.c.state == "open", ticket.c.helper.is_(None) | (ticket.c.helper == helper)
    return _set(connection, *free, helper=helper)


def release(connection: Connection, ticket_id: int) -> None:
    """Let nobody look after a ticket."""
    _set(connection, ticket.c.id == ticket_id, helper=None)


def close(connection: Connection, ticket_id: int, by: ClosedBy, at: datetime) -> bool:
    """Close a ticket; false when it was closed already."""
    ended = {"state": "closed", "closed_at": at, "closed_by": by, "asked_at": None, "alerts": 0}
    return _set(connection, ticket.c.id == ticket_id, ticket.c.state == "open", **ended)


def reopen(connection: Connection, ticket_id: int, at: datetime) -> bool:
    """Open a ticket again; false when it is open, or its person has another one open."""
    known = get(connection, ticket_id)
    if known is None or open_of(connection, known.user_id) is not None:
        return False
    again = {"state": "open", "closed_at": None, "closed_by": "", "asked_at": at, "alerts": 0}
    return _set(connection, ticket.c.id == ticket_id, ticket.c.state == "closed", **again)


def transfer(connection: Connection, ticket_id: int, region: str, desk: str, at: datetime) -> None:
    """Hand a ticket over to the desk of another region, where it gets a topic of its own."""
    moved = {"region": region, "desk": desk, "helper": None, "asked_at": at, "alerts": 0}
    _set(connection, ticket.c.id == ticket_id, **moved, **_NO_TOPIC)


def adopt(connection: Connection, ticket_id: int, desk: str, *, anew: bool) -> None:
    """Give a ticket to another desk, because its own is no more; `anew` is in another group.

    How long it has waited stays.
    """
    _set(connection, ticket.c.id == ticket_id, desk=desk, **({"helper": None, **_NO_TOPIC} if anew else {}))


def rate(connection: Connection, user_id: int, ticket_id: int, rating: int) -> bool:
    """Keep how content a person was with a ticket of theirs, from 1 to 3; false when it is not theirs."""
    return 1 <= rating <= 3 and _set(
        connection, ticket.c.id == ticket_id, ticket.c.user_id == user_id, ticket.c.state == "closed", rating=rating
    )


def note_topic(connection: Connection, kept: Ticket, chat_id: int, thread_id: int) -> bool:
    """Keep the topic that was made for a ticket; false when it is gone by now, or another desk's."""
    still = ticket.c.id == kept.id, ticket.c.desk == kept.desk
    return _set(connection, *still, chat_id=chat_id, thread_id=thread_id, card_id=None)


def note_card(connection: Connection, ticket_id: int, card_id: int) -> None:
    """Keep the message on top of a topic; 0 when it could not be shown."""
    _set(connection, ticket.c.id == ticket_id, card_id=card_id)


def lose_topic(connection: Connection, ticket_id: int) -> None:
    """Forget a topic that was deleted: the next line makes another."""
    _set(connection, ticket.c.id == ticket_id, **_NO_TOPIC)


def asked(connection: Connection, ticket_id: int, at: datetime) -> None:
    """Note that the person wrote; an earlier message that nobody answered keeps its moment."""
    _set(connection, ticket.c.id == ticket_id, ticket.c.state == "open", ticket.c.asked_at.is_(None), asked_at=at)


def answered(connection: Connection, ticket_id: int, at: datetime) -> None:
    """Note that a helper answered."""
    _set(connection, ticket.c.id == ticket_id, asked_at=None, answered_at=at, alerts=0)


def overdue(connection: Connection, before: datetime, most: int = 200) -> list[Ticket]:
    """Return open tickets with a message from before a moment that nobody answered, the oldest first."""
    late = select(*columns_of(ticket, Ticket)).where(ticket.c.state == "open", ticket.c.asked_at < before)
    return [_read(row) for row in connection.execute(late.order_by(ticket.c.asked_at, ticket.c.id).limit(most))]


def alerted(connection: Connection, reached: Mapping[int, int]) -> None:
    """Note to how many steps of patience these have come, and that it was told; never back."""
    for number, steps in reached.items():
        _set(connection, ticket.c.id == number, ticket.c.alerts < steps, alerts=steps)


def resting(connection: Connection, before: datetime, most: int = 100) -> list[Ticket]:
    """Return open tickets that were answered before a moment and have been silent since."""
    quiet = ticket.c.state == "open", ticket.c.asked_at.is_(None), ticket.c.answered_at < before
    rows = select(*columns_of(ticket, Ticket)).where(*quiet).order_by(ticket.c.id).limit(most)
    return [_read(row) for row in connection.execute(rows)]


def orphans(connection: Connection, most: int = 100) -> list[Ticket]:
    """Return open tickets whose desk is no more."""
    kept = exists().where(desk.c.region == ticket.c.desk)
    rows = select(*columns_of(ticket, Ticket)).where(ticket.c.state == "open", ~kept).order_by(ticket.c.id).limit(most)
    return [_read(row) for row in connection.execute(rows)]


def is_open(connection: Connection, user_id: int) -> bool:
    """Tell whether a person has a ticket open."""
    return connection.scalar(_OPEN, {"user": user_id}) is not None


def _one(connection: Connection, *which: Any) -> Ticket | None:
    found = connection.execute(select(*columns_of(ticket, Ticket)).where(*which).order_by(ticket.c.id.desc())).first()
    return None if found is None else _read(found)


def _read(row: Any) -> Ticket:
    kept = Ticket(*row)
    try:
        told = json.loads(str(kept.context))
    except ValueError:
        told = {}
    return replace(kept, context=told if isinstance(told, dict) else {})


def _set(connection: Connection, *which: Any, **values: Any) -> bool:
    return connection.execute(update(ticket).where(*which).values(values)).rowcount > 0
