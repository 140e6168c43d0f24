"""Who gets no announcement although it means them, as conditions on `participant`."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, or_

from conversations.outreach.audience import EXCLUSIONS, Excluded
from conversations.outreach.peace import REST
from storage.tables import outbox, participant, progress, silence

KIND = "campaign"
ONE_IN = timedelta(days=7)
"""Nobody has more than one announcement in this time."""
_me = participant.c.user_id


def exclusions(now: datetime, but: int = 0) -> Mapping[Excluded, ColumnElement[bool]]:
    """Return what excludes at this moment, in the order in which it is told; having had campaign `but` does not."""
    made: dict[Excluded, ColumnElement[bool]] = {
        "unreachable": participant.c.reachable.is_(False),
        "stopped": exists().where(silence.c.user_id == _me, silence.c.kind == KIND),
        "had_one": _had_one(now, but),
        "talking": exists().where(progress.c.user_id == _me, progress.c.active, progress.c.updated_at > now - REST),
    }
    return {name: made[name] for name in EXCLUSIONS}


def _had_one(now: datetime, but: int) -> ColumnElement[bool]:
    """Another announcement came, may have come, or is to come."""
    another = outbox.c.user_id == _me, outbox.c.kind == KIND, func.coalesce(outbox.c.campaign_id, 0) != but
    came = and_(outbox.c.state.in_(("sent", "unknown")), outbox.c.ended_at > now - ONE_IN)
    return exists().where(*another, or_(came, outbox.c.state.in_(("planned", "leased", "parked"))))
