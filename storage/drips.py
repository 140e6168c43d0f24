"""Whom the steps of a sequence are for, and planning them; all work within the connection of `Store.run`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, and_, cast, exists, func, literal, not_, or_, select

from conversations.campaigns.records import Anchor, Campaign
from conversations.outreach.drip import OVER, REACHES_BACK
from conversations.outreach.kinds import KINDS
from storage import audiences
from storage.key_dates import APPROVAL, CLAIMED_PHK
from storage.portable import insert
from storage.tables import Moment, claim, claim_link, key_date, milestone, outbox, participant, silence

TEMPLATE = "campaign"
HELD_OUT = "held out"
_KIND = KINDS["campaign"]
_OPEN = ("planned", "leased", "parked")


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody for whom a step may be due, and the date that it counts from."""

    user_id: int
    time_zone: str
    on: date


@dataclass(frozen=True, slots=True)
class Step:
    """One step for one person; `at` and `until` are aware. Who is held out is noted, and gets nothing."""

    user_id: int
    step: int
    at: datetime
    until: datetime
    held_out: bool = False


def portion(
    connection: Connection,
    campaign: Campaign,
    step: int,
    days: tuple[date, date],
    today: date,
    after: int = 0,
    people: int = 500,
) -> list[Reader]:
    """Return the next people of the audience whose date lies in `days`, and for whom the step is not planned yet.

    Nobody is among them who cannot be reached, stopped announcements, or has done what the sequence leads to.
    """
    anchor = campaign.schedule.anchor
    if anchor is None:
        return []
    key = literal(f"d:{campaign.id}:") + cast(participant.c.user_id, String) + literal(f":{step}")
    stopped = exists().where(silence.c.user_id == participant.c.user_id, silence.c.kind == _KIND.name)
    dated = key_date.c.user_id == participant.c.user_id, _counts(anchor), key_date.c.on.between(*days)
    wanted = (
        select(participant.c.user_id, participant.c.time_zone, key_date.c.on)
        .join(key_date, dated[0])
        .where(*dated[1:], participant.c.user_id > after)
        .where(participant.c.reachable, ~stopped, ~exists().where(outbox.c.dedup == key))
        .where(_wants(anchor, days[0]))
        .where(audiences.meant(connection, campaign.audience, today, exists().where(*dated)))
        .order_by(participant.c.user_id)
        .limit(people)
    )
    return [Reader(*row) for row in connection.execute(wanted)]


def still_wanted(connection: Connection, campaign: Campaign, user_id: int) -> bool:
    """Tell whether a sequence still has something to say to a person, at the moment when its step is sent."""
    anchor = campaign.schedule.anchor
    if anchor is None:
        return False
    dated = select(key_date.c.on).where(key_date.c.user_id == user_id, _counts(anchor))
    on = connection.scalar(dated)
    if on is None:
        return False
    return bool(connection.scalar(select(exists().where(participant.c.user_id == user_id, _wants(anchor, on)))))


def plan(connection: Connection, campaign_id: int, steps: Iterable[Step], now: datetime) -> int:
    """Plan steps that were never planned before, and return how many those are, held out or not."""
    rows = [_row(campaign_id, each, now) for each in steps]
    if not rows:
        return 0
    added = insert(connection, outbox).on_conflict_do_nothing(index_elements=["dedup"]).returning(outbox.c.id)
    return len(connection.execute(added, rows).all())


def unfinished(connection: Connection, campaign_id: int) -> bool:
    """Tell whether a step of a sequence is still on its way to somebody."""
    return bool(
        connection.scalar(select(exists().where(outbox.c.campaign_id == campaign_id, outbox.c.state.in_(_OPEN))))
    )


def note_claims(connection: Connection, after: int, span: int = 20_000) -> int | None:
    """Note what the claims of people tell, for some claims after one; return the last, `None` at the end.

    That is when one was approved, which it does not tell any more once it is paid, and the last layoff.
    """
    last = connection.scalar(select(func.max(claim.c.id)))
    if last is None or after >= last:
        return None
    some = and_(claim.c.id > after, claim.c.id <= after + span)
    _note(connection, APPROVAL, claim.c.since, and_(some, claim.c.state == "approved"))
    _note(connection, CLAIMED_PHK, claim.c.phk_on, some)
    return after + span


def _note(connection: Connection, what: str, day: ColumnElement[Any], some: ColumnElement[bool]) -> None:
    told = select(claim_link.c.user_id, literal(what), func.max(day))
    own = told.join(claim, claim.c.id == claim_link.c.claim_id).where(some, day.is_not(None))
    rows = own.group_by(claim_link.c.user_id)
    added = insert(connection, key_date).from_select(["user_id", "what", "on"], rows)
    later = key_date.c.on < added.excluded.on
    connection.execute(
        added.on_conflict_do_update(index_elements=["user_id", "what"], set_={"on": added.excluded.on}, where=later)
    )


def _counts(anchor: Anchor) -> ColumnElement[bool]:
    """Say that a date is the one that an anchor means; the layoff of a claim where the answers tell none."""
    if anchor != "phk":
        return key_date.c.what == anchor
    told = key_date.alias().c
    answered = exists().where(told.user_id == key_date.c.user_id, told.what == anchor)
    return or_(key_date.c.what == anchor, and_(key_date.c.what == CLAIMED_PHK, ~answered))


def _wants(anchor: Anchor, earliest: date) -> ColumnElement[bool]:
    """Say that a person has not done what the sequence leads to; what belongs to an earlier layoff counts nothing."""
    person = participant.c.user_id
    since = earliest - timedelta(days=REACHES_BACK[anchor])
    own = and_(claim_link.c.user_id == person, claim_link.c.claim_id == claim.c.id)
    newer = or_(
        func.coalesce(claim.c.phk_on, claim.c.since).is_(None), func.coalesce(claim.c.phk_on, claim.c.since) >= since
    )
    working = exists().where(
        milestone.c.user_id == person, milestone.c.what == "employed", milestone.c.at >= _midnight(since)
    )
    if anchor == "approval":
        going = exists().where(own, claim.c.state.in_(("approved", "paid")))
        return and_(going, ~working)
    filed = key_date.alias("filed")
    told = exists().where(filed.c.user_id == person, filed.c.what == "filed")
    done = exists().where(own, newer, claim.c.state.in_(OVER[anchor]))
    return not_(or_(told, done, working))


def _midnight(day: date) -> ColumnElement[Any]:
    return literal(datetime(day.year, day.month, day.day, tzinfo=UTC), Moment)


def _row(campaign_id: int, each: Step, now: datetime) -> dict[str, Any]:
    return {
        "dedup": f"d:{campaign_id}:{each.user_id}:{each.step}",
        "user_id": each.user_id,
        "kind": _KIND.name,
        "template": TEMPLATE,
        "params": "{}",
        "priority": _KIND.priority,
        "due_at": each.at,
        "expires_at": each.until,
        "state": "skipped" if each.held_out else "planned",
        "reason": HELD_OUT if each.held_out else "",
        "ended_at": now if each.held_out else None,
        "attempts": 0,
        "lease": "",
        "campaign_id": campaign_id,
        "variant": str(each.step),
    }
