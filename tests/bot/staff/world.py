"""Two regions with one thing of every kind that officers have to do with, and an officer of the first of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, insert, update

from conversations.campaigns.card import short
from conversations.campaigns.corrections import Correction
from conversations.campaigns.records import Campaign, CampaignState, Content, Options, Schedule
from conversations.counselling.records import Slot
from conversations.listening.effects import KeepHoax
from conversations.outreach.audience import Audience
from conversations.socialization.records import Source
from storage import (
    areas,
    campaigns,
    corrections,
    counselling,
    invitations,
    listening,
    segments,
    source_codes,
    sources,
    staff,
    tables,
)
from tests.chat import SEAL

OFFICER, OTHER = 900, 901
"""The officer under test, and one who composes and holds things beside them."""
HOME, AWAY, BRANCH = "32.73", "33.74", "priangan"
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
FOREIGN = "Zqxwfremd"
"""Stands in the names of all that belongs to the foreign region, so that a leak is seen."""

_WAY: Mapping[str, tuple[CampaignState, ...]] = {
    "review": ("review",),
    "sending": ("review", "approved", "sending"),
    "paused": ("review", "approved", "sending", "paused"),
}


@dataclass(frozen=True)
class Place:
    """What lies in one region: everything that an argument of a page may name."""

    names: Mapping[str, str]


def build(connection: Connection) -> tuple[Place, Place]:
    """Seed both regions, and return what lies at home and what lies away."""
    listening.keep_hoax(connection, KeepHoax("dana bantuan untuk semua korban phk", "Tidak ada."), 0, NOW)
    areas.put(connection, BRANCH, "Cabang Priangan", ["32.73", "32.77"])
    for user_id in (OFFICER, OTHER):
        greet(connection, user_id, None)
    return _place(connection, HOME, "Rumah", OFFICER, 1), _place(connection, AWAY, FOREIGN, OTHER, 2)


def take_role(connection: Connection, role: str, place: str) -> None:
    """Let the officer under test have this role alone, there alone; "" is no role at all."""
    for each in staff.of(connection, OFFICER):
        staff.revoke(connection, OFFICER, each.role, each.region)
    if role:
        staff.grant(connection, OFFICER, role, place, NOW)


def _place(connection: Connection, region: str, name: str, owner: int, number: int) -> Place:
    told = {"region": region, "officer": f"{OTHER}.viewer.{region}"}
    staff.grant(connection, OTHER, "viewer", region, NOW)
    told |= _people(connection, region, number) | _things(connection, region, name, owner)
    for state in _WAY:
        known = _campaign(connection, region, name, OTHER, _WAY[state])
        told |= {state: str(known.id), f"{state}_sign": short(known)}
    fix = Correction(OTHER, {("a", "id"): f"Ralat dari {name}"})
    corrections.propose(connection, int(told["sending"]), fix.texts, OTHER)
    told["fix_sign"] = fix.short
    mine = _campaign(connection, region, f"{name} sendiri", owner, ())
    return Place(told | {"mine": str(mine.id), "mine_sign": short(mine)})


def _people(connection: Connection, region: str, number: int) -> dict[str, str]:
    greet(connection, 910 + number, region)
    code = f"K7M2Q{number + 1}"
    lock = {"failures": 5, "first_at": NOW, "locked_until": NOW + timedelta(days=1), "code": code}
    connection.execute(insert(tables.identity_attempt).values(user_id=910 + number, **lock))
    return {"lock": code}


def _things(connection: Connection, region: str, name: str, owner: int) -> dict[str, str]:
    poster, factory = source_codes.fresh(connection, SEAL, 2)
    made = (Source(poster, "poster", name, region), Source(factory, "factory", name, region, TODAY, 300))
    sources.add(connection, made, OTHER, NOW)
    secret = invitations.new_secret()
    invitations.invite(connection, secret, "viewer", region, 0, NOW)
    invited = invitations.find(connection, secret, NOW)
    saved = segments.save(connection, name, region, Audience(regions=(region,)), OTHER, NOW)
    counselling.publish(connection, [Slot(0, name, owner, NOW + timedelta(days=2), 60, region, name)])
    (hour,) = counselling.of_counsellor(connection, owner, NOW)
    mark = invited.mark if invited else ""
    return {"source": poster, "factory": factory, "invitation": mark, "segment": str(saved), "hour": str(hour.id)}


def _campaign(
    connection: Connection, region: str, name: str, composer: int, way: tuple[CampaignState, ...]
) -> Campaign:
    content = Content({("a", "id"): f"Halo dari {name}"})
    audience = Audience(regions=(region,))
    blank = Campaign(0, name, name, region, "draft", content, audience, Schedule(), Options(), composer, NOW, NOW)
    number, before = campaigns.create(connection, blank), "draft"
    known = replace(blank, id=number)
    for after in way:
        moved = campaigns.move(connection, number, before, after, NOW, by=OTHER, digest=known.digest)  # type: ignore[arg-type] # the ways are of states
        assert moved is not None
        known, before = moved, after
    # Nobody is asked who approved it: officers come and go here.
    connection.execute(update(tables.campaign).where(tables.campaign.c.id == number).values(composer=composer))
    return known


def greet(connection: Connection, user_id: int, region: str | None) -> None:
    """Let somebody be known to the bot."""
    row = {"user_id": user_id, "language": "id", "time_zone": "Asia/Jakarta", "region": region, "reachable": True}
    connection.execute(insert(tables.participant).values(**row, created_at=NOW, last_seen_on=TODAY))
