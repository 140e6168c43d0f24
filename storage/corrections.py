"""Corrections that wait for a second officer; within the connection of `Store.run` or of a visit."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select, update

from conversations.campaigns.corrections import WAITING, Correction
from conversations.campaigns.records import Campaign
from storage import campaigns, recalls
from storage.tables import campaign


def propose(connection: Connection, campaign_id: int, words: Mapping[tuple[str, str], str], by: int) -> Campaign | None:
    """Keep the words of a correction, in place of others that wait; `None` when nothing can be corrected now.

    Words that are not corrected stay as readers see them: as they were sent, or as an earlier correction left them.
    """
    known = campaigns.get(connection, campaign_id)
    if known is None:
        return None
    before = recalls.words_of(connection, campaign_id) if known.undo == recalls.DONE["editing"] else {}
    whole = {**known.content.texts, **before, **words}
    told = json.dumps([[part, language, said] for (part, language), said in sorted(whole.items())], ensure_ascii=False)
    free = campaign.c.started_at.is_not(None), campaign.c.undo.in_(recalls.FREE)
    values = {"undo": WAITING, "undo_words": told, "undo_by": by}
    changed = connection.execute(update(campaign).where(campaign.c.id == campaign_id, *free).values(values))
    return campaigns.get(connection, campaign_id) if changed.rowcount == 1 else None


def waiting(connection: Connection, campaign_id: int) -> Correction | None:
    """Return the correction that waits, if one does."""
    return _read(connection.execute(_waits(campaign_id)).first())


def decide(connection: Connection, campaign_id: int, digest: str, by: int, *, accepted: bool) -> Campaign | None:
    """Let a correction begin, or drop it; `None`, and nothing done, unless `by` is a second person who saw exactly it.

    Its report goes to whoever wrote the words.
    """
    found = _read(connection.execute(_waits(campaign_id).with_for_update()).first())
    if found is None or found.digest != digest or found.by in (None, by):
        return None
    values = recalls.begun("edit") if accepted else {"undo": "", "undo_words": "{}", "undo_by": None}
    connection.execute(update(campaign).where(campaign.c.id == campaign_id).values(values))
    return campaigns.get(connection, campaign_id)


def _waits(campaign_id: int) -> Any:
    own = campaign.c.id == campaign_id, campaign.c.undo == WAITING
    return select(campaign.c.undo_by, campaign.c.undo_words).where(*own)


def _read(row: Any) -> Correction | None:
    if row is None:
        return None
    texts = {(part, language): said for part, language, said in json.loads(row.undo_words)}
    return Correction(row.undo_by, texts)
