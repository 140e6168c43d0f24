"""Taking people out of every table, whoever wants it: they themselves, or the time that data are kept."""

import re
from collections.abc import Mapping, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    delete,
    exists,
    false,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from storage import tables

_NOBODY = 0
_GONE = "gone"
_NUMBER = re.compile(r"\d+", re.ASCII)
_WORK = (
    tables.application,
    tables.suggested,
    tables.saved_search,
    tables.enrolment,
    tables.counsel_note,
    tables.booking,
)
"""What is kept for the way back to work."""
_OWN = (
    *_WORK,
    tables.scan,
    tables.employer,
    tables.experience,
    tables.milestone,
    tables.key_date,
    tables.evidence,
    tables.benefit_month,
    tables.outbox,
    tables.ticket,
    tables.progress,
    tables.consent,
    tables.silence,
    tables.access,
    tables.identity_attempt,
    tables.unsure,
    tables.staff,
)
"""What has a person's id and goes with them; links to claims and the person come last."""

_OFFICERS = (
    tables.campaign.c.composer,
    tables.campaign.c.approver,
    tables.campaign.c.undo_by,
    tables.campaign.c.board_chat,
    tables.segment.c.by,
    tables.source.c.by,
    tables.invitation.c.by,
    tables.invitation.c.used_by,
    tables.officer.c.user_id,
    tables.ticket.c.helper,
)
"""What tells which officer did something; the deed stays, and nobody's name."""


def forget_people(connection: Connection, user_ids: Sequence[int]) -> Mapping[str, int]:
    """Erase everything held about these people; return how many rows of each table are gone.

    A claim that they told of, or that was fetched for them, goes with them when nobody else has it; one on the list of
    the office stays without its link. What officers did stays without their id.
    """
    person = tables.participant
    # Whoever serves one of them at this moment comes first; in one order, so that nobody waits in a circle.
    locked = select(person.c.user_id).where(person.c.user_id.in_(user_ids)).order_by(person.c.user_id)
    connection.execute(locked.with_for_update()).all()
    drop_tickets(connection, tables.ticket.c.user_id.in_(user_ids))
    counts = {table.name: _drop(connection, table, user_ids) for table in _OWN}
    counts[tables.claim.name] = _drop_own_claims(connection, user_ids)
    counts[tables.claim_link.name] = _drop(connection, tables.claim_link, user_ids)
    counts[person.name] = _drop(connection, person, user_ids)
    _unname_updates(connection, user_ids)
    _unname_officers(connection, user_ids)
    return {name: count for name, count in counts.items() if count}


def drop_tickets(connection: Connection, which: ColumnElement[bool]) -> None:
    """Drop what was said in these tickets, and have their topics deleted; the tickets themselves stay."""
    ticket = tables.ticket.c
    ids = select(ticket.id).where(which)
    line = tables.ticket_line.c
    # Where a ticket was handed over, its line that closes the earlier topic names that.
    left = select(line.from_chat, line.from_id, line.at, literal(0))
    earlier = left.where(line.ticket_id.in_(ids), line.way == "call", line.kind == "close", line.from_chat != 0)
    made = select(ticket.chat_id, ticket.thread_id, func.coalesce(ticket.closed_at, ticket.opened_at), literal(0))
    topics = made.where(which, ticket.chat_id.is_not(None), ticket.thread_id.is_not(None))
    names = ("chat_id", "thread_id", "due_at", "attempts")
    connection.execute(insert(tables.doomed_topic).from_select(names, topics.union_all(earlier)))
    connection.execute(delete(tables.ticket_line).where(line.ticket_id.in_(ids)))


def forget_work(connection: Connection, user_id: int) -> None:
    """Erase what is kept of a person's way back to work; all else stays."""
    for table in _WORK:
        _drop(connection, table, [user_id])


def _drop(connection: Connection, table: Table, user_ids: Sequence[int]) -> int:
    return connection.execute(delete(table).where(table.c.user_id.in_(user_ids))).rowcount


def _drop_own_claims(connection: Connection, user_ids: Sequence[int]) -> int:
    claim, link = tables.claim, tables.claim_link
    theirs = select(link.c.claim_id).where(link.c.user_id.in_(user_ids))
    shared = exists().where(link.c.claim_id == claim.c.id, link.c.user_id.not_in(user_ids))
    told = claim.c.source != "list", claim.c.id.in_(theirs), ~shared
    return connection.execute(delete(claim).where(*told)).rowcount


def _unname_updates(connection: Connection, user_ids: Sequence[int]) -> None:
    """Keep the marks of their updates, so that one that comes again is known, but not whose they were."""
    seen = tables.seen
    connection.execute(update(seen).where(seen.c.user_id.in_(user_ids)).values(user_id=_NOBODY, answered=True))


def _unname_officers(connection: Connection, user_ids: Sequence[int]) -> None:
    """Take the id of an officer out of what tells who did something."""
    theirs = tables.slot.c.counsellor_id.in_(user_ids)
    connection.execute(update(tables.slot).where(theirs).values(counsellor_id=None, counsellor="", reference=None))
    connection.execute(delete(tables.counsel_note).where(tables.counsel_note.c.by.in_(user_ids)))
    for column in _OFFICERS:
        connection.execute(update(column.table).where(column.in_(user_ids)).values({column.name: None}))
    ids = {str(user_id) for user_id in user_ids}
    for column in (tables.access.c.who, tables.claim_import.c.by):
        likely = or_(false(), *(column.contains(each, autoescape=True) for each in ids))
        found = connection.scalars(select(func.distinct(column)).where(likely)).all()
        for words in found:
            connection.execute(update(column.table).where(column == words).values({column.name: _without(words, ids)}))


def _without(words: str, ids: set[str]) -> str:
    return _NUMBER.sub(lambda number: _GONE if number[0] in ids else number[0], words)
