"""What the reception knows of a person, what it hears, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from conversations.engine.actions import Action
from conversations.engine.state import State
from conversations.engine.step import Looked
from conversations.engine.view import View


@dataclass(frozen=True, slots=True)
class Person:
    """One person as remembered; `agreed` tells whether a purpose has consent, and is asked only when it matters."""

    language: str
    state: State | None
    agreed: Callable[[str], bool]
    new: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command without its slash, and what stands behind it."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A text message."""

    words: str


@dataclass(frozen=True, slots=True)
class Press:
    """A press of one of our buttons; `None` is a button that is not ours or no longer known."""

    action: Action | None


@dataclass(frozen=True, slots=True)
class Odd:
    """A message that is neither text nor button."""

    kind: Literal["edited", "picture", "voice", "sticker", "file", "contact", "place", "other"]


@dataclass(frozen=True, slots=True)
class Again:
    """Nothing was said: what stands is shown once more, because its reply may have been lost."""


Heard = Command | Words | Press | Odd | Again | Looked


@dataclass(frozen=True, slots=True)
class Granted:
    """A word on consent, with the fingerprint of the words that were shown."""

    purpose: str
    granted: bool
    words_hash: str


@dataclass(frozen=True, slots=True)
class Response:
    """What is shown, and what is to be remembered; `None` leaves as it is.

    `lookup` is the name of a lookup to be asked next.
    """

    view: View
    state: State | None = None
    language: str | None = None
    consent: Granted | None = None
    lookup: str | None = None
