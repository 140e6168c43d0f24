"""What a person told about the months of a claim, laid over what the office's list says."""

from collections.abc import Iterable
from dataclasses import replace

from conversations.claim_status.claim import Claim
from conversations.payment_guard.records import MonthRecord


def with_records(claim: Claim, records: Iterable[MonthRecord]) -> Claim:
    """Return the claim with the person's own word on the month that runs.

    The day that they read in SIAPkerja counts before that of the list (CASH-13). A month that they applied for is
    *sent* where the list still has it open, or says nothing of it; whatever the list knows beyond that stays.
    """
    record = next((each for each in records if each.number == claim.month), None)
    if record is None or claim.state not in ("approved", "paid"):
        return claim
    told = replace(claim, due_on=record.due_on or claim.due_on)
    if record.filed_on is None or claim.month_state not in ("open", None):
        return told
    return replace(told, month_state="sent", since=record.filed_on)
