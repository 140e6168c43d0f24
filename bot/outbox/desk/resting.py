"""Tickets that end by themselves: those that fell silent after an answer, and those that nobody answered.

From then on the bot answers the person again.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from conversations.tickets.clock import GIVEN_UP, REST, given_up
from conversations.tickets.hours import hours_of
from conversations.tickets.records import ClosedBy, Line, Ticket
from storage import ticket_lines, ticket_news, tickets
from storage.ticket_news import What

_NEWS: dict[ClosedBy, What] = {"rest": "closed", "unanswered": "unanswered"}
_PATIENCE = timedelta(days=GIVEN_UP)
"""Working days are never shorter than those of the calendar."""


def rest(connection: Connection, setting: str, now: datetime) -> None:
    """Close what rests, and ask the person whether it helped; in the hours that officers set."""
    for ticket in tickets.resting(connection, now - REST):
        if hours_of(setting, ticket.region or ticket.desk).open_at(now):
            _close(connection, ticket, "rest", ticket.answered_at, now)


def give_up(connection: Connection, setting: str, now: datetime) -> None:
    """Close what nobody has answered for days; the person is told so, and where else somebody answers."""
    for ticket in tickets.overdue(connection, now - _PATIENCE):
        if given_up(ticket, hours_of(setting, ticket.desk), now):
            _close(connection, ticket, "unanswered", ticket.asked_at, now)


def _close(connection: Connection, ticket: Ticket, by: ClosedBy, since: datetime | None, now: datetime) -> None:
    if not tickets.close(connection, ticket.id, by, now):
        return
    origin = f"{by}:{ticket.id}:{int(since.timestamp()) if since else 0}"
    line = Line(0, ticket.id, origin, "call", "close", now)
    ticket_lines.add(connection, ticket.id, line, now)
    ticket_news.plan(connection, ticket, _NEWS[by], origin, now)
