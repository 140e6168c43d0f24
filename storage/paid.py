"""The benefit months that an office told as paid; every function works within the connection of its caller."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, literal, or_, select

from conversations.privacy.held import HeldPaidMonth
from storage.portable import insert
from storage.statements import columns_of
from storage.tables import Moment, claim, claim_link, paid_month


def note_import(connection: Connection, import_id: int, at: datetime) -> None:
    """Keep what a list that was just applied tells of months that were paid."""
    _note(connection, claim.c.import_id == import_id, at)


def note_claim(connection: Connection, claim_id: int, at: datetime) -> None:
    """Keep what an office tells of one claim."""
    _note(connection, claim.c.id == claim_id, at)


def of_person(connection: Connection, user_id: int) -> tuple[HeldPaidMonth, ...]:
    """List the paid months of the claims that are linked to somebody."""
    own = paid_month.join(claim_link, claim_link.c.claim_id == paid_month.c.claim_id)
    wanted = select(*columns_of(paid_month, HeldPaidMonth)).select_from(own).where(claim_link.c.user_id == user_id)
    ordered = wanted.order_by(paid_month.c.claim_id, paid_month.c.month)
    return tuple(HeldPaidMonth(*row) for row in connection.execute(ordered))


def _note(connection: Connection, which: ColumnElement[bool], at: datetime) -> None:
    """Keep the months that are paid now, with their newest amount; one that an office takes back is not paid."""
    office = claim.c.source != "self", claim.c.month.is_not(None), which
    same = claim.c.id == paid_month.c.claim_id, claim.c.month == paid_month.c.month
    connection.execute(delete(paid_month).where(exists().where(*same, *office, ~_PAID)))
    rows = select(claim.c.id, claim.c.month, claim.c.amount, literal(at, Moment)).where(*office, _PAID)
    added = insert(connection, paid_month).from_select(["claim_id", "month", "amount", "at"], rows.order_by(claim.c.id))
    newest = func.coalesce(added.excluded.amount, paid_month.c.amount)
    kept = added.on_conflict_do_update(index_elements=["claim_id", "month"], set_={"amount": newest})
    connection.execute(kept)


_PAID = or_(claim.c.month_state == "paid", and_(claim.c.state == "paid", claim.c.month_state.is_(None)))
"""The month that a claim tells of was paid."""
