"""All that is held about one person, for their own eyes; every function works within a connection of the store."""

from dataclasses import replace
from datetime import datetime
from json import loads
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Table, func, select

from conversations.claim_status.claim import Claim
from conversations.payment_guard.records import Evidence
from conversations.privacy.held import (
    HeldAttempts,
    HeldClaim,
    HeldConsent,
    HeldFlow,
    HeldHour,
    HeldMessage,
    HeldProof,
    HeldRole,
    HeldTicket,
    HeldVacancy,
    PersonCopy,
)
from storage import (
    access,
    applications,
    employers,
    experiences,
    key_dates,
    listening,
    milestones,
    months,
    paid,
    participants,
    searches,
    sources,
    tables,
    ticket_lines,
    tickets,
    trainings,
)
from storage.statements import columns_of

T = TypeVar("T")
OWN, COPIED = "self", "copy"
_SEALED = {"kpj": "kpj_hash", "phone": "phone_hash", "born": "born_hash"}


def hand_out(connection: Connection, user_id: int, at: datetime) -> PersonCopy | None:
    """Note that a person asks for their copy, and return it with that note; `None` for somebody unknown."""
    if participants.get(connection, user_id) is None:
        return None
    access.note(connection, user_id, OWN, COPIED, at)
    return copy(connection, user_id)


def copy(connection: Connection, user_id: int) -> PersonCopy | None:
    """Gather all that is held about a person; `None` for somebody unknown."""
    person = participants.get(connection, user_id)
    if person is None:
        return None
    return PersonCopy(
        user_id=user_id,
        language=person.language,
        time_zone=person.time_zone,
        region=person.region or "",
        reachable=person.reachable,
        source=person.source or "",
        created_at=person.created_at,
        last_seen_on=person.last_seen_on,
        flows=_flows(connection, user_id),
        consents=_list(connection, tables.consent, HeldConsent, user_id, tables.consent.c.id),
        claims=_claims(connection, user_id),
        months=months.of_person(connection, user_id),
        proofs=_proofs(connection, user_id),
        silences=_silences(connection, user_id),
        attempts=_attempts(connection, user_id),
        messages=_list(connection, tables.outbox, HeldMessage, user_id, tables.outbox.c.id),
        looks=access.of(connection, user_id),
        roles=_list(connection, tables.staff, HeldRole, user_id, tables.staff.c.since),
        receipts=_receipts(connection, user_id),
        updates=_updates(connection, user_id),
        applications=applications.of_person(connection, user_id),
        searches=searches.of_person(connection, user_id),
        vacancies=_list(connection, tables.suggested, HeldVacancy, user_id, tables.suggested.c.at),
        enrolments=trainings.of_person(connection, user_id),
        hours=_hours(connection, user_id),
        notes_on=_notes_on(connection, user_id),
        notes_by=_number(connection, tables.counsel_note.c.by, user_id),
        hours_offered=_number(connection, tables.slot.c.counsellor_id, user_id),
        composed=_number(connection, tables.campaign.c.composer, user_id),
        approved=_number(connection, tables.campaign.c.approver, user_id),
        audiences=_number(connection, tables.segment.c.by, user_id),
        **_log(connection, user_id),
        key_dates=key_dates.of(connection, user_id),
        experiences=experiences.of_person(connection, user_id),
        came_by=sources.scans_of(connection, user_id),
        employer_since=employers.since(connection, user_id),
        milestones=milestones.of_person(connection, user_id),
        paid_months=paid.of_person(connection, user_id),
        asked_back=listening.unsure_of(connection, user_id),
        tickets=_tickets(connection, user_id),
    )


def _list(connection: Connection, table: Table, record: type[T], user_id: int, order: Column[Any]) -> tuple[T, ...]:
    own = select(*columns_of(table, record)).where(table.c.user_id == user_id).order_by(order)
    return tuple(record(*row) for row in connection.execute(own))


def _tickets(connection: Connection, user_id: int) -> tuple[HeldTicket, ...]:
    """Gather the talks with officers; what helpers noted among themselves stays with them."""
    return tuple(
        HeldTicket(
            each.id,
            each.topic,
            each.region,
            each.opened_at,
            each.closed_at,
            each.rating,
            (
                *(("shown", told, each.opened_at) for told in each.context.values()),
                *(
                    (line.way, line.words or line.kind, line.at)
                    for line in ticket_lines.of_ticket(connection, each.id, most=1000)
                    if line.way in ("in", "out")
                ),
            ),
        )
        for each in tickets.of_person(connection, user_id)
    )


def _flows(connection: Connection, user_id: int) -> tuple[HeldFlow, ...]:
    found = _list(connection, tables.progress, HeldFlow, user_id, tables.progress.c.flow)
    return tuple(
        replace(flow, answers=_read(flow.answers), pending=_read(flow.pending) if flow.pending else None)
        for flow in found
    )


def _read(document: object) -> dict[str, str]:
    """Read the JSON text of a row; what cannot be read is handed out as it lies there."""
    try:
        found = loads(str(document))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        return {"?": str(document)}
    return {str(name): str(value) for name, value in found.items()}


def _claims(connection: Connection, user_id: int) -> tuple[HeldClaim, ...]:
    claim, link = tables.claim, tables.claim_link
    wanted = columns_of(claim, Claim)
    sealed = [claim.c[column] for column in _SEALED.values()]
    rows = connection.execute(
        select(link.c.at, *sealed, *wanted)
        .join(claim, claim.c.id == link.c.claim_id)
        .where(link.c.user_id == user_id)
        .order_by(link.c.at, claim.c.id)
    )
    held = []
    for at, *values in rows:
        hashes, told = values[: len(sealed)], values[len(sealed) :]
        names = tuple(name for name, value in zip(_SEALED, hashes, strict=True) if value)
        held.append(HeldClaim(Claim(*told), at, names))
    return tuple(held)


def _proofs(connection: Connection, user_id: int) -> tuple[HeldProof, ...]:
    proof = tables.evidence
    own = select(proof.c.at, *columns_of(proof, Evidence)).where(proof.c.user_id == user_id)
    rows = connection.execute(own.order_by(proof.c.on, proof.c.id))
    return tuple(HeldProof(Evidence(*values), at) for at, *values in rows)


def _silences(connection: Connection, user_id: int) -> tuple[tuple[str, datetime], ...]:
    silence = tables.silence
    own = select(silence.c.kind, silence.c.at).where(silence.c.user_id == user_id).order_by(silence.c.kind)
    return tuple((kind, at) for kind, at in connection.execute(own))


def _attempts(connection: Connection, user_id: int) -> HeldAttempts | None:
    attempt = tables.identity_attempt
    found = _list(connection, attempt, HeldAttempts, user_id, attempt.c.first_at)
    return found[0] if found else None


def _receipts(connection: Connection, user_id: int) -> tuple[tuple[str, datetime], ...]:
    erasure = tables.erasure
    own = select(erasure.c.receipt, erasure.c.due_at).where(erasure.c.user_id == user_id).order_by(erasure.c.asked_at)
    return tuple((receipt, due_at) for receipt, due_at in connection.execute(own))


def _hours(connection: Connection, user_id: int) -> tuple[HeldHour, ...]:
    slot, booking = tables.slot, tables.booking
    wanted = select(slot.c.starts_at, slot.c.counsellor, slot.c.place, booking.c.at)
    own = wanted.join(booking, booking.c.slot_id == slot.c.id).where(booking.c.user_id == user_id)
    return tuple(HeldHour(*row) for row in connection.execute(own.order_by(slot.c.starts_at)))


def _notes_on(connection: Connection, user_id: int) -> tuple[datetime, ...]:
    note = tables.counsel_note
    return tuple(connection.scalars(select(note.c.at).where(note.c.user_id == user_id).order_by(note.c.id)))


def _number(connection: Connection, column: Column[Any], user_id: int) -> int:
    return connection.scalar(select(func.count()).select_from(column.table).where(column == user_id)) or 0


def _log(connection: Connection, user_id: int) -> dict[str, int]:
    """Count what tells of an officer: their number and deeds in the audit log, and their invitations."""
    officer, invited = tables.officer.c, tables.invitation.c
    number = connection.scalar(select(officer.number).where(officer.user_id == user_id)) or 0
    made = _number(connection, invited.by, user_id) + _number(connection, invited.used_by, user_id)
    deeds = _number(connection, tables.audit.c.officer, number) if number else 0
    return {"officer": number, "deeds": deeds, "invitations": made}


def _updates(connection: Connection, user_id: int) -> int:
    return connection.scalar(select(func.count()).select_from(tables.seen).where(tables.seen.c.user_id == user_id)) or 0
