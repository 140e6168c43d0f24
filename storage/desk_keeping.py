"""What keeps a desk going: lines nobody is sure of, topics that have to go, and those who are told of trouble.

Every function works within the connection of `Store.run` or of a visit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, select, update

from conversations.staff.policy import covers
from conversations.tickets.records import Line
from storage import areas
from storage.portable import insert
from storage.statements import columns_of
from storage.tables import desk, doomed_topic, participant, staff, ticket, ticket_line

_TOLD = "told"


@dataclass(frozen=True, slots=True)
class Doomed:
    """A topic that has to go from its group."""

    id: int
    chat_id: int
    thread_id: int
    attempts: int


def unsure(connection: Connection, most: int = 20) -> list[Line]:
    """Return the lines to a group of which nobody knows whether they arrived, until that is `told`."""
    lost = select(*columns_of(ticket_line, Line)).where(
        ticket_line.c.state == "unknown", ticket_line.c.way != "out", ticket_line.c.reason != _TOLD
    )
    return [Line(*row) for row in connection.execute(lost.order_by(ticket_line.c.id).limit(most))]


def told(connection: Connection, line_ids: Iterable[int]) -> None:
    """Note that the group was told of lines nobody is sure of."""
    meant = ticket_line.c.id.in_(tuple(line_ids))
    connection.execute(update(ticket_line).where(meant).values(reason=_TOLD))


def lose(connection: Connection, line_id: int, reason: str) -> None:
    """Note that nobody knows whether a line arrived."""
    unknown = {"state": "unknown", "reason": reason, "lease": "", "lease_until": None}
    connection.execute(update(ticket_line).where(ticket_line.c.id == line_id).values(unknown))


def wake(connection: Connection, region: str, now: datetime) -> None:
    """Let the lines of a desk go at once that waited for its trouble to end."""
    own = select(ticket.c.id).where(ticket.c.desk == region)
    waits = ticket_line.c.ticket_id.in_(own), ticket_line.c.state == "planned", ticket_line.c.reason != ""
    connection.execute(update(ticket_line).where(*waits).values(due_at=now))
    connection.execute(update(desk).where(desk.c.region == region).values(not_before=None))


def doom(connection: Connection, chat_id: int, thread_id: int, at: datetime) -> None:
    """Have a topic deleted from its group."""
    row = {"chat_id": chat_id, "thread_id": thread_id, "due_at": at, "attempts": 0}
    connection.execute(insert(connection, doomed_topic).values(row))


def doomed(connection: Connection, now: datetime, most: int = 10) -> list[Doomed]:
    """Return the topics that are to be deleted now."""
    due = select(*columns_of(doomed_topic, Doomed)).where(doomed_topic.c.due_at <= now)
    return [Doomed(*row) for row in connection.execute(due.order_by(doomed_topic.c.id).limit(most))]


def gone(connection: Connection, number: int) -> None:
    """Forget a topic that was deleted."""
    connection.execute(delete(doomed_topic).where(doomed_topic.c.id == number))


def doomed_later(connection: Connection, number: int, due_at: datetime) -> None:
    """Try later to delete a topic."""
    later = {"due_at": due_at, "attempts": doomed_topic.c.attempts + 1}
    connection.execute(update(doomed_topic).where(doomed_topic.c.id == number).values(later))


def wardens(connection: Connection, region: str) -> list[int]:
    """Return the admins of a region who can be written to."""
    admins = select(staff.c.user_id, staff.c.region).where(staff.c.role == "admin")
    known = admins.join(participant, participant.c.user_id == staff.c.user_id).where(participant.c.reachable)
    held = connection.execute(known).all()
    all_areas = areas.everything(connection) if any(areas.is_code(place) for _, place in held) else ()
    return sorted({user for user, place in held if any(covers(each, region) for each in areas.reach(place, all_areas))})


def figures(connection: Connection) -> dict[str, int]:
    """Count open tickets, those that nobody has answered, lines to groups by what became of them, groups in trouble."""
    open_ones = select(func.count()).select_from(ticket).where(ticket.c.state == "open")
    lines = select(func.count()).select_from(ticket_line).where(ticket_line.c.way != "out")
    troubled = select(func.count()).select_from(desk).where(desk.c.trouble != "")
    counted = {
        "tickets_open": open_ones,
        "tickets_unanswered": open_ones.where(ticket.c.asked_at.is_not(None)),
        "ticket_lines_waiting": lines.where(ticket_line.c.state.in_(("planned", "leased"))),
        "ticket_lines_failed": lines.where(ticket_line.c.state == "failed"),
        "groups_in_trouble": troubled,
    }
    return {name: connection.scalar(rows) or 0 for name, rows in counted.items()}
