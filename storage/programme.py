"""The programme's figures for a region and a period, counted from milestones and paid months; reads only."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select, true

from conversations.outcomes.milestones import Milestone
from conversations.outcomes.records import Figures
from storage.criteria import home, lies_in
from storage.tables import booking, claim, milestone, outbox, paid_month, participant, slot

_COUNTED: tuple[Milestone, ...] = (
    *("checked", "eligible", "linked", "assessed", "counselled", "trained", "applied5", "employed"),
)


def figures(connection: Connection, regions: Sequence[str], since: datetime, until: datetime) -> Figures:
    """Count what happened from `since` until before `until` to people of these regions; none means everywhere."""
    own = true() if not regions or "" in regions else lies_in(home(), regions)
    place = true() if not regions or "" in regions else lies_in(claim.c.region, regions)
    counts = _milestones(connection, own, since, until)
    paid = _paid(connection, place, since, until)
    return Figures(reached=_reached(connection, own, since, until), **counts, **paid)


def size(connection: Connection, most: int) -> int:
    """Return how many people there are, counting to `most` only."""
    some = select(participant.c.user_id).limit(most).subquery()
    return connection.scalar(select(func.count()).select_from(some)) or 0


def _between(moment: ColumnElement[Any], since: datetime, until: datetime) -> ColumnElement[bool]:
    return and_(moment >= since, moment < until)


def _milestones(connection: Connection, own: ColumnElement[bool], since: datetime, until: datetime) -> dict[str, int]:
    what = milestone.c.what
    came = milestone.join(participant, participant.c.user_id == milestone.c.user_id)
    wanted = select(what, func.count()).select_from(came)
    wanted = wanted.where(what.in_(_COUNTED), _between(milestone.c.at, since, until), own)
    found = {name: int(n) for name, n in connection.execute(wanted.group_by(what))}
    found["counselled"] = found.get("counselled", 0) + _met(connection, own, since, until)
    return {name: found.get(name, 0) for name in _COUNTED}


def _met(connection: Connection, own: ColumnElement[bool], since: datetime, until: datetime) -> int:
    """Count those who met a counsellor for the first time since the housekeeping last noted it."""
    noted = exists().where(milestone.c.user_id == booking.c.user_id, milestone.c.what == "counselled")
    hours = booking.join(slot, slot.c.id == booking.c.slot_id).join(
        participant, participant.c.user_id == booking.c.user_id
    )
    wanted = select(func.count(booking.c.user_id.distinct())).select_from(hours)
    return connection.scalar(wanted.where(_between(slot.c.starts_at, since, until), ~noted, own)) or 0


def _reached(connection: Connection, own: ColumnElement[bool], since: datetime, until: datetime) -> int:
    """Count people who came in the period, or were sent an announcement in it."""
    sent = outbox.c.user_id == participant.c.user_id, outbox.c.kind == "campaign", outbox.c.state == "sent"
    told = exists().where(*sent, _between(outbox.c.ended_at, since, until))
    came = _between(participant.c.created_at, since, until)
    return connection.scalar(select(func.count()).select_from(participant).where(or_(came, told), own)) or 0


def _paid(connection: Connection, place: ColumnElement[bool], since: datetime, until: datetime) -> dict[str, int]:
    months = paid_month.join(claim, claim.c.id == paid_month.c.claim_id)
    wanted = select(
        func.count(paid_month.c.claim_id.distinct()), func.count(), func.coalesce(func.sum(paid_month.c.amount), 0)
    ).select_from(months)
    people, number, rupiah = connection.execute(wanted.where(_between(paid_month.c.at, since, until), place)).one()
    return {"paid": int(people), "months": int(number), "rupiah": int(rupiah)}
