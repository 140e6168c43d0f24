"""How an announcement fares: what became of its messages, and who pressed a button; within `Store.run` or a visit."""

from datetime import datetime

from sqlalchemy import Connection, select, update

from storage.tables import outbox

_ARRIVED = ("sent", "unknown", "leased")
"""States of a message that its reader may have before them; one that is under way may be answered at once."""


def note_opened(connection: Connection, user_id: int, campaign_id: int, at: datetime) -> bool:
    """Note the first press on the newest message of an announcement to a person; false when it changes nothing."""
    mine = outbox.c.user_id == user_id, outbox.c.campaign_id == campaign_id, outbox.c.kind == "campaign"
    newest = select(outbox.c.id).where(*mine, outbox.c.state.in_(_ARRIVED)).order_by(outbox.c.id.desc()).limit(1)
    first = outbox.c.id == newest.scalar_subquery(), outbox.c.opened_at.is_(None)
    return connection.execute(update(outbox).where(*first).values(opened_at=at)).rowcount == 1
