"""Plans the steps of approved sequences, each for its day in the life of each person."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from bot.outbox.clock import Clock, to_utc
from conversations.campaigns.records import Campaign, CampaignState
from conversations.outreach import drip
from conversations.outreach.assignment import held_out
from storage import Store, campaigns, deliveries, drips, flights
from storage.drips import Reader, Step
from storage.records import DEFAULT_TIME_ZONE

_log = logging.getLogger(__name__)


async def plan_drips(store: Store, clock: Clock) -> int:
    """Set off the sequences that were approved, plan the steps that are due, and end those that are over."""
    planned = 0
    running = await store.run(partial(_running, clock=clock))
    if any(each.schedule.anchor in ("approval", "phk") for each in running):
        await _note_claims(store)
    for campaign in running:
        planned += await _plan(store, clock, campaign)
    return planned


def _running(tx: Connection, clock: Clock) -> list[Campaign]:
    """Return the sequences that fly now; what is not what was approved does not."""
    now, local = clock.now(), clock.local(DEFAULT_TIME_ZONE)
    for each in _sequences(tx, "approved"):
        if _ready(each):
            campaigns.move(tx, each.id, "approved", "sending", now, digest=each.digest)
    flying = []
    for each in _sequences(tx, "sending"):
        if each.approved_digest != each.digest:
            _log.error("Sequence %d is not what was approved, and sends nothing", each.id)
        elif not drip.over(each.schedule, local):
            flying.append(each)
        elif not drips.unfinished(tx, each.id):
            ended = campaigns.move(tx, each.id, "sending", "done", now)
            if ended is not None:
                flights.tell(tx, ended, "done", deliveries.tally(tx, each.id), now)
    return flying


def _ready(campaign: Campaign) -> bool:
    """Tell whether a second officer approved exactly this."""
    second = campaign.approver is not None and campaign.approver != campaign.composer
    return second and campaign.approved_digest == campaign.digest


def _sequences(tx: Connection, state: CampaignState) -> list[Campaign]:
    return [each for each in campaigns.of_states(tx, (state,)) if each.schedule.kind == "drip"]


async def _plan(store: Store, clock: Clock, campaign: Campaign) -> int:
    planned = 0
    today = clock.day(DEFAULT_TIME_ZONE)
    for step, first, last in drip.steps(campaign.schedule, today):
        after = 0
        while readers := await store.run(
            partial(drips.portion, campaign=campaign, step=step, days=(first, last), today=today, after=after)
        ):
            due = list(_due(campaign, step, readers, clock))
            planned += await store.run(partial(drips.plan, campaign_id=campaign.id, steps=due, now=clock.now()))
            after = readers[-1].user_id
    return planned


def _due(campaign: Campaign, step: int, readers: list[Reader], clock: Clock) -> Iterator[Step]:
    # A rehearsed day moves the calendar, but a sender looks at the real clock.
    shift = clock.now() - clock.calendar()
    for each in readers:
        found = drip.due(campaign.schedule, step, each.on, clock.local(each.time_zone))
        if found is not None:
            yield Step(
                each.user_id,
                step,
                _real(found.at, each.time_zone, shift),
                _real(found.until, each.time_zone, shift),
                held_out(campaign, each.user_id),
            )


def _real(local: datetime, time_zone: str, shift: timedelta) -> datetime:
    return to_utc(local, time_zone) + shift


async def _note_claims(store: Store) -> None:
    after: int | None = 0
    while after is not None:
        after = await store.run(partial(drips.note_claims, after=after))
