"""Keeps the dates on a person as their answers tell them, in the transaction of the message that told them."""

from datetime import date

from conversations.eligibility.key_dates import key_dates
from conversations.engine.state import State
from storage import Visit
from storage import key_dates as kept


def note_dates(before: State | None, after: State | None, visit: Visit, today: date) -> None:
    """Keep the dates anew where the answers tell others than before; most messages change none, and write nothing."""
    if before == after:
        return
    told = key_dates(after, today)
    if told is not None and told != key_dates(before, today):
        kept.keep(visit.connection, visit.participant.user_id, told)
