"""What people tell about their benefit months; every function works within the connection of `Store.run` or a visit."""

from datetime import date

from sqlalchemy import Connection, select

from conversations.claim_status.claim import MONTHS
from conversations.payment_guard.records import MonthRecord
from storage.evidence import linked
from storage.portable import insert
from storage.statements import columns_of
from storage.tables import benefit_month


def set_due(connection: Connection, user_id: int, claim_id: int, number: int, due_on: date | None) -> bool:
    """Keep the last day to apply for a month; false when there is no such month of the person's."""
    return _set(connection, user_id, claim_id, number, "due_on", due_on)


def set_filed(connection: Connection, user_id: int, claim_id: int, number: int, filed_on: date | None) -> bool:
    """Keep the day on which the person applied for a month; `None` takes it back. False as for `set_due`."""
    return _set(connection, user_id, claim_id, number, "filed_on", filed_on)


def of_claim(connection: Connection, user_id: int, claim_id: int) -> tuple[MonthRecord, ...]:
    """List what a person told about the months of a claim, by number."""
    return tuple(record for record in of_person(connection, user_id) if record.claim_id == claim_id)


def of_person(connection: Connection, user_id: int) -> tuple[MonthRecord, ...]:
    """List what a person told about the months of all their claims, by claim and number."""
    own = select(*columns_of(benefit_month, MonthRecord)).where(benefit_month.c.user_id == user_id)
    own = own.order_by(benefit_month.c.claim_id, benefit_month.c.number)
    return tuple(MonthRecord(*row) for row in connection.execute(own))


def _set(connection: Connection, user_id: int, claim_id: int, number: int, name: str, day: date | None) -> bool:
    if not 1 <= number <= MONTHS or not linked(connection, user_id, claim_id):
        return False
    key = {"user_id": user_id, "claim_id": claim_id, "number": number}
    row = insert(connection, benefit_month).values(**key, **{name: day})
    connection.execute(row.on_conflict_do_update(index_elements=list(key), set_={name: day}))
    return True
