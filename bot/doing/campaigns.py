"""What composing, approving and steering an announcement wants done."""

from datetime import datetime

from bot.doing.table import Table
from conversations.campaigns.effects import MoveCampaign, NoteOpened, RecallCampaign
from conversations.memory import Memory
from storage import Visit, audit, campaigns, deliveries, recalls


def _move(effect: MoveCampaign, visit: Visit, at: datetime, _: Memory) -> None:
    officer = visit.participant.user_id
    moved = campaigns.move(
        visit.connection, effect.campaign_id, effect.before, effect.after, at, by=officer, digest=effect.digest
    )
    if moved is not None:
        subject = f"campaign {moved.id}"
        details = {"before": effect.before, "after": effect.after, "digest": moved.digest}
        audit.note(visit.connection, officer, f"campaign_{effect.after}", at, moved.region, subject, details)


def _recall(effect: RecallCampaign, visit: Visit, at: datetime, _: Memory) -> None:
    officer = visit.participant.user_id
    asked = recalls.ask(visit.connection, effect.campaign_id, effect.how, effect.texts, by=officer, at=at)
    if asked is not None:
        details = {"how": effect.how, "words": [[*key, said] for key, said in sorted(effect.texts.items())]}
        audit.note(visit.connection, officer, "campaign_recall", at, asked.region, f"campaign {asked.id}", details)


def _opened(effect: NoteOpened, visit: Visit, at: datetime, _: Memory) -> None:
    deliveries.note_opened(visit.connection, visit.participant.user_id, effect.campaign_id, at)


TABLE: Table = {MoveCampaign: _move, RecallCampaign: _recall, NoteOpened: _opened}
