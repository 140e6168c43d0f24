"""How messages about tickets are composed: answers of helpers, and what became of a ticket; trouble, for admins."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection

from bot.outbox.parcel import Parcel
from conversations.engine.view import Media, View
from conversations.tickets.desk_words import waiting
from conversations.tickets.news import answered, desk_in_trouble, news
from conversations.tickets.records import Line
from storage import desks, ticket_answers, ticket_lines, tickets
from storage.outbox import Leased


def answer(connection: Connection, message: Leased, _today: date) -> Parcel | None:
    """Send what a helper wrote, or change what was sent; moot when the ticket is no longer theirs."""
    line = ticket_answers.get(connection, message.params["line"])
    ticket = tickets.get(connection, line.ticket_id) if line is not None else None
    if line is None or ticket is None or ticket.user_id != message.user_id:
        return None
    other = ticket.helper is not None and line.author != ticket.helper
    if line.kind != "edit":
        now = replace(line, words=ticket_answers.words_now(connection, line))
        return Parcel(answered(now, other=other), answers=_answered(connection, line))
    before = ticket_lines.by_message(connection, line.from_chat, line.from_id)
    sent = ticket_answers.message_of(connection, before.id) if before is not None else None
    if before is None or sent is None:
        # What is still to come is said in its newest words, and changed once it is there.
        return None
    view = answered(line, other=other)
    media = Media(before.kind, before.file_id) if before.kind in ("photo", "document") else None
    return Parcel(View(view.parts, view.buttons, media=media), "edit", sent)


def _answered(connection: Connection, line: Line) -> int:
    """Return the message in the person's chat that a helper replied to, 0 for none."""
    before = ticket_answers.get(connection, line.answers_id) if line.answers_id else None
    if before is None or before.ticket_id != line.ticket_id:
        return 0
    return before.from_id if before.way == "in" else ticket_answers.message_of(connection, before.id) or 0


def told(connection: Connection, message: Leased, _today: date) -> View | None:
    """Tell that a helper closed a ticket, opened it again or handed it over; moot when it is otherwise by now."""
    ticket = tickets.get(connection, message.params["ticket"])
    what = message.params["what"]
    still = ticket is not None and (ticket.state == "closed") == (what in ("closed", "unanswered"))
    return news(ticket, what) if ticket is not None and still else None


def trouble(connection: Connection, message: Leased, _today: date) -> View | None:
    """Tell admins that a group cannot be written to; moot when it can."""
    region = message.params["region"]
    desk = next((each for each in desks.all_(connection) if each.region == region), None)
    return desk_in_trouble(desk) if desk is not None and desk.trouble == message.params["trouble"] else None


def late(connection: Connection, message: Leased, _today: date) -> View | None:
    """Tell admins of the tickets that still wait; moot when all were answered."""
    told = [
        (ticket, timedelta(hours=hours))
        for number, hours in message.params["hours"].items()
        if (ticket := tickets.get(connection, int(number))) is not None
        if ticket.state == "open" and ticket.asked_at is not None
    ]
    return View((waiting(told, urgent=True),)) if told else None
