"""What each answer of Telegram means for a line on its way to a group: one table, as for messages to people.

A line is never given up because Telegram is away. A group that cannot be written to keeps its lines until it can.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from conversations.outreach.attempt import End, EndKind
from conversations.tickets.records import LineKind

Deed = Literal["sent", "later", "failed", "unknown", "again"]
Mend = Literal["", "plain", "moved", "reopen", "topic", "afresh"]
"""What to do before the next call: leave the markup out; write to the group's new id; open the closed topic; make a new
topic, because this one is gone; send as a message of its own what cannot be changed any more."""
Trouble = Literal["", "kicked", "gone", "rights", "forum"]
"""Why a group cannot be written to: the bot is not in it; it is no more; the bot lacks rights; it has no topics."""
Call = LineKind | Literal["topic", "pin", "delete"]


@dataclass(frozen=True, slots=True)
class Carried:
    """What happens next to a line.

    *later* is in `wait` seconds, and *again* at once, after `mend`. `hold` are seconds for which the group gets
    nothing, `halt` those for which nobody does. `trouble` is told to those who can mend it.
    """

    deed: Deed
    reason: str = ""
    wait: float = 0.0
    hold: float = 0.0
    halt: float = 0.0
    mend: Mend = ""
    trouble: Trouble = ""


MENDS = 4
"""How often one attempt may be mended; more would be a circle."""
HARMLESS: frozenset[Call] = frozenset({"edit", "close", "reopen", "rename", "topic", "pin", "delete"})
"""What may be done a second time without anybody reading anything twice."""
_GIVE_UP = 500
"""Attempts at a fault of Telegram's own: more than a day of them."""
_FIRST_WAIT, _LONGEST_WAIT = 5.0, 300.0
_TROUBLE_WAIT = 60.0
_UNREACHED_HALT = 10.0
_TOKEN_HALT = 60.0
_DONE = ("topic_not_modified", "message is not modified", "chat_not_modified", "message to delete not found")
_LOST = ("message thread not found", "topic_deleted", "topic_id_invalid", "message thread is not found")
_CLOSED = ("topic_closed", "topic is closed")
_RIGHTS = (
    *("not enough rights", "have no rights", "need administrator rights", "chat_admin_required"),
    *("chat_write_forbidden", "chat_send_", "chat_restricted", "administrator rights in the channel chat"),
)
_NO_FORUM = ("not a forum", "channel_forum_missing")
_UNCHANGEABLE = ("message to edit not found", "message can't be edited", "message_id_invalid", "no text in the message")


def carried(end: End, call: Call, attempts: int, mended: int = 0) -> Carried:
    """Return what happens next after attempt number `attempts`, of which `mended` calls were mended already."""
    found = _TABLE[end.kind](end, call, attempts)
    if found.deed == "again" and mended >= MENDS:
        return Carried("later", "circle", wait=_TROUBLE_WAIT)
    return found


def _sent(_end: End, _call: Call, _attempts: int) -> Carried:
    return Carried("sent")


def _flood(end: End, _call: Call, _attempts: int) -> Carried:
    return Carried("later", "flood", wait=end.seconds, hold=end.seconds)


def _server(_end: End, _call: Call, attempts: int) -> Carried:
    if attempts >= _GIVE_UP:
        return Carried("failed", "server")
    # Beyond a few doublings the longest wait holds anyway, and the power would grow without end.
    return Carried("later", "server", wait=min(_FIRST_WAIT * 2 ** min(max(0, attempts - 1), 10), _LONGEST_WAIT))


def _unanswered(end: End, call: Call, attempts: int) -> Carried:
    return _server(end, call, attempts) if call in HARMLESS else Carried("unknown", "unanswered")


def _refused(end: End, call: Call, _attempts: int) -> Carried:
    words = end.words.lower()
    for signs, verdict in _REFUSALS:
        if any(sign in words for sign in signs):
            return verdict
    if call == "edit" and any(sign in words for sign in _UNCHANGEABLE):
        return Carried("again", mend="afresh")
    return Carried("failed", f"refused: {end.words.removeprefix('Bad Request: ')}"[:64].rstrip(": "))


def _troubled(trouble: Trouble) -> Carried:
    return Carried("later", trouble, wait=_TROUBLE_WAIT, hold=_TROUBLE_WAIT, trouble=trouble)


_REFUSALS: tuple[tuple[tuple[str, ...], Carried], ...] = (
    (_DONE, Carried("sent")),
    (_LOST, Carried("again", mend="topic")),
    (_CLOSED, Carried("again", mend="reopen")),
    (_RIGHTS, _troubled("rights")),
    (_NO_FORUM, _troubled("forum")),
)

_TABLE: dict[EndKind, Callable[[End, Call, int], Carried]] = {
    "sent": _sent,
    "flood": _flood,
    "blocked": lambda end, _call, _attempts: _troubled("rights" if _lacks(end) else "kicked"),
    "gone": lambda _end, _call, _attempts: _troubled("gone"),
    "migrated": lambda _end, _call, _attempts: Carried("again", mend="moved"),
    "markup": lambda _end, _call, _attempts: Carried("again", mend="plain"),
    "refused": _refused,
    "server": _server,
    "token": lambda _end, _call, _attempts: Carried("later", "token", wait=_TOKEN_HALT, halt=_TOKEN_HALT),
    "unreached": lambda _end, _call, _attempts: Carried(
        "later", "unreached", wait=_UNREACHED_HALT, halt=_UNREACHED_HALT
    ),
    "unanswered": _unanswered,
    "held": lambda _end, _call, _attempts: Carried("later", "held"),
}


def _lacks(end: End) -> bool:
    """Tell a right that is missing from having been put out: both are forbidden."""
    return any(sign in end.words.lower() for sign in _RIGHTS)
