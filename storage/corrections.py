"""Corrections that wait for a second officer; within the connection of `Store.run` or of a visit."""

import json
from collections.abc import Iterable, Mapping, Sequence
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
    before = _before(connection, known)
    whole = {**known.content.texts, **before, **words}
    told = json.dumps({"words": _rows(whole), "before": _rows(before)}, ensure_ascii=False)
    free = campaign.c.started_at.is_not(None), campaign.c.undo.in_(recalls.FREE)
    values = {"undo": WAITING, "undo_words": told, "undo_by": by}
    changed = connection.execute(update(campaign).where(campaign.c.id == campaign_id, *free).values(values))
    return campaigns.get(connection, campaign_id) if changed.rowcount == 1 else None


def waiting(connection: Connection, campaign_id: int) -> Correction | None:
    """Return the correction that waits, if one does."""
    return _read(connection.execute(_waits(campaign_id)).first())


def decide(connection: Connection, campaign_id: int, digest: str, by: int, *, accepted: bool) -> Campaign | None:
    """Let a correction begin, or drop it; `None`, and nothing done, unless `by` is a second person who saw exactly it.

    Its report goes to whoever wrote the words. One that is dropped leaves an earlier correction as it was.
    """
    row = connection.execute(_waits(campaign_id).with_for_update()).first()
    found = _read(row)
    if row is None or found is None or found.digest != digest or found.by in (None, by):
        return None
    told = json.loads(row.undo_words)
    values = recalls.begun("edit") if accepted else {"undo": recalls.DONE["editing"] if told["before"] else ""}
    words = json.dumps(told["words" if accepted else "before"], ensure_ascii=False)
    values |= {"undo_words": words} if accepted else {"undo_words": words, "undo_by": None}
    connection.execute(update(campaign).where(campaign.c.id == campaign_id).values(values))
    return campaigns.get(connection, campaign_id)


def _before(connection: Connection, known: Campaign) -> Mapping[tuple[str, str], str]:
    """Return the words of the correction that readers see now, which one that waits keeps beside its own."""
    if known.undo == recalls.DONE["editing"]:
        return recalls.words_of(connection, known.id)
    row = connection.execute(_waits(known.id)).first()
    return {} if row is None else _texts(json.loads(row.undo_words)["before"])


def _waits(campaign_id: int) -> Any:
    own = campaign.c.id == campaign_id, campaign.c.undo == WAITING
    return select(campaign.c.undo_by, campaign.c.undo_words).where(*own)


def _read(row: Any) -> Correction | None:
    if row is None:
        return None
    return Correction(row.undo_by, _texts(json.loads(row.undo_words)["words"]))


def _rows(texts: Mapping[tuple[str, str], str]) -> list[list[str]]:
    return [[part, language, said] for (part, language), said in sorted(texts.items())]


def _texts(rows: Iterable[Sequence[str]]) -> dict[tuple[str, str], str]:
    return {(part, language): said for part, language, said in rows}
