"""What tickets make the host do."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from conversations.tickets.records import LineKind


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """Open a ticket for the person, unless one is open: its first line is `words`, and its topic is made by the sender.

    `context` is what the helper should know, masked. `message_id` is the message that brought the words, 0 for none.
    """

    topic: str
    region: str
    desk: str
    words: str = ""
    context: Mapping[str, str] = field(default_factory=dict)
    message_id: int = 0


@dataclass(frozen=True, slots=True)
class AddLine:
    """Carry what the person sent to the topic of their open ticket; `words` are masked.

    `message_id` is the message it was, `answers` the one of the same chat that it replies to, 0 for none.
    """

    kind: LineKind
    words: str = ""
    file_id: str = ""
    message_id: int = 0
    answers: int = 0


@dataclass(frozen=True, slots=True)
class CloseTicket:
    """Close the person's own open ticket."""


@dataclass(frozen=True, slots=True)
class ReopenTicket:
    """Open the person's newest ticket again, with the same topic."""


@dataclass(frozen=True, slots=True)
class RateTicket:
    """Keep how content the person was with a ticket of theirs, from 1 to 3."""

    ticket_id: int
    rating: int


TicketEffect = OpenTicket | AddLine | CloseTicket | ReopenTicket | RateTicket
