"""Answers of helpers on their way through the outbox: planned by a line of a ticket, and what became of each.

Every function works within the connection of `Store.run` or of a visit.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, String, cast, literal, select, update

from conversations.tickets.records import Line
from storage import outbox, ticket_lines
from storage.outbox import Draft
from storage.statements import columns_of
from storage.tables import outbox as message
from storage.tables import ticket, ticket_line

TEMPLATE = "ticket_answer"
_PATIENCE = timedelta(hours=24)
_AGAIN = timedelta(minutes=5)
_SOON = timedelta(seconds=3)
_PREFIX = "ticket:"
_ENDED = ("sent", "failed", "skipped", "unknown")


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an answer: the state of its message, and the reason where it was not sent."""

    line: Line
    state: str
    reason: str


def plan(connection: Connection, user_id: int, line_id: int, now: datetime) -> None:
    """Send a line of a helper to the person; they asked, so it waits for no quiet hour."""
    told = {"line": line_id, "asked": True}
    outbox.plan(connection, [Draft(_key(line_id), user_id, "answer", TEMPLATE, now, told)])


def get(connection: Connection, line_id: int) -> Line | None:
    """Return a line."""
    row = connection.execute(select(*columns_of(ticket_line, Line)).where(ticket_line.c.id == line_id)).first()
    return None if row is None else Line(*row)


def reader_of(connection: Connection, line_id: int) -> int | None:
    """Return the person whose ticket a line belongs to."""
    whose = select(ticket.c.user_id).join(ticket_line, ticket_line.c.ticket_id == ticket.c.id)
    return connection.scalar(whose.where(ticket_line.c.id == line_id))


def settle(connection: Connection, now: datetime, most: int = 50) -> list[Settled]:
    """Note for answers how their sending ended, and return those that ended since.

    One that failed because Telegram was away is tried for a day; a change waits for what it changes.
    """
    sent_as = message.c.dedup == literal(_PREFIX) + cast(ticket_line.c.id, String)
    told = (message.c.id.label("number"), message.c.state, message.c.reason, message.c.message_id)
    waiting = ticket_line.c.way == "out", ticket_line.c.state == "planned", message.c.state.in_(_ENDED)
    ended = select(*columns_of(ticket_line, Line), *told).join(message, sent_as).where(*waiting)
    settled = []
    for *own, number, state, reason, sent_id in connection.execute(ended.order_by(message.c.id).limit(most)).all():
        line = Line(*own)
        fresh = line.at > now - _PATIENCE
        if fresh and state == "failed" and reason == "server":
            _send_again(connection, number, now + _AGAIN)
            continue
        if fresh and line.kind == "edit" and reason == "moot" and _may_be_changed_yet(connection, line):
            _send_again(connection, number, now + _SOON)
            continue
        became = {"state": state, "reason": reason, "sent_id": sent_id}
        connection.execute(update(ticket_line).where(ticket_line.c.id == line.id).values(became))
        settled.append(Settled(line, state, reason))
    return settled


def words_now(connection: Connection, line: Line) -> str:
    """Return the words of a line after all changes that its author made."""
    changed = select(ticket_line.c.words).where(
        ticket_line.c.ticket_id == line.ticket_id,
        ticket_line.c.way == line.way,
        ticket_line.c.kind == "edit",
        ticket_line.c.from_chat == line.from_chat,
        ticket_line.c.from_id == line.from_id,
    )
    newest = connection.scalar(changed.order_by(ticket_line.c.id.desc()).limit(1))
    return line.words if newest is None else newest


def message_of(connection: Connection, line_id: int) -> int | None:
    """Return the message in the person's chat that came of an answer."""
    sent = select(message.c.message_id).where(message.c.dedup == _key(line_id), message.c.state == "sent")
    return connection.scalar(sent)


def _may_be_changed_yet(connection: Connection, line: Line) -> bool:
    """Tell whether the answer that a line changes is on its way, or arrived meanwhile."""
    changed = ticket_lines.by_message(connection, line.from_chat, line.from_id)
    state = select(message.c.state).where(message.c.dedup == _key(changed.id if changed else 0))
    return connection.scalar(state) in ("planned", "leased", "sent")


def _send_again(connection: Connection, number: int, due_at: datetime) -> None:
    again = {"state": "planned", "attempts": 0, "due_at": due_at, "ended_at": None, "lease": ""}
    connection.execute(update(message).where(message.c.id == number).values(again))


def _key(line_id: int) -> str:
    return f"{_PREFIX}{line_id}"
