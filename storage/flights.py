"""Announcements on their way, for the controllers that steer them; within the connection of `Store.run`.

Whoever takes a step holds the row of the announcement until the step is committed, so several may steer at a time.
"""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, and_, exists, func, or_, select, update

from conversations.campaigns.progress import UNDOING, Tally
from conversations.campaigns.records import Campaign
from conversations.campaigns.tidings import Tiding
from storage import campaigns
from storage import outbox as letters
from storage.deliveries import WAITING
from storage.tables import campaign, outbox

TIDING = "campaign_tiding"
_STEERED = ("approved", "canary", "sending", "paused", "stopped")


def steered(connection: Connection) -> tuple[int, ...]:
    """List the announcements of which something may be to do, the oldest first."""
    left = exists().where(
        outbox.c.campaign_id == campaign.c.id, outbox.c.kind == "campaign", outbox.c.state.in_(WAITING)
    )
    called_off = and_(campaign.c.state == "cancelled", left)
    meant = or_(campaign.c.state.in_(_STEERED), campaign.c.undo.in_(UNDOING), called_off)
    return tuple(connection.scalars(select(campaign.c.id).where(meant).order_by(campaign.c.id)))


def take(connection: Connection, campaign_id: int) -> Campaign | None:
    """Return an announcement and hold its row; `None` when somebody else holds it, or it is gone."""
    row = select(campaign.c.id).where(campaign.c.id == campaign_id).with_for_update(skip_locked=True)
    return campaigns.get(connection, campaign_id) if connection.scalar(row) is not None else None


def begin(connection: Connection, campaign_id: int) -> None:
    """Begin a round: what is planned from now on belongs to it."""
    newest = select(func.coalesce(func.max(outbox.c.id), 0)).scalar_subquery()
    connection.execute(update(campaign).where(campaign.c.id == campaign_id).values(since=newest))


def schedule(connection: Connection, campaign_id: int, at: datetime) -> None:
    """Keep when the next round begins."""
    connection.execute(update(campaign).where(campaign.c.id == campaign_id).values(next_at=at))


def tell(connection: Connection, flown: Campaign, what: Tiding, tally: Tally, now: datetime) -> None:
    """Tell whoever composed an announcement what it has come to, if they are still here."""
    if flown.composer is None:
        return
    params = {"campaign": flown.id, "what": what, "reason": flown.reason, "tally": asdict(tally)}
    dedup = f"tell:{flown.id}:{flown.occurrence}:{what}:{int(now.timestamp())}"
    letters.plan(connection, [letters.Draft(dedup, flown.composer, "answer", TIDING, now, params)])
