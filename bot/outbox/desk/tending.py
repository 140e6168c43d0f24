"""What is done before each look: dead leases are ended, what is uncertain is shown, answers are accounted for."""

import logging
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.desk import says
from bot.words import Voice
from conversations.engine.text import Text
from conversations.tickets.carrying import HARMLESS
from conversations.tickets.records import Line
from storage import desk_keeping, ticket_answers, ticket_lines

_log = logging.getLogger(__name__)


def tend(connection: Connection, voice: Voice, now: datetime) -> None:
    """End what a dead carrier left, and tell helpers what did not arrive."""
    ticket_lines.reclaim(connection, now)
    _show_once_more(connection, voice, now)
    for settled in ticket_answers.settle(connection, now):
        told = says.after_answer(settled.state, settled.reason)
        if told is not None:
            _tell(connection, voice, settled.line, told, now)


def _show_once_more(connection: Connection, voice: Voice, now: datetime) -> None:
    """Bring a line again that was cut off; where it might be read twice, it says so."""
    lines = desk_keeping.unsure(connection)
    for line in lines:
        _log.warning("A line to a group was cut off; it is shown again with a word on that")
        again = replace(line, id=0, origin=f"again:{line.id}", at=now, state="planned", attempts=0, sent_id=None)
        if line.kind not in HARMLESS:
            mark = voice.plain(says.AGAIN)
            again = replace(again, words=line.words if line.words.startswith(mark) else f"{mark}\n{line.words}")
        ticket_lines.add(connection, line.ticket_id, again, now)
    if lines:
        desk_keeping.told(connection, [line.id for line in lines])


def _tell(connection: Connection, voice: Voice, line: Line, told: Text, now: datetime) -> None:
    """Answer the helper's own message in the topic."""
    note = Line(0, line.ticket_id, f"end:{line.id}", "desk", "text", now, voice.plain(told), answers_id=line.id)
    ticket_lines.add(connection, line.ticket_id, note, now)
