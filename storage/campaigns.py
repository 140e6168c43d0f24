"""Announcements as they are kept; every function works within the connection of `Store.run` or of a visit."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from conversations.campaigns.records import (
    NEXT_STATES,
    Campaign,
    CampaignState,
    content_of,
    content_to_json,
    options_of,
    options_to_json,
    schedule_of,
    schedule_to_json,
)
from conversations.outreach.audience import audience_of
from storage.official import new_campaign_code
from storage.portable import insert, storable
from storage.tables import campaign

_PLAIN = (
    *("id", "name", "goal", "region", "state", "composer", "created_at", "changed_at", "reason", "approver"),
    *("approved_digest", "approved_at", "next_at", "started_at", "ended_at", "occurrence", "phase", "undo"),
)
_COMPOSED = frozenset({"draft", "review", "approved"})
"""States in which an announcement may still be changed; a change makes it a draft again."""


_ONE = select(campaign).where(campaign.c.id == bindparam("number"))


def create(connection: Connection, made: Campaign) -> int:
    """Keep a new draft, and return its id; the id, the state and the code of `made` are not read."""
    named = {"composer": made.composer, "code": new_campaign_code(), "state": "draft", "created_at": made.created_at}
    row = {**_composed(made), **named}
    added = insert(connection, campaign).values(row | {"changed_at": made.created_at}).returning(campaign.c.id)
    return int(connection.execute(added).scalar_one())


def get(connection: Connection, campaign_id: int) -> Campaign | None:
    """Return an announcement."""
    found = connection.execute(_ONE, {"number": campaign_id}).first()
    return _read(found) if found else None


def latest(connection: Connection, most: int) -> tuple[Campaign, ...]:
    """List the newest announcements."""
    return tuple(map(_read, connection.execute(select(campaign).order_by(campaign.c.id.desc()).limit(most))))


def buttons_of(connection: Connection, code: str) -> frozenset[str]:
    """Return the addresses behind the buttons of the announcement with this code."""
    number = connection.scalar(select(campaign.c.id).where(campaign.c.code == code))
    found = None if number is None else get(connection, number)
    return frozenset(each.url for each in found.content.buttons if each.url) if found else frozenset()


def newest_draft(connection: Connection, composer: int) -> Campaign | None:
    """Return the draft that an officer began last."""
    mine = select(campaign).where(campaign.c.composer == composer, campaign.c.state == "draft")
    found = connection.execute(mine.order_by(campaign.c.id.desc()).limit(1)).first()
    return _read(found) if found else None


def of_states(connection: Connection, states: Iterable[CampaignState]) -> tuple[Campaign, ...]:
    """List the announcements in these states, the newest first."""
    found = select(campaign).where(campaign.c.state.in_(tuple(states))).order_by(campaign.c.id.desc())
    return tuple(map(_read, connection.execute(found)))


def change(connection: Connection, changed: Campaign, at: datetime) -> bool:
    """Keep what was composed anew; whatever was approved is void, and the announcement is a draft again.

    False when it is on its way already, or gone.
    """
    values = _composed(changed) | {"changed_at": at, "state": "draft"} | _VOID
    mine = campaign.c.id == changed.id, campaign.c.state.in_(_COMPOSED)
    return connection.execute(update(campaign).where(*mine).values(values)).rowcount == 1


def move(
    connection: Connection,
    campaign_id: int,
    before: CampaignState,
    after: CampaignState,
    at: datetime,
    *,
    by: int | None = None,
    digest: str = "",
    reason: str = "",
) -> Campaign | None:
    """Move an announcement to its next state, and return it as it then is.

    `None`, and nothing done, when it is not in `before` any more, has no such way, or is not the one whose `digest`
    was shown. One that is approved keeps by whom, when, and the digest of what was approved.

    Raises:
        ValueError: when no announcement may go that way.
    """
    if after not in NEXT_STATES[before]:
        raise ValueError(f"no announcement goes from {before} to {after}")
    locked = select(campaign).where(campaign.c.id == campaign_id, campaign.c.state == before).with_for_update()
    found = connection.execute(locked).first()
    known = _read(found) if found else None
    if known is None or (digest and digest != known.digest):
        return None
    values: dict[str, Any] = {"state": after, "reason": reason[:120], "digest": known.digest}
    if after == "approved" and before == "review":
        values |= {"approver": by, "approved_digest": known.digest, "approved_at": at}
    if after == "draft":
        values |= _VOID
    if after in ("canary", "sending") and known.started_at is None:
        values["started_at"] = at
    if after in ("done", "cancelled"):
        values["ended_at"] = at
    connection.execute(update(campaign).where(campaign.c.id == campaign_id).values(values))
    return get(connection, campaign_id)


_VOID: dict[str, Any] = {"approver": None, "approved_digest": "", "approved_at": None}


def _composed(made: Campaign) -> dict[str, Any]:
    return {
        "name": storable(made.name, 80),
        "goal": storable(made.goal, 200),
        "region": made.region,
        "content": content_to_json(made.content),
        "audience": made.audience.to_json(),
        "schedule": schedule_to_json(made.schedule),
        "options": options_to_json(made.options),
        "digest": made.digest,
    }


def _read(row: Any) -> Campaign:
    plain = {name: getattr(row, name) for name in _PLAIN}
    return Campaign(
        **plain,
        code=row.code or "",
        content=content_of(row.content),
        audience=audience_of(row.audience),
        schedule=schedule_of(row.schedule),
        options=options_of(row.options),
    )
