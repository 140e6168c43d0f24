"""What tickets want done."""

from datetime import datetime
from hashlib import sha256

from bot.doing.table import Table
from conversations.memory import Memory
from conversations.tickets.effects import AddLine, CloseTicket, OpenTicket, RateTicket, ReopenTicket
from conversations.tickets.records import Line
from storage import Visit, desks, ticket_lines, tickets


def _open(effect: OpenTicket, visit: Visit, at: datetime, _: Memory) -> None:
    """A desk that is not there any more opens nothing."""
    if any(each.region == effect.desk for each in desks.all_(visit.connection)):
        tickets.open_(visit.connection, visit.participant.user_id, effect, at)


def _add(effect: AddLine, visit: Visit, at: datetime, _: Memory) -> None:
    person = visit.participant.user_id
    open_one = tickets.open_of(visit.connection, person)
    if open_one is None:
        return
    answered = ticket_lines.by_message(visit.connection, person, effect.answers) if effect.answers else None
    # The same message may be changed many times, and each change is a line of its own.
    said = sha256(f"{effect.words}|{effect.file_id}".encode("utf-8", "replace")).hexdigest()[:12]
    line = Line(
        0,
        open_one.id,
        f"in:{person}:{effect.message_id}:{effect.kind}:{said}{_how_often(effect, visit)}",
        "in",
        effect.kind,
        at,
        effect.words,
        effect.file_id,
        person,
        person,
        effect.message_id,
        answered.id if answered is not None and answered.ticket_id == open_one.id else None,
    )
    if ticket_lines.add(visit.connection, open_one.id, line, at) is not None:
        tickets.asked(visit.connection, open_one.id, at)


def _how_often(effect: AddLine, visit: Visit) -> str:
    """Tell changes apart that bring a message back to earlier words; the newest one itself is no other."""
    if effect.kind != "edit":
        return ""
    before = ticket_lines.changes(visit.connection, visit.participant.user_id, effect.message_id)
    number = len(before) - (before[-1:] == [effect.words])
    return f":{number}" if number else ""


def _close(_effect: CloseTicket, visit: Visit, at: datetime, _: Memory) -> None:
    open_one = tickets.open_of(visit.connection, visit.participant.user_id)
    if open_one is not None and tickets.close(visit.connection, open_one.id, "person", at):
        _call(visit, open_one.id, "close", at)


def _reopen(_effect: ReopenTicket, visit: Visit, at: datetime, _: Memory) -> None:
    latest = tickets.latest_of(visit.connection, visit.participant.user_id)
    if latest is not None and tickets.reopen(visit.connection, latest.id, at):
        _call(visit, latest.id, "reopen", at)


def _rate(effect: RateTicket, visit: Visit, _at: datetime, _: Memory) -> None:
    tickets.rate(visit.connection, visit.participant.user_id, effect.ticket_id, effect.rating)


def _call(visit: Visit, ticket_id: int, kind: str, at: datetime) -> None:
    """Have something done with the topic; how often a ticket was closed and opened is told by its lines."""
    number = ticket_lines.count(visit.connection, visit.participant.user_id)
    line = Line(0, ticket_id, f"{kind}:{ticket_id}:{number}", "call", kind, at)  # type: ignore[arg-type] # both are kinds of lines
    ticket_lines.add(visit.connection, ticket_id, line, at)


TABLE: Table = {
    OpenTicket: _open,
    AddLine: _add,
    CloseTicket: _close,
    ReopenTicket: _reopen,
    RateTicket: _rate,
}
