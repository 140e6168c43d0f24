"""One line on its way: where it goes, and what was mended on the way."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.outbox.desk.calls import Topic
from conversations.outreach.attempt import End
from conversations.tickets.carrying import Call, Carried, carried
from conversations.tickets.records import Desk, Line, Ticket
from storage import desks, ticket_answers, ticket_lines, tickets

IN_TOPIC = ("text", "photo", "document", "edit", "card")
"""What needs a topic; calls about one that is not there are done already, and alerts stand in the general topic."""
_NO_CALL = End("held")
_FOR_GOOD = ("topic", "moved")


@dataclass(slots=True)
class Journey:
    """A line with its ticket and group; `answers` is the message it replies to, `target` the one that it changes.

    `elsewhere` tells that it goes to a topic that is no longer the ticket's.
    """

    line: Line
    ticket: Ticket
    desk: Desk
    topic: Topic
    elsewhere: bool = False
    answers: int = 0
    target: int = 0
    target_kind: str = ""
    plain: bool = False
    lost: bool = False
    mended: int = 0
    end: End = _NO_CALL

    def judge(self, end: End, call: Call) -> Carried:
        """Note how a call ended, and return what follows.

        What stands elsewhere is not worth mending: the ticket's own lines wait behind it.
        """
        self.end = end
        verdict = carried(end, call, self.line.attempts + 1, self.mended)
        return Carried("sent") if self.elsewhere and (verdict.trouble or verdict.mend in _FOR_GOOD) else verdict

    @property
    def needs_topic(self) -> bool:
        """Whether the line stands in the ticket's own topic."""
        return self.line.kind in IN_TOPIC and not self.elsewhere


def found(connection: Connection, line: Line, _now: datetime) -> Journey | None:
    """Return the way of a line; `None` while no group answers for its ticket."""
    ticket = tickets.get(connection, line.ticket_id)
    if ticket is None:
        return None
    desk = next((each for each in desks.all_(connection) if each.region == ticket.desk), None)
    if desk is None:
        return None
    journey = Journey(line, ticket, desk, _topic(line, ticket, desk), elsewhere=_elsewhere(line))
    _look_back(connection, journey)
    return journey


def _elsewhere(line: Line) -> bool:
    """A call or note of the house may name the topic that it means, because the ticket has moved since."""
    return line.way in ("desk", "call") and line.from_chat != 0


def _topic(line: Line, ticket: Ticket, desk: Desk) -> Topic:
    if _elsewhere(line):
        return Topic(line.from_chat, line.from_id)
    if line.kind == "alert" or ticket.chat_id != desk.chat_id:
        return Topic(desk.chat_id)
    return Topic(desk.chat_id, ticket.thread_id or 0)


def _look_back(connection: Connection, journey: Journey) -> None:
    """Find the messages of the topic that the line answers or changes."""
    line = journey.line
    if line.answers_id and (answered := ticket_answers.get(connection, line.answers_id)):
        journey.answers = (answered.from_id if answered.way == "out" else answered.sent_id) or 0
    if line.kind == "edit" and (changed := ticket_lines.by_message(connection, line.from_chat, line.from_id)):
        journey.target, journey.target_kind = changed.sent_id or 0, changed.kind
