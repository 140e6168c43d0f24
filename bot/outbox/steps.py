"""One step with one announcement, in one transaction: what its state asks for, and no more than a portion of it."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from conversations.campaigns.canary import judge
from conversations.campaigns.progress import UNDOING, Tally
from conversations.campaigns.records import Campaign, CampaignState
from conversations.campaigns.rounds import moment_of, next_round, start_of
from conversations.outreach.quiet import Quiet
from storage import campaigns, deliveries, flights, outbox, planning, recalls, watching

_log = logging.getLogger(__name__)

MORE, WATCH, REST = 0.0, 0.2, 1.0
"""Seconds until the next step: a portion was done, and there are others; something begins, or the first percent is
watched, closely enough that it stops before its failures stop all sending; nothing happens so soon."""


class Look(NamedTuple):
    """The moment of a step, the hours that are quiet, and how many messages it may touch."""

    now: datetime
    quiet: Quiet
    most: int


def step(tx: Connection, campaign: Campaign, now: datetime, quiet: Quiet, most: int) -> float:
    """Take the next step with an announcement that is held, and return how many seconds the one after it has time."""
    look = Look(now, quiet, most)
    if campaign.undo in UNDOING and _undo(tx, campaign, look) == MORE:
        return MORE
    take = _STEPS.get(campaign.state)
    return take(tx, campaign, look) if take else REST


def _approved(tx: Connection, campaign: Campaign, look: Look) -> float:
    """Take off when the time has come; what is not what a second officer approved does not."""
    if campaign.schedule.kind == "drip":
        return REST
    if campaign.digest != campaign.approved_digest:
        return _ground(tx, campaign, look, "changed")
    if campaign.approver is None or campaign.approver == campaign.composer:
        return _ground(tx, campaign, look, "alone")
    start = start_of(campaign, look.now)
    if start is None:
        return _ground(tx, campaign, look, "over")
    if start > look.now:
        if campaign.next_at != start:
            flights.schedule(tx, campaign.id, start)
        return REST
    flights.begin(tx, campaign.id)
    campaigns.move(tx, campaign.id, "approved", "canary" if campaign.options.canary else "sending", look.now)
    watching.hang(tx, campaign, look.now)
    return WATCH


def _canary(tx: Connection, campaign: Campaign, look: Look) -> float:
    """Plan the first percent and watch it; go on with all others when it fares well, and stop when it does not."""
    if _resumed(tx, campaign, look):
        return MORE
    if campaign.schedule.kind == "drip":
        # A series is planned by days of people, never to all at once, however it came here.
        campaigns.move(tx, campaign.id, "canary", "sending", look.now)
        return WATCH
    if campaign.phase != "canary done":
        return _plan(tx, campaign, "canary", look)
    judgement = judge(deliveries.trial(tx, campaign.id, look.now))
    if judgement.what == "go":
        campaigns.move(tx, campaign.id, "canary", "sending", look.now)
    elif judgement.what == "stop":
        stopped = campaigns.move(tx, campaign.id, "canary", "stopped", look.now, reason=judgement.trouble or "")
        _log.warning("Announcement %d stopped itself: %s", campaign.id, judgement.trouble)
        flights.tell(tx, stopped or campaign, "stopped", deliveries.tally(tx, campaign.id), look.now)
    return WATCH


def _sending(tx: Connection, campaign: Campaign, look: Look) -> float:
    """Plan all others, and end when nothing is left."""
    if _resumed(tx, campaign, look):
        return MORE
    if campaign.schedule.kind == "drip":
        return REST
    if campaign.phase != "rest done":
        return _plan(tx, campaign, "rest", look)
    if deliveries.waits(tx, campaign.id):
        return REST
    return _land(tx, campaign, look)


def _plan(tx: Connection, campaign: Campaign, which: planning.Pass, look: Look) -> float:
    moment = moment_of(campaign.schedule, campaign.occurrence)
    planning.plan_portion(tx, campaign.id, which, look.now, look.quiet, look.most, moment=moment)
    return MORE


def _land(tx: Connection, campaign: Campaign, look: Look) -> float:
    """End a round: wait for the next one, or be done."""
    tally = deliveries.tally(tx, campaign.id)
    following = next_round(campaign, look.now)
    if following is None:
        ended = campaigns.move(tx, campaign.id, "sending", "done", look.now)
        flights.tell(tx, ended or campaign, "done", tally, look.now)
    else:
        number, at = following
        flights.schedule(tx, campaign.id, at)
        waiting = campaigns.move(tx, campaign.id, "sending", "approved", look.now)
        flights.tell(tx, waiting or campaign, "round", tally, look.now)
        planning.begin_occurrence(tx, campaign.id, number)
    watching.repaint(tx, campaign.id, look.now)
    return REST


def _halted(tx: Connection, campaign: Campaign, look: Look) -> float:
    """Lay aside what is not begun, so that it is in nobody's way."""
    return MORE if outbox.park(tx, campaign.id, look.most) else REST


def _cancelled(tx: Connection, campaign: Campaign, look: Look) -> float:
    return MORE if outbox.call_off(tx, campaign.id, look.most, look.now) else REST


def _resumed(tx: Connection, campaign: Campaign, look: Look) -> bool:
    """Take up again what was laid aside."""
    return outbox.unpark(tx, campaign.id, look.most) > 0


def _ground(tx: Connection, campaign: Campaign, look: Look, reason: str) -> float:
    _log.warning("Announcement %d does not take off: %s", campaign.id, reason)
    grounded = campaigns.move(tx, campaign.id, "approved", "draft", look.now, reason=reason)
    flights.tell(tx, grounded or campaign, "grounded", Tally(), look.now)
    return REST


def _undo(tx: Connection, campaign: Campaign, look: Look) -> float:
    """Call off what is not sent, plan the taking back of what is, and report when that has ended."""
    if campaign.undo in recalls.DONE:
        if not deliveries.waits(tx, campaign.id, "recall"):
            recalls.finish(tx, campaign, look.now)
            watching.repaint(tx, campaign.id, look.now)
        return REST
    if campaign.state not in ("done", "cancelled"):
        campaigns.move(tx, campaign.id, campaign.state, "cancelled", look.now)
        return MORE
    if deliveries.waits(tx, campaign.id):
        # What is under way is to be taken back, too: a call takes seconds.
        return REST
    if recalls.plan_portion(tx, campaign, look.now, look.most) == 0:
        recalls.planned(tx, campaign)
        return REST
    return MORE


_STEPS: Mapping[CampaignState, Callable[[Connection, Campaign, Look], float]] = {
    "approved": _approved,
    "canary": _canary,
    "sending": _sending,
    "paused": _halted,
    "stopped": _halted,
    "cancelled": _cancelled,
}
