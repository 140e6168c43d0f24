"""What is kept of tickets: the wish for a person, its lines, and the group of a branch that answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from conversations.engine.text import Text, text

TicketState = Literal["open", "closed"]
Way = Literal["in", "out", "desk", "call"]
"""From the person to the topic; from a helper to the person; a line of the house in the topic; a call about the topic
that says nothing, such as closing it, whose `kind` names it."""
LineKind = Literal["text", "photo", "document", "edit", "card", "alert", "close", "reopen", "rename"]
LineState = Literal["planned", "leased", "sent", "failed", "unknown", "skipped"]
ClosedBy = Literal["", "person", "helper", "rest", "unanswered"]
"""Still open; the person; a helper; nobody wrote for a long while; nobody answered for a long while."""

TOPICS: Mapping[str, Text] = {
    "eligibility": text("Whether I am eligible"),
    "claim": text("My claim or its payment"),
    "papers": text("Papers and the company"),
    "account": text("SIAPkerja account"),
    "work": text("Vacancies and training"),
    "other": text("Something else"),
}
"""What a ticket is about, as the person chose it or as their words told it."""
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Desk:
    """The group of a branch; `region` is the Kemendagri code it answers for, "" being all of Indonesia."""

    region: str
    chat_id: int
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A wish for a person.

    `desk` is the region of the group that answers. `asked_at` is the moment of the oldest message that nobody answered
    yet. `context` holds, masked, what the helper should know (see `conversations.tickets.context`).
    """

    id: int
    user_id: int
    region: str
    desk: str
    topic: str
    state: TicketState
    opened_at: datetime
    context: Mapping[str, str] = field(default_factory=dict)
    chat_id: int | None = None
    thread_id: int | None = None
    card_id: int | None = None
    helper: int | None = None
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    closed_by: ClosedBy = ""
    rating: int | None = None
    alerts: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a ticket.

    `origin` names what brought it for ever; `from_chat` and `from_id` tell the message it was, `answers_id` the line
    that it answers, `sent_id` the message that came of it in the other chat. `words` are masked where they come from
    the person.
    """

    id: int
    ticket_id: int
    origin: str
    way: Way
    kind: LineKind
    at: datetime
    words: str = ""
    file_id: str = ""
    author: int = 0
    from_chat: int = 0
    from_id: int = 0
    answers_id: int | None = None
    state: LineState = "planned"
    attempts: int = 0
    sent_id: int | None = None


@dataclass(frozen=True, slots=True)
class Canned:
    """A reply that helpers of a region use often, by its short name."""

    region: str
    name: str
    words: str
