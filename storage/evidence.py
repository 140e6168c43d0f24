"""Proofs for benefit months; every function works within the connection of `Store.run` or of a visit.

Whoever asks reaches their own rows only, and keeps proofs only for a claim that is linked to them.
"""

from datetime import datetime

from sqlalchemy import Connection, delete, exists, insert, select, update

from conversations.claim_status.claim import MONTHS
from conversations.effects import LogEvidence
from conversations.payment_guard.records import Evidence, EvidenceKind
from storage.portable import storable
from storage.statements import columns_of
from storage.tables import claim_link, evidence


def log(connection: Connection, user_id: int, proof: LogEvidence, at: datetime) -> int | None:
    """Keep one proof, told at the moment `at`; return its id, or `None` when there is no such month of the person's."""
    if not 1 <= proof.month <= MONTHS or not linked(connection, user_id, proof.claim_id):
        return None
    row = insert(evidence).values(
        user_id=user_id,
        claim_id=proof.claim_id,
        month=proof.month,
        kind=proof.kind,
        on=proof.on,
        note=storable(proof.note, 200),
        figure=proof.figure,
        file_id=storable(proof.file_id, 255),
        file_kind=storable(proof.file_kind, 16),
        file_name=storable(proof.file_name, 120),
        at=at,
    )
    number: int = connection.execute(row.returning(evidence.c.id)).scalar_one()
    return number


def drop(connection: Connection, user_id: int, evidence_id: int) -> bool:
    """Forget one proof of the person's own; tells whether it was there."""
    own = (evidence.c.id == evidence_id, evidence.c.user_id == user_id)
    return connection.execute(delete(evidence).where(*own)).rowcount == 1


def change_kind(connection: Connection, user_id: int, evidence_id: int, kind: EvidenceKind) -> bool:
    """Say what a proof of the person's own proves; tells whether it was there."""
    own = (evidence.c.id == evidence_id, evidence.c.user_id == user_id)
    return connection.execute(update(evidence).where(*own).values(kind=kind)).rowcount == 1


def move(connection: Connection, user_id: int, evidence_id: int, claim_id: int, month: int) -> bool:
    """Keep a proof for a month (1 to 6) of another claim; tells whether proof and claim are both the person's own."""
    if not 1 <= month <= MONTHS or not linked(connection, user_id, claim_id):
        return False
    own = (evidence.c.id == evidence_id, evidence.c.user_id == user_id)
    moved = update(evidence).where(*own).values(claim_id=claim_id, month=month)
    return connection.execute(moved).rowcount == 1


def of_claim(connection: Connection, user_id: int, claim_id: int) -> tuple[Evidence, ...]:
    """List a person's proofs for all months of a claim, by the day they happened."""
    return tuple(proof for proof in of_person(connection, user_id) if proof.claim_id == claim_id)


def of_person(connection: Connection, user_id: int) -> tuple[Evidence, ...]:
    """List all proofs of a person, by the day they happened."""
    own = select(*columns_of(evidence, Evidence)).where(evidence.c.user_id == user_id)
    return tuple(Evidence(*row) for row in connection.execute(own.order_by(evidence.c.on, evidence.c.id)))


def linked(connection: Connection, user_id: int, claim_id: int) -> bool:
    """Tell whether a claim is linked to a person."""
    link = exists().where(claim_link.c.user_id == user_id, claim_link.c.claim_id == claim_id)
    return bool(connection.scalar(select(link)))
