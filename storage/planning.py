"""Campaigns become messages: planned by the database itself, in portions that a kill interrupts without harm.

Where a pass stands is kept with the campaign, and written in the transaction of its portion. Every function works
within the connection of `Store.run`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, and_, not_, select, text, update

from conversations.campaigns.records import Campaign
from conversations.outreach.pace import ZONES, due_in, local_zone
from conversations.outreach.quiet import Quiet
from storage import assigning, campaigns
from storage.audiences import meant, reached
from storage.campaign_rows import COLUMNS, Rows
from storage.outbox import FLYING
from storage.portable import insert
from storage.tables import campaign, outbox, participant

Pass = Literal["canary", "rest"]
"""The first percent, with whom it is tried out; all others, and those held out."""
_LOCK = 727_003
_ALREADY = " done"
_me = participant.c.user_id


@dataclass(frozen=True, slots=True)
class Portion:
    """What one portion did: messages planned, people held out, and whether its pass is over."""

    planned: int
    held_out: int
    done: bool


def plan_portion(
    connection: Connection,
    campaign_id: int,
    which: Pass,
    now: datetime,
    quiet: Quiet,
    most: int = 1000,
    *,
    moment: datetime | None = None,
    today: date | None = None,
) -> Portion:
    """Plan the next portion of a pass, looking at `most` people; begins the pass when another was done last.

    Nothing is done when the campaign does not fly. `moment` is when this round is due (naive, in the reader's zone), by
    default the one of its schedule; `today` the day from which the audience counts, by default that of Jakarta. The
    campaign's `phase` is `which` while the pass goes on, and "<which> done" after it.
    """
    if connection.dialect.name == "postgresql":
        # One after the other: two announcements that do not see each other's messages would both reach somebody.
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    place = select(campaign.c.phase, campaign.c.cursor, campaign.c.state).where(campaign.c.id == campaign_id)
    found = connection.execute(place.with_for_update()).first()
    flying = campaigns.get(connection, campaign_id)
    if found is None or flying is None or found.state not in FLYING or flying.schedule.kind == "drip":
        return Portion(0, 0, done=True)
    if found.phase == f"{which}{_ALREADY}":
        return Portion(0, 0, done=True)
    cursor = found.cursor if found.phase == which else 0
    last = _last(connection, cursor, most)
    within = and_(_me > cursor, _me <= last) if last is not None else _me > cursor
    day = today or now.astimezone(local_zone(ZONES[0])).date()
    people = and_(within, meant(connection, flying.audience, day, within), reached(now, campaign_id))
    if moment is None and flying.schedule.kind == "at":
        moment = flying.schedule.at
    due = {zone: due_in(zone, moment, now, quiet) for zone in ZONES}
    planned, held = _plan(connection, flying, which, people, Rows(flying, due, now))
    phase, reached_to = (which, last) if last is not None else (f"{which}{_ALREADY}", 0)
    connection.execute(update(campaign).where(campaign.c.id == campaign_id).values(phase=phase, cursor=reached_to))
    return Portion(planned, held, done=last is None)


def begin_occurrence(connection: Connection, campaign_id: int, occurrence: int) -> None:
    """Begin the next round of a campaign that recurs: its passes start again, and who had it is planned anew."""
    values = {"occurrence": occurrence, "phase": "", "cursor": 0}
    connection.execute(update(campaign).where(campaign.c.id == campaign_id).values(values))


def _last(connection: Connection, cursor: int, most: int) -> int | None:
    """Return the last of the next so many people; `None` when fewer are left."""
    beyond = select(_me).where(_me > cursor).order_by(_me).offset(most - 1).limit(1)
    return connection.scalar(beyond)


def _plan(
    connection: Connection, flying: Campaign, which: Pass, people: ColumnElement[bool], rows: Rows
) -> tuple[int, int]:
    canary, held = assigning.in_canary(flying), assigning.held_out(flying)
    mine = _of_pass(which, canary)
    if mine is None:
        return 0, 0
    sent = people if held is None else and_(people, not_(held))
    planned = _insert(connection, rows.planned().where(sent, *mine))
    if held is None or which == "canary":
        return planned, 0
    return planned, _insert(connection, rows.held_out().where(people, held))


def _of_pass(which: Pass, canary: ColumnElement[bool] | None) -> tuple[ColumnElement[bool], ...] | None:
    """Return what tells the people of a pass; `None` when there are none."""
    if which == "canary":
        return None if canary is None else (canary,)
    return () if canary is None else (not_(canary),)


def _insert(connection: Connection, rows: Select[Any]) -> int:
    """Plan these rows, each once whatever was planned before."""
    added = insert(connection, outbox).from_select(COLUMNS, rows.order_by(_me))
    once = added.on_conflict_do_nothing(index_elements=["dedup"]).execution_options(preserve_rowcount=True)
    return int(connection.execute(once).rowcount)
