"""Messages to officers about an announcement: that it waits for them, what became of it, and how it will look."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from conversations.campaigns.corrections import Correction
from conversations.campaigns.notices import CORRECTION, NEWS, PREVIEW, REVIEW, About
from conversations.campaigns.records import Campaign, CampaignState
from conversations.campaigns.rights import regions_of
from conversations.staff.policy import MAY
from storage import officers, outbox, participants, sources, staff
from storage.outbox import Draft

_WAITS = timedelta(days=7)
"""How long an officer is still told that an announcement waits."""
_MOST = 20
"""Officers who are told of one announcement."""


def plan(connection: Connection, campaign: Campaign, before: CampaignState, by: int, at: datetime) -> None:
    """Plan what officers are told when an announcement was moved by one of them."""
    if campaign.state == "review":
        drafts = [
            _draft(REVIEW, each, campaign, at) for each in _approvers(connection, campaign, but=campaign.composer)
        ]
        outbox.plan(connection, drafts[:_MOST])
        return
    about = _about(campaign.state, before)
    composer = campaign.composer
    if about is None or composer is None or composer == by or participants.get(connection, composer) is None:
        return
    outbox.plan(connection, [_draft(NEWS, composer, campaign, at, about)])


def plan_correction(connection: Connection, campaign: Campaign, written: Correction, at: datetime) -> None:
    """Plan to tell those who may approve a correction that one waits."""
    drafts = [
        Draft(
            f"cf:{campaign.id}:{int(at.timestamp())}:{each}",
            each,
            "answer",
            CORRECTION,
            at,
            {"campaign": campaign.id, "digest": written.digest},
            at + _WAITS,
        )
        for each in _approvers(connection, campaign, but=written.by)
    ]
    outbox.plan(connection, drafts[:_MOST])


def plan_preview(
    connection: Connection, campaign: Campaign, parts: tuple[tuple[str, str], ...], officer: int, at: datetime
) -> None:
    """Plan to show an officer an announcement as its readers get it, once a minute at most."""
    once = f"{campaign.id}:{campaign.digest[:12]}:{int(at.timestamp()) // 60}"
    outbox.plan(
        connection,
        [
            Draft(
                f"cp:{once}:{officer}:{part}.{language}",
                officer,
                "preview",
                PREVIEW,
                at,
                {"campaign": campaign.id, "part": part, "language": language},
                at + timedelta(hours=1),
            )
            for part, language in parts
        ],
    )


def _approvers(connection: Connection, campaign: Campaign, but: int | None) -> Iterator[int]:
    roles = MAY["approve"]
    holders = dict.fromkeys(each.user_id for each in staff.everybody(connection) if each.role in roles)
    reach = regions_of(campaign.audience, partial(sources.get, connection))
    regions = (*reach, campaign.region)
    for holder in holders:
        known = holder != but and participants.get(connection, holder) is not None
        if known and officers.reaches(connection, holder, roles, regions):
            yield holder


def _about(state: CampaignState, before: CampaignState) -> About | None:
    if state == "approved" and before == "review":
        return "approved"
    if state == "draft":
        return "rejected"
    return "cancelled" if state == "cancelled" else "paused" if state == "paused" else None


def _draft(template: str, reader: int, campaign: Campaign, at: datetime, about: str = "") -> Draft:
    key = f"cn:{campaign.id}:{int(at.timestamp())}:{about}:{reader}"
    params = {"campaign": campaign.id, "about": about, "digest": campaign.digest}
    return Draft(key, reader, "answer", template, at, params, at + _WAITS)
