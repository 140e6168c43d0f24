"""What composing, approving and steering an announcement wants done."""

from datetime import datetime

from bot.doing.table import Table
from conversations.campaigns.effects import MoveCampaign
from conversations.memory import Memory
from storage import Visit, audit, campaigns


def _move(effect: MoveCampaign, visit: Visit, at: datetime, _: Memory) -> None:
    officer = visit.participant.user_id
    moved = campaigns.move(
        visit.connection, effect.campaign_id, effect.before, effect.after, at, by=officer, digest=effect.digest
    )
    if moved is not None:
        subject = f"campaign {moved.id}"
        details = {"before": effect.before, "after": effect.after, "digest": moved.digest}
        audit.note(visit.connection, officer, f"campaign_{effect.after}", at, moved.region, subject, details)


TABLE: Table = {MoveCampaign: _move}
