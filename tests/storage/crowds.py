"""People, claims and campaigns that the tests of announcements share."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import Connection, insert, update

from conversations.campaigns.records import Campaign, Content, Options, Schedule
from conversations.outreach.audience import Audience
from conversations.outreach.quiet import Quiet
from storage import campaigns, tables

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
"""Monday, 10.00 WIB."""
TODAY = NOW.date()
NIGHT = Quiet(time(20), time(8))
FIRST = 7_000_000_000


def add_people(tx: Connection, ids: Iterable[int], **values: Any) -> None:
    """Put people into the database, all alike."""
    person = {"language": "id", "time_zone": "Asia/Jakarta", "reachable": True, "created_at": NOW}
    rows = [{"user_id": user_id, **person, "last_seen_on": TODAY, **values} for user_id in ids]
    tx.execute(insert(tables.participant), rows)


def add(tx: Connection, table: Any, *rows: dict[str, Any]) -> None:
    """Put rows into a table."""
    tx.execute(insert(table), list(rows))


def add_claim(tx: Connection, user_id: int, state: str = "approved", **values: Any) -> int:
    """Put a claim of a person into the database, and return its id."""
    row = {"source": "list", "state": state, "told_at": NOW, **values}
    added = insert(tables.claim).values(key_version=1, **row).returning(tables.claim.c.id)
    number: int = tx.execute(added).scalar_one()
    add(tx, tables.claim_link, {"user_id": user_id, "claim_id": number, "at": NOW})
    return number


def draft(audience: Audience | None = None, parts: str = "a", *, hold_out: int = 0, canary: int = 1) -> Campaign:
    """An announcement that nobody keeps yet."""
    content = Content({(part, "id"): f"Halo {part}" for part in parts})
    where = audience or Audience()
    return Campaign(0, "x", "", "", "draft", content, where, Schedule(), Options(hold_out, canary), None, NOW, NOW)


def add_campaign(tx: Connection, made: Campaign, state: str = "sending") -> int:
    """Keep an announcement in a state, however it came there."""
    number = campaigns.create(tx, made)
    move(tx, number, state)
    return number


def move(tx: Connection, number: int, state: str) -> None:
    """Put an announcement into a state, however it came there."""
    tx.execute(update(tables.campaign).where(tables.campaign.c.id == number).values(state=state))


def named(tx: Connection, number: int) -> Campaign:
    """Return an announcement that is there."""
    found = campaigns.get(tx, number)
    assert found is not None
    return found
