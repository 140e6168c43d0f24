"""Trouble of a group: kept with its desk, and told to the admins of its region."""

from datetime import datetime

from sqlalchemy import Connection

from conversations.tickets.records import Desk
from storage import desk_keeping, desks, outbox
from storage.outbox import Draft

TEMPLATE = "desk_trouble"


def note_trouble(connection: Connection, desk: Desk, trouble: str, now: datetime) -> None:
    """Keep the trouble of a group ("" when it is over); new trouble is told to its admins, once a day."""
    if trouble == desk.trouble:
        return
    desks.trouble(connection, desk.region, trouble)
    if not trouble:
        desk_keeping.wake(connection, desk.region, now)
        return
    told = {"region": desk.region, "trouble": trouble}
    outbox.plan(
        connection,
        (
            Draft(f"desk:{desk.region}:{trouble}:{now:%Y%m%d}:{user_id}", user_id, "answer", TEMPLATE, now, told)
            for user_id in desk_keeping.wardens(connection, desk.region)
        ),
    )
