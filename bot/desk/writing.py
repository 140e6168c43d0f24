"""What somebody wrote in a topic, or did with it."""

from dataclasses import dataclass
from typing import Literal

Event = Literal["", "closed", "reopened"]
Kind = Literal["text", "photo", "document", "odd"]
IN_A_GROUP = "g:"
"""How the name of everything begins that came of a message in a group."""


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote in a topic, or did with it (`event`); `answers` is the message it replies to.

    `edited` names a change, "" being what was written first. `nameless` tells that it was written as the group itself,
    which hides who it was; `foreign`, that it is a command for another bot.
    """

    chat_id: int
    thread_id: int
    message_id: int
    author: int
    kind: Kind = "text"
    words: str = ""
    file_id: str = ""
    answers: int = 0
    edited: str = ""
    event: Event = ""
    nameless: bool = False
    foreign: bool = False

    @property
    def origin(self) -> str:
        """What names this message for ever."""
        return f"{IN_A_GROUP}{self.chat_id}:{self.message_id}"
