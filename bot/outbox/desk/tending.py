"""What is done before each look: dead leases are ended, what is uncertain is shown, answers are accounted for."""

import logging
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.desk import says
from bot.outbox.desk.calls import LONGEST_TEXT, units
from bot.words import Voice
from conversations.engine.text import Text
from conversations.tickets.carrying import HARMLESS
from conversations.tickets.records import Line
from storage import desk_keeping, ticket_answers, ticket_lines, tickets

_log = logging.getLogger(__name__)
_STATES: dict[str, str] = {"close": "closed", "reopen": "open"}


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
        if _is_over(connection, line):
            continue
        _log.warning("A line to a group was cut off; it is shown again with a word on that")
        again = replace(line, id=0, origin=f"again:{line.id}", at=now, state="planned", attempts=0, sent_id=None)
        if line.kind not in HARMLESS:
            mark = voice.plain(says.AGAIN)
            said = ticket_answers.words_now(connection, line)
            again = replace(again, words=_marked(connection, line, said, mark, now))
        ticket_lines.add(connection, line.ticket_id, again, now)
    if lines:
        desk_keeping.told(connection, [line.id for line in lines])


def _marked(connection: Connection, line: Line, said: str, mark: str, now: datetime) -> str:
    """Return the words with the word on that before them; where they leave no room for it, it stands by itself."""
    marked = said if said.startswith(mark) else f"{mark}\n{said}"
    if units(marked) <= LONGEST_TEXT:
        return marked
    note = Line(0, line.ticket_id, f"mark:{line.id}", "desk", "text", now, mark)
    ticket_lines.add(connection, line.ticket_id, note, now)
    return said


def _is_over(connection: Connection, line: Line) -> bool:
    """Tell whether a change that was cut off was followed by another one, so that it must not be made again."""
    if line.kind == "edit":
        return ticket_answers.words_now(connection, line) != line.words
    ticket = tickets.get(connection, line.ticket_id) if line.kind in _STATES and not line.from_chat else None
    return ticket is not None and ticket.state != _STATES[line.kind]


def _tell(connection: Connection, voice: Voice, line: Line, told: Text, now: datetime) -> None:
    """Answer the helper's own message in the topic."""
    note = Line(0, line.ticket_id, f"end:{line.id}", "desk", "text", now, voice.plain(told), answers_id=line.id)
    ticket_lines.add(connection, line.ticket_id, note, now)
