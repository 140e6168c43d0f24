"""Taking back what an announcement sent: who asked for it, the messages it takes, and what could not be undone.

The `undo` of an announcement goes from "delete" over "deleting" to "deleted", or from "edit" to "edited".
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select, update

from conversations.campaigns.effects import Undoing
from conversations.campaigns.records import Campaign
from conversations.campaigns.tidings import Left, Undone
from conversations.outreach.kinds import KINDS
from storage import campaigns
from storage import outbox as letters
from storage.portable import insert
from storage.tables import campaign, outbox

RECALL, REPORT = "campaign_recall", "campaign_report"
IN_TIME = timedelta(hours=48) - timedelta(minutes=1)
"""So long after it was sent Telegram lets a bot take a message back."""
FREE = ("", "asked", "edited")
"""What was corrected, or waits to be, may be corrected anew, or taken away after all."""
DOING: Mapping[str, str] = {"delete": "deleting", "edit": "editing"}
DONE: Mapping[str, str] = {"deleting": "deleted", "editing": "edited"}


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
    free = campaign.c.undo.in_(FREE)
    values = {**begun(how), "undo_words": told, "undo_by": by}
    if connection.execute(update(campaign).where(*started, free).values(values)).rowcount != 1:
        return None
    return campaigns.get(connection, campaign_id)


def begun(how: Undoing) -> dict[str, Any]:
    """Return what is kept of an announcement when its undoing begins."""
    newest = select(func.coalesce(func.max(outbox.c.id), 0)).scalar_subquery()
    return {"undo": how, "undo_cursor": 0, "undo_since": newest}


def words_of(connection: Connection, campaign_id: int) -> Mapping[tuple[str, str], str]:
    """Return the words that are put in the place of those that were sent, by part and language."""
    told = connection.scalar(select(campaign.c.undo_words).where(campaign.c.id == campaign_id)) or "[]"
    return {(part, language): said for part, language, said in json.loads(told) or ()}


def plan_portion(connection: Connection, flown: Campaign, now: datetime, most: int) -> int:
    """Plan the undoing of some more messages, the oldest first, and return how many were looked at; 0 ends it."""
    row = connection.execute(
        select(campaign.c.undo_cursor, campaign.c.undo_words).where(campaign.c.id == flown.id)
    ).one()
    sent = (
        select(outbox.c.id, outbox.c.user_id, outbox.c.message_id, outbox.c.variant, outbox.c.ended_at)
        .where(*_sent(flown.id), outbox.c.id > row.undo_cursor, outbox.c.message_id.is_not(None))
        .where(outbox.c.ended_at > now - IN_TIME)
        .order_by(outbox.c.id)
        .limit(most)
    )
    found = connection.execute(sent).all()
    if found:
        mark = hashlib.sha256(f"{flown.undo} {row.undo_words}".encode()).hexdigest()[:12]
        add = insert(connection, outbox).on_conflict_do_nothing(index_elements=["dedup"])
        connection.execute(add, [_row(flown, each, mark) for each in found])
        _set(connection, flown.id, undo_cursor=found[-1].id)
    return len(found)


def planned(connection: Connection, flown: Campaign) -> None:
    """Note that the undoing of all messages is planned."""
    _set(connection, flown.id, undo=DOING[flown.undo])


def finish(connection: Connection, flown: Campaign, now: datetime) -> None:
    """Note that an announcement is undone, and report to whoever asked for it."""
    _set(connection, flown.id, undo=DONE[flown.undo])
    by = connection.scalar(select(campaign.c.undo_by).where(campaign.c.id == flown.id))
    if by is not None:
        undone = figures(connection, flown)
        params = {"campaign": flown.id, "how": undone.how, "done": undone.done, "left": dict(undone.left)}
        dedup = f"report:{flown.id}:{int(now.timestamp())}"
        letters.plan(connection, [letters.Draft(dedup, by, "answer", REPORT, now, params)])


def figures(connection: Connection, flown: Campaign) -> Undone:
    """Count what was taken back of an announcement, and what was not, by why."""
    since = select(campaign.c.undo_since).where(campaign.c.id == flown.id).scalar_subquery()
    ended = outbox.c.campaign_id == flown.id, outbox.c.kind == "recall", outbox.c.id > since
    counted = select(outbox.c.state, outbox.c.reason, func.count()).where(*ended)
    rows = connection.execute(counted.group_by(outbox.c.state, outbox.c.reason)).all()
    done = sum(number for state, _, number in rows if state == "sent")
    left: dict[Left, int] = {}
    for state, reason, number in rows:
        if state != "sent":
            left[_why(state, reason)] = left.get(_why(state, reason), 0) + number
    sent = connection.scalar(select(func.count()).where(*_sent(flown.id))) or 0
    arrived = outbox.c.campaign_id == flown.id, outbox.c.kind == "campaign", outbox.c.state == "unknown"
    unsure = connection.scalar(select(func.count()).where(*arrived)) or 0
    late = sent - sum(number for _, _, number in rows)
    return Undone("delete" if flown.undo.startswith("delet") else "edit", done, _without_none(left, late, unsure))


def _without_none(left: dict[Left, int], late: int, unsure: int) -> Mapping[Left, int]:
    whole = {**left, "late": left.get("late", 0) + max(0, late), "unsure": left.get("unsure", 0) + unsure}
    return {why: number for why, number in whole.items() if number}


def _why(state: str, reason: str) -> Left:
    if state == "unknown":
        return "unsure"
    if reason in ("blocked", "unreachable"):
        return "blocked"
    return "gone" if reason == "gone" else "late" if reason == "expired" else "refused"


def _sent(campaign_id: int) -> tuple[Any, ...]:
    return outbox.c.campaign_id == campaign_id, outbox.c.kind == "campaign", outbox.c.state == "sent"


def _row(flown: Campaign, sent: Any, mark: str) -> dict[str, Any]:
    return {
        "dedup": f"u:{sent.id}:{mark}",
        "user_id": sent.user_id,
        "kind": "recall",
        "template": RECALL,
        "params": json.dumps({"message": sent.message_id, "how": flown.undo}),
        "priority": KINDS["recall"].priority,
        # Due since it was sent: so the oldest go first.
        "due_at": sent.ended_at,
        "expires_at": sent.ended_at + IN_TIME,
        "state": "planned",
        "reason": "",
        "attempts": 0,
        "lease": "",
        "campaign_id": flown.id,
        "variant": sent.variant,
    }


def _set(connection: Connection, campaign_id: int, **values: Any) -> None:
    connection.execute(update(campaign).where(campaign.c.id == campaign_id).values(values))
