"""A campaign to many, planned as the house plans it."""

from datetime import datetime
from functools import partial
from itertools import pairwise

from sqlalchemy import Connection, insert

from conversations.campaigns.records import Campaign, CampaignState, Content, Options, Schedule
from conversations.outreach.audience import Audience
from conversations.outreach.quiet import NEVER, Quiet
from storage import Store, campaigns, planning, tables

_APPROVER = 7_000_000_002
WORDS = "JKP: batas mengajukan klaim 6 bulan setelah PHK. Ketik /cek untuk memeriksa hak Anda."


async def plan_campaign(
    store: Store, people: list[int], now: datetime, quiet: Quiet = NEVER, zones: tuple[str, ...] = ("Asia/Jakarta",)
) -> int:
    """Let these people be participants, in their zones by turns, and plan one campaign for all; return its id."""
    await store.run(partial(_greet, people=people, now=now, zones=zones))
    number = await store.run(partial(_approve, now=now))
    while not (await store.run(partial(_portion, number=number, now=now, quiet=quiet))).done:
        pass
    return number


def _greet(connection: Connection, people: list[int], now: datetime, zones: tuple[str, ...]) -> None:
    person = {"language": "id", "reachable": True, "created_at": now, "last_seen_on": now.date()}
    rows = [{"user_id": one, **person, "time_zone": zones[place % len(zones)]} for place, one in enumerate(people)]
    connection.execute(insert(tables.participant), rows)


def _approve(connection: Connection, now: datetime) -> int:
    content, options = Content({("a", "id"): WORDS}), Options(hold_out=0, canary=0)
    made = Campaign(*(0, "Batas waktu", "", "", "draft", content, Audience(), Schedule(), options, None, now, now))
    number = campaigns.create(connection, made)
    way: tuple[CampaignState, ...] = ("draft", "review", "approved", "sending")
    for before, after in pairwise(way):
        assert campaigns.move(connection, number, before, after, now, by=_APPROVER)
    return number


def _portion(connection: Connection, number: int, now: datetime, quiet: Quiet) -> planning.Portion:
    return planning.plan_portion(connection, number, "rest", now, quiet, most=5000)
