"""Watches how long people wait for a first word: the group is told, and later the admins of its region."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from sqlalchemy import Connection

from bot.desk.waiting import draft_for
from bot.outbox.desk.kit import Kit
from bot.outbox.desk.resting import give_up, rest
from conversations.tickets.clock import Alert, alert
from conversations.tickets.desk_words import waiting
from conversations.tickets.hours import hours_of
from conversations.tickets.records import Desk, Line, Ticket
from storage import StorageError, desk_keeping, desks, listening, outbox, ticket_lines, tickets

_log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds between two looks."""


class Watch:
    """Looks again and again until it is cancelled; what was told is kept with the tickets, for all watches."""

    def __init__(self, kit: Kit, *, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._kit = kit
        self._pause = pause

    async def run(self) -> None:
        """Look now and every minute, until cancelled."""
        while True:
            try:
                await self.round()
            except StorageError as error:
                _log.warning("The watch over tickets waits for the database: %s", type(error).__name__)
            await self._pause(EVERY)

    async def round(self) -> None:
        """Look once at every desk."""
        await self._kit.store.run(self._look)

    def _look(self, tx: Connection) -> None:
        now = self._kit.clock.now()
        _adopt_orphans(tx, now)
        setting = listening.setting(tx, "jam_layanan")
        rest(tx, setting, now)
        give_up(tx, setting, now)
        late = tickets.overdue(tx, now)
        for desk in desks.all_(tx) if late else ():
            due = alert(desk.region, late, hours_of(setting, desk.region), now)
            if due is not None:
                self._tell(tx, desk, due, now)

    def _tell(self, tx: Connection, desk: Desk, due: Alert, now: datetime) -> None:
        first, urgent = due.tickets[0][0], due.whom == "admins"
        words = self._kit.voice.plain(waiting(due.tickets, urgent=urgent))
        line = Line(0, first.id, _origin(first), "desk", "alert", now, words)
        if ticket_lines.add(tx, first.id, line, now) is None:
            # Another watch has told it just now.
            return
        tickets.alerted(tx, due.reached)
        if urgent:
            told = (draft_for(user_id, due, _origin(first), now) for user_id in desk_keeping.wardens(tx, desk.region))
            outbox.plan(tx, told)


def _adopt_orphans(tx: Connection, now: datetime) -> None:
    """Give tickets of a group that the settings name no more to the one that answers for their region now, if any."""
    for ticket in tickets.orphans(tx):
        desk = desks.for_region(tx, ticket.region)
        if desk is None:
            continue
        anew = ticket.chat_id != desk.chat_id
        tickets.adopt(tx, ticket.id, desk.region, anew=anew)
        if anew and ticket.chat_id and ticket.thread_id:
            _move_topic(tx, ticket, ticket.chat_id, ticket.thread_id, now)


def _move_topic(tx: Connection, ticket: Ticket, chat_id: int, thread_id: int, now: datetime) -> None:
    """Close the topic that was, and have one made in the other group."""
    name = f"{ticket.id}:{chat_id}:{thread_id}"
    left = Line(0, ticket.id, f"left:{name}", "call", "close", now, from_chat=chat_id, from_id=thread_id)
    for line in (left, Line(0, ticket.id, f"card:{name}", "desk", "card", now)):
        ticket_lines.add(tx, ticket.id, line, now)


def _origin(ticket: Ticket) -> str:
    """What names an alert for ever: the message that waits, and how often that was told."""
    since = int(ticket.asked_at.timestamp()) if ticket.asked_at else 0
    return f"alert:{ticket.id}:{since}:{ticket.alerts}"
