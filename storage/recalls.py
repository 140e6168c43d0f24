"""Taking back what an announcement sent: who asked for it, the messages it takes, and what could not be undone."""

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, update

from conversations.campaigns.effects import Undoing
from conversations.campaigns.records import Campaign
from storage import campaigns
from storage.tables import campaign


def ask(
    connection: Connection,
    campaign_id: int,
    how: Undoing,
    words: Mapping[tuple[str, str], str],
    *,
    by: int,
    at: datetime,
) -> Campaign | None:
    """Note that an announcement is to be undone, and return it; `None` when it never started, or is undone already."""
    told = json.dumps([[part, language, said] for (part, language), said in sorted(words.items())], ensure_ascii=False)
    started = campaign.c.id == campaign_id, campaign.c.started_at.is_not(None)
    free = campaign.c.undo.in_(("", "edited"))
    values = {"undo": how, "undo_words": told, "undo_by": by, "undo_cursor": 0, "changed_at": at}
    if connection.execute(update(campaign).where(*started, free).values(values)).rowcount != 1:
        return None
    return campaigns.get(connection, campaign_id)
