"""How an announcement fares: what became of its messages, and who pressed a button; within `Store.run` or a visit."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, or_, select, update

from conversations.campaigns.canary import Trial
from conversations.campaigns.progress import Tally
from conversations.outreach.kinds import MessageKind
from storage.tables import campaign, outbox

HELD_OUT = "held out"
"""The reason of messages that are never sent, so that there is something to compare with."""
WAITING = ("planned", "leased", "parked")
_ARRIVED = ("sent", "unknown", "leased")
"""States of a message that its reader may have before them; one that is under way may be answered at once."""
_LOST = ("blocked", "gone")
_UNTOLD = ("server", "migrated")


def tally(connection: Connection, campaign_id: int, kind: MessageKind = "campaign") -> Tally:
    """Count what became of the messages of an announcement's present round, or of its recall."""
    own = _own(campaign_id, kind)
    counted = select(outbox.c.state, func.count().label("number")).where(own).group_by(outbox.c.state)
    states = {row.state: int(row.number) for row in connection.execute(counted)}
    held = select(func.count()).where(own, outbox.c.state == "skipped", outbox.c.reason == HELD_OUT)
    held_out = (connection.scalar(held) or 0) if states.get("skipped") else 0
    waiting = sum(states.get(state, 0) for state in WAITING)
    ended = {state: states.get(state, 0) for state in ("sent", "failed", "unknown")}
    return Tally(waiting, skipped=states.get("skipped", 0) - held_out, held_out=held_out, **ended)


def trial(connection: Connection, campaign_id: int, now: datetime) -> Trial:
    """Count how the first percent fares, while nobody else is planned."""
    failed, reason = outbox.c.state == "failed", outbox.c.reason
    waits = outbox.c.state.in_(WAITING)
    columns = {
        "sent": outbox.c.state == "sent",
        "lost": and_(failed, reason.in_(_LOST)),
        "broken": and_(failed, reason.not_in((*_LOST, *_UNTOLD))),
        "unknown": or_(outbox.c.state == "unknown", and_(failed, reason.in_(_UNTOLD))),
        "waiting": waits,
        "due": and_(waits, or_(outbox.c.state == "leased", outbox.c.due_at <= now)),
    }
    counted = select(*(_count(which).label(name) for name, which in columns.items())).where(
        _own(campaign_id, "campaign")
    )
    return Trial(**connection.execute(counted).one()._mapping)


def waits(connection: Connection, campaign_id: int, kind: MessageKind = "campaign", *, only: str = "") -> bool:
    """Tell whether anything of an announcement or its recall is still to come; `only` in this state."""
    states = (only,) if only else WAITING
    mine = outbox.c.campaign_id == campaign_id, outbox.c.kind == kind, outbox.c.state.in_(states)
    return bool(connection.scalar(select(exists().where(*mine))))


def note_opened(connection: Connection, user_id: int, campaign_id: int, at: datetime) -> bool:
    """Note the first press on the newest message of an announcement to a person; false when it changes nothing."""
    mine = outbox.c.user_id == user_id, outbox.c.campaign_id == campaign_id, outbox.c.kind == "campaign"
    newest = select(outbox.c.id).where(*mine, outbox.c.state.in_(_ARRIVED)).order_by(outbox.c.id.desc()).limit(1)
    first = outbox.c.id == newest.scalar_subquery(), outbox.c.opened_at.is_(None)
    return connection.execute(update(outbox).where(*first).values(opened_at=at)).rowcount == 1


def _own(campaign_id: int, kind: MessageKind) -> ColumnElement[bool]:
    since = select(campaign.c.undo_since if kind == "recall" else campaign.c.since).where(campaign.c.id == campaign_id)
    mine = outbox.c.campaign_id == campaign_id, outbox.c.kind == kind
    return and_(*mine, outbox.c.id > since.scalar_subquery())


def _count(which: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((which, 1), else_=0)), 0)
