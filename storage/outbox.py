"""Unasked messages: planned, leased by a sender, and what became of each; within the connection of `Store.run`.

A lease that runs out tells of a sender that died. What it had not begun is planned again; what it had begun may have
arrived, so it becomes *unknown* and is never sent by itself.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Update, and_, bindparam, exists, func, or_, select, update

from conversations.outreach.attempt import MessageState
from conversations.outreach.kinds import KINDS, MessageKind
from storage.portable import insert
from storage.tables import campaign, outbox, participant, progress, silence

LEASE = timedelta(minutes=2)
"""How long a sender may hold a message without a sign of life."""
LONGEST_DEDUP = 96
BY_CALENDAR: frozenset[MessageKind] = frozenset({"deadline", "alert"})
"""Kinds whose moments are days of the calendar, which a rehearsal may fix; all others follow the real clock."""
FLYING = ("canary", "sending")
"""States of an announcement in which its messages go."""
_BEGUN = "begun"
_PARKED: dict[str, Any] = {"state": "parked", "lease": "", "lease_until": None}
_HEAP, _HEAPS = 1000, 5
"""How many messages of halted announcements a lease parks before it gives up until the next look."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One message to plan: `dedup` names it for ever, `template` and `params` tell how it is composed when it is sent.

    `due_at` and `expires_at` are aware; after the latter nobody wants it any more.
    """

    dedup: str
    user_id: int
    kind: MessageKind
    template: str
    due_at: datetime
    params: Mapping[str, Any] = field(default_factory=dict)
    expires_at: datetime | None = None

    def __post_init__(self) -> None:
        if not 0 < len(self.dedup) <= LONGEST_DEDUP:
            raise ValueError(f"a deduplication key has 1 to {LONGEST_DEDUP} characters")


@dataclass(frozen=True, slots=True)
class Leased:
    """A message in the hands of a sender, with what has to be known of its reader.

    `last_answer` is the moment of the reader's newest answer in a questionnaire under way; `stopped` tells that they
    do not want this kind. `attempts` counts the calls before. One of a campaign names it, and the part that is said.
    """

    id: int
    user_id: int
    kind: str
    template: str
    params: Mapping[str, Any]
    dedup: str
    due_at: datetime
    expires_at: datetime | None
    attempts: int
    language: str
    time_zone: str
    reachable: bool
    stopped: bool
    last_answer: datetime | None
    campaign_id: int | None = None
    variant: str | None = None

    @property
    def paid(self) -> bool:
        """Whether it goes at the pace of what is paid for."""
        return bool(self.params.get("paid"))

    @property
    def at_once(self) -> bool:
        """Whether it heeds neither quiet hours nor a questionnaire: it is of such a kind, or its reader just asked."""
        return KINDS[self.kind].at_once or bool(self.params.get("asked"))


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of a leased message; *planned* needs `due_at`, and forgets the attempt unless it is `counted`."""

    id: int
    state: MessageState
    reason: str = ""
    due_at: datetime | None = None
    message_id: int | None = None
    counted: bool = True


def plan(connection: Connection, drafts: Iterable[Draft]) -> int:
    """Plan messages that were never planned before, and return how many those are.

    Every reader must be a participant.
    """
    rows = [_row_of(draft) for draft in drafts]
    if not rows:
        return 0
    added = insert(connection, outbox).on_conflict_do_nothing(index_elements=["dedup"]).returning(outbox.c.id)
    return len(connection.execute(added, rows).all())


def lease(
    connection: Connection, now: datetime, worker: str, limit: int = 100, calendar: datetime | None = None
) -> list[Leased]:
    """Take due messages, those of the smallest priority first, for `LEASE`; several senders share without overlap.

    Messages of an announcement that is halted are parked where they are met, so that they hold up nobody's. `worker`
    has at most 32 characters; `calendar` is what a rehearsal takes for now, where there is one.
    """
    taken = _due(connection, now, calendar or now, limit)
    if not taken:
        return []
    held = {"state": "leased", "lease": worker, "lease_until": now + LEASE, "reason": ""}
    connection.execute(update(outbox).where(outbox.c.id.in_(taken)).values(held))
    rows = {row.id: row for row in connection.execute(_leased().where(outbox.c.id.in_(taken)))}
    return [_read(rows[number]) for number in taken]


def begin(connection: Connection, message_id: int, worker: str, now: datetime, digest: str | None = None) -> bool:
    """Note that the call for a leased message is about to be made, and the digest of its words.

    False when it may not be made: the lease ran out, the message was cancelled, its announcement was halted, or its
    reader just stopped the kind.
    """
    given = {"number": message_id, "worker": worker, "now": now, "until": now + LEASE, "said": digest}
    return connection.execute(_beginning(), given).rowcount == 1


def record(connection: Connection, worker: str, endings: Iterable[Ending], now: datetime) -> int:
    """Record what became of messages that this worker holds, and return how many were still its own.

    A message that counts as unknown because the record came late is known after all.
    """
    return sum(connection.execute(*_recording(ending, worker, now)).rowcount for ending in endings)


def reclaim(connection: Connection, now: datetime) -> tuple[int, int]:
    """End the leases of senders that died; return how many messages are planned again, and how many are unknown."""
    dead = outbox.c.state == "leased", outbox.c.lease_until <= now
    unknown = {"state": "unknown", "reason": "crashed", "ended_at": now}
    lost = connection.execute(update(outbox).where(*dead, outbox.c.reason == _BEGUN).values(unknown)).rowcount
    planned = {"state": "planned", "lease": "", "lease_until": None}
    return connection.execute(update(outbox).where(*dead).values(planned)).rowcount, lost


def skip_expired(connection: Connection, now: datetime, calendar: datetime | None = None) -> int:
    """Skip the planned messages that nobody wants any more; return how many."""
    by_calendar = outbox.c.kind.in_(BY_CALENDAR)
    past = or_(
        and_(by_calendar, outbox.c.expires_at <= (calendar or now)), and_(~by_calendar, outbox.c.expires_at <= now)
    )
    late = outbox.c.state == "planned", past
    return connection.execute(update(outbox).where(*late).values(_skipped("expired", now))).rowcount


def cancel(connection: Connection, now: datetime, *, dedup_prefix: str = "", user_id: int | None = None) -> int:
    """Skip what is not begun yet, of a person or of keys that begin so; return how many messages.

    Raises:
        ValueError: when neither is told.
    """
    if not dedup_prefix and user_id is None:
        raise ValueError("tell whose messages, or which, are cancelled")
    meant = [or_(outbox.c.state == "parked", _not_begun())]
    if dedup_prefix:
        meant.append(outbox.c.dedup.startswith(dedup_prefix, autoescape=True))
    if user_id is not None:
        meant.append(outbox.c.user_id == user_id)
    return connection.execute(update(outbox).where(*meant).values(_skipped("cancelled", now))).rowcount


def park(connection: Connection, campaign_id: int, most: int) -> int:
    """Park what is not begun of an announcement that was halted, so many at most; return how many."""
    return _change(connection, campaign_id, _not_begun(), most, _PARKED)


def unpark(connection: Connection, campaign_id: int, most: int) -> int:
    """Plan again what was parked of an announcement, so many at most; return how many."""
    return _change(connection, campaign_id, outbox.c.state == "parked", most, {"state": "planned"})


def call_off(connection: Connection, campaign_id: int, most: int, now: datetime) -> int:
    """Skip what is not begun of an announcement that was cancelled, so many at most; return how many."""
    waits = or_(outbox.c.state == "parked", _not_begun())
    return _change(connection, campaign_id, waits, most, _skipped("cancelled", now))


def _change(
    connection: Connection, campaign_id: int, which: ColumnElement[bool], most: int, values: dict[str, Any]
) -> int:
    own = select(outbox.c.id).where(outbox.c.campaign_id == campaign_id, outbox.c.kind == "campaign", which).limit(most)
    locked = own.with_for_update().scalar_subquery()
    return connection.execute(update(outbox).where(outbox.c.id.in_(locked)).values(values)).rowcount


def _not_begun() -> ColumnElement[bool]:
    return or_(outbox.c.state == "planned", and_(outbox.c.state == "leased", outbox.c.reason != _BEGUN))


def _halted() -> ColumnElement[bool]:
    """It belongs to an announcement that does not fly at this moment."""
    grounded = campaign.c.id == outbox.c.campaign_id, campaign.c.state.not_in(FLYING)
    return and_(outbox.c.kind == "campaign", outbox.c.campaign_id.is_not(None), exists().where(*grounded))


def overtaken(connection: Connection, message: Leased, dedup_prefix: str) -> bool:
    """Tell whether a later message to the same reader, with a key that begins so, is still to come."""
    later = (
        outbox.c.user_id == message.user_id,
        outbox.c.id > message.id,
        outbox.c.state.in_(("planned", "leased")),
        outbox.c.dedup.startswith(dedup_prefix, autoescape=True),
    )
    return bool(connection.scalar(select(exists().where(*later))))


def figures(connection: Connection, now: datetime) -> dict[str, int]:
    """Count messages by state, and those that are due."""
    counted = connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state))
    due = select(func.count()).where(outbox.c.state == "planned", outbox.c.due_at <= now)
    states = {f"outbox_{state}": number for state, number in counted}
    names = ("planned", "parked", "leased", "sent", "failed", "skipped", "unknown")
    known = {f"outbox_{name}": states.get(f"outbox_{name}", 0) for name in names}
    return {**known, "outbox_due": connection.scalar(due) or 0}


def _row_of(draft: Draft) -> dict[str, Any]:
    return {
        "dedup": draft.dedup,
        "user_id": draft.user_id,
        "kind": draft.kind,
        "template": draft.template,
        "params": json.dumps(dict(draft.params)),
        "priority": KINDS[draft.kind].priority,
        "due_at": draft.due_at,
        "expires_at": draft.expires_at,
        "state": "planned",
        "reason": "",
        "attempts": 0,
        "lease": "",
    }


def _due(connection: Connection, now: datetime, calendar: datetime, limit: int) -> list[int]:
    """Find due messages, a query for each priority: together they would walk past all that is planned for later."""
    found: list[int] = []
    for kind in sorted(KINDS.values(), key=lambda kind: kind.priority):
        moment = calendar if kind.name in BY_CALENDAR else now
        wanted = or_(outbox.c.expires_at.is_(None), outbox.c.expires_at > moment)
        due = select(outbox.c.id).where(outbox.c.state == "planned", outbox.c.priority == kind.priority)
        due = due.where(outbox.c.due_at <= moment, wanted).order_by(outbox.c.due_at)
        found += _flying(connection, due, limit - len(found))
        if len(found) >= limit:
            break
    return found


def _flying(connection: Connection, due: Any, limit: int) -> list[int]:
    """Find the first of these that may go, and park those before them whose announcement is halted."""
    for most in (limit, *(_HEAP,) * _HEAPS):
        rows = due.add_columns(_halted().label("halted")).limit(most).with_for_update(skip_locked=True, of=outbox)
        found = connection.execute(rows).all()
        halted = [row.id for row in found if row.halted]
        if halted:
            connection.execute(update(outbox).where(outbox.c.id.in_(halted)).values(_PARKED))
        free = [row.id for row in found if not row.halted]
        if free or not halted:
            return free[:limit]
    return []


def _leased() -> Any:
    newest = select(func.max(progress.c.updated_at)).where(progress.c.user_id == outbox.c.user_id, progress.c.active)
    columns = (outbox.c[name] for name in ("id", "user_id", "kind", "template", "params", "dedup", "due_at"))
    person = participant.c
    return select(
        *columns,
        outbox.c.expires_at,
        outbox.c.attempts,
        outbox.c.campaign_id,
        outbox.c.variant,
        person.language,
        person.time_zone,
        person.reachable,
        _stopped().label("stopped"),
        newest.scalar_subquery().label("last_answer"),
    ).join(participant, person.user_id == outbox.c.user_id)


def _read(row: Any) -> Leased:
    return Leased(**{**row._mapping, "params": json.loads(row.params)})


def _stopped() -> ColumnElement[bool]:
    return exists().where(silence.c.user_id == outbox.c.user_id, silence.c.kind == outbox.c.kind)


# Built once: a sender runs these for every message, and building them takes longer than running them.
@cache
def _beginning() -> Update:
    mine = *_MINE, outbox.c.state == "leased", outbox.c.lease_until > bindparam("now"), ~_halted(), ~_stopped()
    begun = {"reason": _BEGUN, "attempts": outbox.c.attempts + 1}
    given: dict[str, Any] = {"lease_until": bindparam("until"), "digest": bindparam("said")}
    return update(outbox).where(*mine).values({**begun, **given})


_MINE = outbox.c.id == bindparam("number"), outbox.c.lease == bindparam("worker")
_ENDED = update(outbox).where(*_MINE, or_(outbox.c.state == "leased", outbox.c.state == "unknown"))
_OVER = _ENDED.values(
    state=bindparam("to"),
    reason=bindparam("why"),
    lease_until=None,
    ended_at=bindparam("now"),
    message_id=bindparam("as"),
)
_AGAIN = _ENDED.values(
    state="planned",
    reason=bindparam("why"),
    lease="",
    lease_until=None,
    due_at=bindparam("due"),
    attempts=outbox.c.attempts - bindparam("uncounted", type_=Integer),
)


def _recording(ending: Ending, worker: str, now: datetime) -> tuple[Update, dict[str, Any]]:
    given = {"number": ending.id, "worker": worker, "why": ending.reason[:64]}
    if ending.state == "planned":
        return _AGAIN, {**given, "due": ending.due_at or now, "uncounted": 0 if ending.counted else 1}
    return _OVER, {**given, "to": ending.state, "now": now, "as": ending.message_id}


def _skipped(reason: str, now: datetime) -> dict[str, Any]:
    return {"state": "skipped", "reason": reason, "ended_at": now, "lease": "", "lease_until": None}
