"""What admins are told of tickets that wait too long, through the outbox."""

from datetime import datetime, timedelta

from conversations.tickets.clock import Alert
from storage.outbox import Draft

TEMPLATE = "tickets_waiting"
_WANTED = timedelta(hours=12)
_AN_HOUR = timedelta(hours=1)
_MOST = 50


def draft_for(user_id: int, alert: Alert, origin: str, now: datetime) -> Draft:
    """Return the message to one admin; `origin` names the alert."""
    hours = {str(ticket.id): waited // _AN_HOUR for ticket, waited in alert.tickets[:_MOST]}
    return Draft(f"{origin}:{user_id}", user_id, "answer", TEMPLATE, now, {"hours": hours}, now + _WANTED)
