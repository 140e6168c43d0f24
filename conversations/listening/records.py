"""What is kept of misunderstandings, of questions without an answer, and of false messages that go around."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Unsure:
    """What the bot asked about last: *did you mean …?*; `words` are masked, the others are intents."""

    words: str
    first: str
    second: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Misread:
    """A masked sentence that was understood otherwise than meant; `chosen` "" is neither of what was offered."""

    id: int
    words: str
    guessed: str
    chosen: str
    at: datetime
    state: Literal["new", "accepted", "rejected"] = "new"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A masked question to which there was no answer."""

    words: str
    guessed: str
    region: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Hoax:
    """A false message that goes around, and what is true instead."""

    id: int
    words: str
    truth: str
    active: bool = True
