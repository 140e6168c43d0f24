"""What one attempt to send means for the message: one table, from how it ended to what happens next."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

EndKind = Literal[
    "sent",
    "flood",
    "blocked",
    "gone",
    "migrated",
    "markup",
    "refused",
    "server",
    "token",
    "unreached",
    "unanswered",
    "held",
]
"""How an attempt ended.

Telegram took it; asks for a pause; the person blocked the bot; there is no such chat any more; the chat has another id;
the markup of the words is broken; another refusal of this message; a fault of Telegram's own, told by itself; the token
is refused; Telegram was never reached; nobody knows, because the answer was lost; the sender itself held it back.
"""


@dataclass(frozen=True, slots=True)
class End:
    """How one attempt ended: `seconds` of a pause that was asked for, `chat_id` of a chat that moved."""

    kind: EndKind
    seconds: float = 0.0
    chat_id: int = 0
    message_id: int | None = None
    words: str = ""


MessageState = Literal["planned", "parked", "leased", "sent", "failed", "skipped", "unknown"]
Again = Literal["", "plain", "moved"]


@dataclass(frozen=True, slots=True)
class Next:
    """What happens next to a message.

    `state` *planned* means later, in `wait` seconds; an attempt that is not `counted` costs none of those it has.
    `halt` are seconds for which nobody sends anything. `unreachable` marks the person. `again` asks for one more call
    at once: without markup, or to the chat's new id.
    """

    state: MessageState
    reason: str = ""
    wait: float = 0.0
    halt: float = 0.0
    counted: bool = True
    unreachable: bool = False
    again: Again = ""


ATTEMPTS = 6
"""Calls that one message may cost, faults of Telegram's own and all."""
_FIRST_WAIT, _LONGEST_WAIT = 30.0, 3600.0
_UNREACHED_HALT = 10.0
_TOKEN_HALT = 60.0
_GONE = ("chat not found", "user not found", "user is deactivated", "peer_id_invalid")
_MARKUP = ("can't parse entities", "can't find end", "unsupported start tag")
_FLOOD, _FORBIDDEN, _SERVER = 429, 403, 500
_TOKEN = (401, 404)


def end_of_refusal(code: int, words: str, *, retry_after: float = 0.0, moved_to: int = 0, told: bool = True) -> End:
    """Read a refusal: the HTTP status, Telegram's description, and its parameters.

    `told` is false for a page that is not Telegram's, such as a gateway's: below 500 the gateway turned the call away,
    from 500 on nobody knows what was done.
    """
    lower = words.lower()
    if not told:
        return End("server" if code < _SERVER else "unanswered", words=words)
    if moved_to:
        return End("migrated", chat_id=moved_to)
    if code == _FLOOD:
        return End("flood", seconds=max(1.0, retry_after))
    if code >= _SERVER:
        return End("server", words=words)
    if code in _TOKEN:
        return End("token", words=words)
    if any(sign in lower for sign in _GONE):
        return End("gone", words=words)
    if code == _FORBIDDEN:
        return End("blocked", words=words)
    return End("markup" if any(sign in lower for sign in _MARKUP) else "refused", words=words)


def next_after(end: End, attempts: int, *, last: bool = False) -> Next:
    """Return what happens next to a message after its attempt number `attempts` (1 for the first).

    `last` tells that this attempt has already had its one more call, so that no other is asked for.
    """
    return _TABLE[end.kind](end, attempts, last)


def _flood(end: End, _attempts: int, _last: bool) -> Next:
    return Next("planned", "flood", wait=end.seconds, halt=end.seconds, counted=False)


def _server(_end: End, attempts: int, _last: bool) -> Next:
    if attempts >= ATTEMPTS:
        return Next("failed", "server")
    return Next("planned", "server", wait=min(_FIRST_WAIT * 2 ** max(0, attempts - 1), _LONGEST_WAIT))


def _markup(end: End, _attempts: int, last: bool) -> Next:
    return Next("failed", _reason("markup", end)) if last else Next("planned", "markup", again="plain")


def _migrated(_end: End, _attempts: int, last: bool) -> Next:
    return Next("failed", "migrated") if last else Next("planned", "migrated", again="moved")


def _reason(name: str, end: End) -> str:
    """Return a reason of at most 64 characters; Telegram's words say which part of the message it means."""
    return f"{name}: {end.words.removeprefix('Bad Request: ')}"[:64].rstrip(": ")


_TABLE: dict[EndKind, Callable[[End, int, bool], Next]] = {
    "sent": lambda _end, _attempts, _last: Next("sent"),
    "flood": _flood,
    "blocked": lambda _end, _attempts, _last: Next("failed", "blocked", unreachable=True),
    "gone": lambda _end, _attempts, _last: Next("failed", "gone", unreachable=True),
    "migrated": _migrated,
    "markup": _markup,
    "refused": lambda end, _attempts, _last: Next("failed", _reason("refused", end)),
    "server": _server,
    "token": lambda _end, _attempts, _last: Next("planned", "token", halt=_TOKEN_HALT, counted=False),
    "unreached": lambda _end, _attempts, _last: Next("planned", "unreached", halt=_UNREACHED_HALT, counted=False),
    "unanswered": lambda _end, _attempts, _last: Next("unknown", "unanswered"),
    "held": lambda _end, _attempts, _last: Next("planned", counted=False),
}
