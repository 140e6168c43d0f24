"""Tickets that were answered and fell silent end by themselves: from then on the bot answers the person again."""

from datetime import datetime

from sqlalchemy import Connection

from conversations.tickets.clock import REST
from conversations.tickets.hours import hours_of
from conversations.tickets.records import Line, Ticket
from storage import ticket_lines, ticket_news, tickets


def rest(connection: Connection, setting: str, now: datetime) -> None:
    """Close what rests, and ask the person whether it helped; in the hours that officers set."""
    for ticket in tickets.resting(connection, now - REST):
        awake = hours_of(setting, ticket.region or ticket.desk).open_at(now)
        if awake and tickets.close(connection, ticket.id, "rest", now):
            _told(connection, ticket, now)


def _told(connection: Connection, ticket: Ticket, now: datetime) -> None:
    since = int(ticket.answered_at.timestamp()) if ticket.answered_at else 0
    origin = f"rest:{ticket.id}:{since}"
    line = Line(0, ticket.id, origin, "call", "close", now)
    ticket_lines.add(connection, ticket.id, line, now)
    ticket_news.plan(connection, ticket, "closed", origin, now)
