"""What is done with a view when it is more than to send it."""

from dataclasses import dataclass

from bot.outbox.post import Way
from conversations.engine.view import View


@dataclass(frozen=True, slots=True)
class Parcel:
    """A view, and how it goes: one that does not *send* changes or takes away the message `message_id`.

    `language` is the one it is said in, "" for that of its reader; `answers` is the message of theirs it replies to.
    """

    view: View
    way: Way = "send"
    message_id: int = 0
    paid: bool = False
    language: str = ""
    answers: int = 0
