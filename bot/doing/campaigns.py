"""What composing, approving and steering an announcement wants done; each right is asked for once more."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.doing import campaign_notes
from bot.doing.table import Table
from conversations.campaigns import rights
from conversations.campaigns.effects import (
    ChangeCampaign,
    CreateCampaign,
    DecideCorrection,
    DropSegment,
    MoveCampaign,
    NoteOpened,
    PreviewCampaign,
    RecallCampaign,
    SaveSegment,
)
from conversations.campaigns.records import Campaign
from conversations.memory import Memory
from conversations.reception.person import Person
from conversations.staff.policy import may
from storage import Visit, audit, campaigns, corrections, deliveries, recalls, segments


def _create(effect: CreateCampaign, visit: Visit, at: datetime, memory: Memory) -> None:
    made = replace(effect.made, composer=visit.participant.user_id, created_at=at)
    if not rights.may_do(_officer(memory), "compose", made):
        return
    number = campaigns.create(visit.connection, made)
    _note(visit, "campaign_create", at, replace(made, id=number), {"digest": made.digest})


def _change(effect: ChangeCampaign, visit: Visit, at: datetime, memory: Memory) -> None:
    known, officer = campaigns.get(visit.connection, effect.changed.id), _officer(memory)
    if known is None or not rights.may_edit(officer, known) or not rights.may_do(officer, "compose", effect.changed):
        return
    if _composed(known) != _composed(effect.changed) and campaigns.change(visit.connection, effect.changed, at):
        details = {"before": known.state, "was": known.digest, "digest": effect.changed.digest}
        _note(visit, "campaign_change", at, effect.changed, details)


def _composed(campaign: Campaign) -> tuple[str, str, str]:
    return campaign.name, campaign.goal, campaign.digest


def _move(effect: MoveCampaign, visit: Visit, at: datetime, memory: Memory) -> None:
    known, officer = campaigns.get(visit.connection, effect.campaign_id), visit.participant.user_id
    if known is None or not rights.may_move(_officer(memory), known, effect.after):
        return
    moved = campaigns.move(
        visit.connection,
        effect.campaign_id,
        effect.before,
        effect.after,
        at,
        by=officer,
        digest=effect.digest,
        reason=effect.reason,
    )
    if moved is None:
        return
    details = {"before": effect.before, "after": effect.after, "digest": moved.digest, "reason": effect.reason}
    _note(visit, f"campaign_{effect.after}", at, moved, details)
    campaign_notes.plan(visit.connection, moved, effect.before, officer, at)


def _preview(effect: PreviewCampaign, visit: Visit, at: datetime, memory: Memory) -> None:
    known = campaigns.get(visit.connection, effect.campaign_id)
    if known is not None and rights.may_see(_officer(memory), known):
        campaign_notes.plan_preview(visit.connection, known, effect.parts, visit.participant.user_id, at)
        _note(visit, "campaign_preview", at, known, {"digest": known.digest})


def _recall(effect: RecallCampaign, visit: Visit, at: datetime, memory: Memory) -> None:
    known, officer = campaigns.get(visit.connection, effect.campaign_id), visit.participant.user_id
    if known is None or not rights.may_recall(_officer(memory), known):
        return
    if effect.how == "edit":
        _propose(visit, effect, at)
        return
    asked = recalls.ask(visit.connection, effect.campaign_id, effect.how, {}, by=officer, at=at)
    if asked is not None:
        _note(visit, "campaign_recall", at, asked, {"how": effect.how})


def _propose(visit: Visit, effect: RecallCampaign, at: datetime) -> None:
    """Readers see no words that one person alone wrote, also where they stand in the place of others."""
    before = corrections.waiting(visit.connection, effect.campaign_id)
    asked = corrections.propose(visit.connection, effect.campaign_id, effect.texts, visit.participant.user_id)
    written = corrections.waiting(visit.connection, effect.campaign_id)
    if asked is not None and written is not None and before != written:
        _note(visit, "correction_review", at, asked, {"digest": written.digest})
        campaign_notes.plan_correction(visit.connection, asked, written, at)


def _decide(effect: DecideCorrection, visit: Visit, at: datetime, memory: Memory) -> None:
    known = campaigns.get(visit.connection, effect.campaign_id)
    found = corrections.waiting(visit.connection, effect.campaign_id)
    if known is None or found is None or not rights.may_settle(_officer(memory), known, found.by):
        return
    officer = visit.participant.user_id
    decided = corrections.decide(visit.connection, known.id, effect.digest, officer, accepted=effect.accepted)
    if decided is not None:
        deed = "correction_approved" if effect.accepted else "correction_rejected"
        _note(visit, deed, at, decided, {"digest": effect.digest})


def _opened(effect: NoteOpened, visit: Visit, at: datetime, _: Memory) -> None:
    deliveries.note_opened(visit.connection, visit.participant.user_id, effect.campaign_id, at)


def _save(effect: SaveSegment, visit: Visit, at: datetime, memory: Memory) -> None:
    officer = visit.participant.user_id
    if not may(_officer(memory), "compose", effect.region):
        return
    number = segments.save(visit.connection, effect.name, effect.region, effect.audience, officer, at)
    if number is not None:
        audit.note(visit.connection, officer, "segment_save", at, effect.region, f"segment {number}")


def _drop(effect: DropSegment, visit: Visit, at: datetime, memory: Memory) -> None:
    known = segments.get(visit.connection, effect.segment_id)
    if known is None or not may(_officer(memory), "compose", known.region):
        return
    if segments.drop(visit.connection, known.id):
        audit.note(visit.connection, visit.participant.user_id, "segment_drop", at, known.region, f"segment {known.id}")


def _officer(memory: Memory) -> Person:
    return Person("id", None, memory)


def _note(visit: Visit, deed: str, at: datetime, campaign: Campaign, details: Mapping[str, Any]) -> None:
    officer, subject = visit.participant.user_id, f"campaign {campaign.id}"
    audit.note(visit.connection, officer, deed, at, campaign.region, subject, details)


TABLE: Table = {
    CreateCampaign: _create,
    ChangeCampaign: _change,
    MoveCampaign: _move,
    PreviewCampaign: _preview,
    RecallCampaign: _recall,
    DecideCorrection: _decide,
    NoteOpened: _opened,
    SaveSegment: _save,
    DropSegment: _drop,
}
