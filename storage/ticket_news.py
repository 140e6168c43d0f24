"""What a person is told of a ticket that was closed, opened or handed over; within a connection of `Store.run`."""

from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Connection

from conversations.tickets.records import Ticket
from storage import outbox
from storage.outbox import Draft

TEMPLATE = "ticket_news"
_WANTED = timedelta(days=3)
What = Literal["closed", "unanswered", "opened", "moved"]


def plan(connection: Connection, ticket: Ticket, what: What, origin: str, now: datetime) -> None:
    """Tell the person what became of their ticket; `origin` names what made it so."""
    told = {"ticket": ticket.id, "what": what, "asked": True}
    key = f"news:{origin}"
    outbox.plan(connection, [Draft(key, ticket.user_id, "answer", TEMPLATE, now, told, now + _WANTED)])
