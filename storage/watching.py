"""The boards on which composers watch their announcements: one message each, edited while it goes on."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select, update

from conversations.campaigns.progress import UNDOING, Watch
from conversations.campaigns.records import Campaign
from conversations.outreach.kinds import KINDS
from storage import campaigns, deliveries, senders
from storage import outbox as letters
from storage.tables import campaign, outbox, participant

BOARD = "campaign_board"
_LIVE = ("canary", "sending", "paused", "stopped")
_AFTERWARDS = timedelta(minutes=1)
"""So long a board is still painted after the end, so that it shows the end."""


@dataclass(frozen=True, slots=True)
class Board:
    """A board to be painted: where it hangs, for whom, and what it shows."""

    chat_id: int
    message_id: int
    language: str
    time_zone: str
    watch: Watch


def hang(connection: Connection, flown: Campaign, now: datetime) -> None:
    """Send the composer a board, through the outbox as everything; one for each round."""
    if flown.composer is None:
        return
    dedup = board_key(flown)
    letters.plan(connection, [letters.Draft(dedup, flown.composer, "preview", BOARD, now, {"campaign": flown.id})])
    blank = {"board_chat": flown.composer, "board_message": None, "board_at": None}
    connection.execute(update(campaign).where(campaign.c.id == flown.id).values(blank))


def board_key(flown: Campaign) -> str:
    """Return what names the board of a round for ever."""
    return f"board:{flown.id}:{flown.occurrence}"


def due(connection: Connection, now: datetime, every: timedelta) -> tuple[int, ...]:
    """List the announcements whose boards were not painted for so long."""
    last = (campaign.c.ended_at, campaign.c.changed_at)
    unseen = or_(campaign.c.board_at.is_(None), *(campaign.c.board_at <= each for each in last))
    ended = or_(unseen, campaign.c.ended_at > now - _AFTERWARDS)
    worth = or_(campaign.c.state.in_(_LIVE), campaign.c.undo.in_(UNDOING), ended)
    dry = or_(campaign.c.board_at.is_(None), campaign.c.board_at <= now - every)
    hung = and_(campaign.c.board_chat.is_not(None), func.coalesce(campaign.c.board_message, 1) != 0)
    return tuple(connection.scalars(select(campaign.c.id).where(hung, worth, dry).order_by(campaign.c.id)))


def claim(connection: Connection, campaign_id: int, now: datetime, every: timedelta) -> Board | None:
    """Take on the painting of a board; `None` when somebody else did, or it does not hang yet."""
    dry = or_(campaign.c.board_at.is_(None), campaign.c.board_at <= now - every)
    mine = campaign.c.id == campaign_id, dry
    if connection.execute(update(campaign).where(*mine).values(board_at=now)).rowcount != 1:
        return None
    flown = campaigns.get(connection, campaign_id)
    row = connection.execute(_where_it_hangs(campaign_id)).first()
    if flown is None or row is None:
        return None
    message_id = row.board_message or _look(connection, flown)
    if not message_id:
        return None
    return Board(row.user_id, message_id, row.language, row.time_zone, watch(connection, flown, now))


def watch(connection: Connection, flown: Campaign, now: datetime) -> Watch:
    """Return what a board shows now."""
    undone = deliveries.tally(connection, flown.id, "recall") if flown.undo in UNDOING else None
    tally, brake = deliveries.tally(connection, flown.id), bool(senders.read(connection).brake)
    plain = Watch(flown, tally, next_at=_next_at(connection, now) if tally.waiting else None, brake=brake)
    return plain if undone is None else Watch(flown, tally, undone, plain.next_at, brake)


def lost(connection: Connection, campaign_id: int) -> None:
    """Note that a board was taken away, and is not to be painted any more."""
    connection.execute(update(campaign).where(campaign.c.id == campaign_id).values(board_message=0))


def repaint(connection: Connection, campaign_id: int, now: datetime) -> None:
    """Have a board painted once more when its time has come, though its announcement rests."""
    connection.execute(update(campaign).where(campaign.c.id == campaign_id).values(changed_at=now))


def _where_it_hangs(campaign_id: int) -> Any:
    person = participant.c
    columns = person.user_id, person.language, person.time_zone, campaign.c.board_message
    hung = person.user_id == campaign.c.board_chat
    return select(*columns).join_from(campaign, participant, hung).where(campaign.c.id == campaign_id)


def _look(connection: Connection, flown: Campaign) -> int | None:
    """Find where the outbox has put a board, and keep it."""
    sent = outbox.c.dedup == board_key(flown), outbox.c.state == "sent"
    found = connection.scalar(select(outbox.c.message_id).where(*sent))
    if found is not None:
        connection.execute(update(campaign).where(campaign.c.id == flown.id).values(board_message=found))
    return found


def _next_at(connection: Connection, now: datetime) -> datetime | None:
    """Return when the next message of any announcement may go, `None` when one may go now."""
    planned = outbox.c.state == "planned", outbox.c.priority == KINDS["campaign"].priority
    soonest = connection.scalar(select(func.min(outbox.c.due_at)).where(*planned))
    return soonest if soonest is not None and soonest > now else None
