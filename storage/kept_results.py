"""What came of announcements whose messages are gone; every function works within the connection of `Store.run`.

Messages tell of people, so they go in their time; the figures tell of nobody, and stay.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, exists, select

from conversations.outcomes.records import Group, Results
from storage.portable import insert
from storage.tables import campaign, campaign_result

_GROUPS = ("reached", "meant", "held_out")
_SPLITS = ("by_variant", "by_region", "by_source", "meant_by_variant")
_OVER = ("done", "cancelled")


def due(connection: Connection, before: datetime) -> tuple[int, ...]:
    """List the announcements that ended before a moment and whose results are not kept yet."""
    kept = exists().where(campaign_result.c.campaign_id == campaign.c.id)
    over = campaign.c.state.in_(_OVER), campaign.c.ended_at < before
    return tuple(connection.scalars(select(campaign.c.id).where(*over, ~kept).order_by(campaign.c.id)))


def keep(connection: Connection, campaign_id: int, counted: Results, at: datetime) -> None:
    """Keep what came of an announcement, once and for all."""
    row = insert(connection, campaign_result).values(campaign_id=campaign_id, results=written(counted), at=at)
    connection.execute(row.on_conflict_do_nothing())


def of(connection: Connection, campaign_id: int) -> Results | None:
    """Return the results that are kept of an announcement; `None` while its messages tell them."""
    mine = select(campaign_result.c.results).where(campaign_result.c.campaign_id == campaign_id)
    told = connection.scalar(mine)
    return None if told is None else read(told)


def written(counted: Results) -> str:
    """Write results as JSON text."""
    return json.dumps(_plain(counted), ensure_ascii=False)


def read(words: str) -> Results:
    """Read what `written` wrote."""
    told: Mapping[str, Any] = json.loads(words)
    groups = {name: Group(**told[name]) for name in _GROUPS}
    splits = {name: {key: Group(**each) for key, each in told[name].items()} for name in _SPLITS}
    return Results(**{**told, **groups, **splits})


def _plain(value: Any) -> Any:
    if isinstance(value, Results | Group):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return value
