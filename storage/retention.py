"""What is kept for a time only; every function drops one portion within the connection of `Store.run`."""

from datetime import date, datetime

from sqlalchemy import Connection, delete, exists, or_, select, update

from storage import tables
from storage.forget import drop_tickets, forget_people


def forget_unseen(connection: Connection, before: date, portion: int) -> int:
    """Erase people who were not seen since before a day; officers are kept. Tells how many."""
    person = tables.participant
    officer = exists().where(tables.staff.c.user_id == person.c.user_id)
    unseen = select(person.c.user_id).where(person.c.last_seen_on < before, ~officer)
    user_ids = connection.scalars(unseen.order_by(person.c.last_seen_on, person.c.user_id).limit(portion)).all()
    if user_ids:
        forget_people(connection, user_ids)
    return len(user_ids)


def drop_ended_messages(connection: Connection, before: datetime, portion: int) -> int:
    """Drop messages whose sending ended before a moment; those of an announcement once its results are kept."""
    outbox = tables.outbox
    counted = exists().where(tables.campaign_result.c.campaign_id == outbox.c.campaign_id)
    free = or_(outbox.c.campaign_id.is_(None), outbox.c.kind != "campaign", counted)
    old = select(outbox.c.id).where(outbox.c.ended_at < before, free).order_by(outbox.c.id).limit(portion)
    return connection.execute(delete(outbox).where(outbox.c.id.in_(old))).rowcount


def drop_looks(connection: Connection, before: datetime, portion: int) -> int:
    """Drop notes of who looked at somebody's data before a moment."""
    access = tables.access
    old = select(access.c.id).where(access.c.at < before).order_by(access.c.id).limit(portion)
    return connection.execute(delete(access).where(access.c.id.in_(old))).rowcount


def drop_staged(connection: Connection, before: datetime, now: datetime, portion: int) -> int:
    """Drop rows of files that were read before a moment; a file that was never applied counts as dropped."""
    source, row = tables.claim_import, tables.staged_claim
    old = select(source.c.id).where(source.c.started_at < before)
    waiting = source.c.id.in_(old), source.c.state == "staged"
    connection.execute(update(source).where(*waiting).values(state="dropped", ended_at=now))
    first = connection.execute(
        select(row.c.import_id, row.c.row).where(row.c.import_id.in_(old)).order_by(row.c.import_id, row.c.row).limit(1)
    ).first()
    if first is None:
        return 0
    import_id, number = first
    some = row.c.import_id == import_id, row.c.row.between(number, number + portion - 1)
    return connection.execute(delete(row).where(*some)).rowcount


def drop_invitations(connection: Connection, before: datetime, portion: int) -> int:
    """Drop invitations that ran out before a moment, used or not; the audit log tells who was invited as what."""
    invitation = tables.invitation
    old = select(invitation.c.secret_hash).where(invitation.c.expires_at < before).limit(portion)
    return connection.execute(delete(invitation).where(invitation.c.secret_hash.in_(old))).rowcount


def drop_closed_tickets(connection: Connection, before: datetime, portion: int) -> int:
    """Drop tickets that were closed before a moment, with what was said in them and their topics; tells how many."""
    ticket = tables.ticket.c
    old = (
        select(ticket.id).where(ticket.state == "closed", ticket.closed_at < before).order_by(ticket.id).limit(portion)
    )
    numbers = connection.scalars(old).all()
    if numbers:
        drop_tickets(connection, ticket.id.in_(numbers))
        connection.execute(delete(tables.ticket).where(ticket.id.in_(numbers)))
    return len(numbers)
