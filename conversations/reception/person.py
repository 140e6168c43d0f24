"""What the reception knows of a person, what it hears, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from conversations.effects import Effect
from conversations.engine.actions import Action
from conversations.engine.state import State
from conversations.engine.step import Looked
from conversations.engine.view import View
from conversations.memory import Blank, Memory


@dataclass(frozen=True, slots=True)
class Person:
    """One person as remembered.

    `state` is the flow that was talked about last, `flows` all of them by name. `memory` is asked only when it matters.
    """

    language: str
    state: State | None
    memory: Memory = field(default_factory=Blank)
    flows: Mapping[str, State] = field(default_factory=dict)
    new: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command without its slash, and what stands behind it."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses that a message does not show: behind its words, and behind its buttons."""

    words: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()


NO_LINKS = Links()


class Choice(NamedTuple):
    """A button under a message of the bot: its words, and what a press asks for."""

    label: str
    action: Action


@dataclass(frozen=True, slots=True)
class Words:
    """A text message; `forwarded` when somebody else wrote it.

    `answers` is the id of the message it replies to, and `choices` are the buttons below that.
    """

    words: str
    forwarded: bool = False
    links: Links = NO_LINKS
    message_id: int = 0
    answers: int = 0
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Press:
    """A press of one of our buttons; `None` is a button that is not ours or no longer known."""

    action: Action | None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or a document; the file stays with Telegram. `size` is in bytes, `None` when Telegram does not say.

    A `further` one is part of an album whose first was heard before: it is for an officer, or for nobody.
    """

    kind: Literal["photo", "document"]
    file_id: str
    name: str = ""
    mime: str = ""
    size: int | None = None
    caption: str = ""
    forwarded: bool = False
    links: Links = NO_LINKS
    message_id: int = 0
    answers: int = 0
    further: bool = False


@dataclass(frozen=True, slots=True)
class Edited:
    """A message that was changed after it was sent; only an officer who reads it cares."""

    words: str
    message_id: int = 0


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact card; `own` when Telegram vouches that the number is the sender's. `phone` is in international form."""

    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class Odd:
    """A message that is neither text nor button nor file."""

    kind: Literal["picture", "voice", "sticker", "file", "contact", "place", "other"]


@dataclass(frozen=True, slots=True)
class Again:
    """Nothing was said: what stands is shown once more, because its reply may have been lost."""


Heard = Command | Words | Press | Attachment | Edited | Contact | Odd | Again | Looked


def written(heard: Heard) -> str:
    """Return what somebody wrote, be it words, a caption, or what stands behind a command."""
    match heard:
        case Words(words) | Edited(words):
            return words
        case Command(name, argument):
            return f"{name} {argument}"
        case Attachment(caption=caption):
            return caption
    return ""


@dataclass(frozen=True, slots=True)
class Granted:
    """A word on consent, with the version and the fingerprint of the words that were shown."""

    purpose: str
    granted: bool
    words_hash: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """What is shown, and what is to be remembered; `None` leaves as it is.

    `lookup` is the name of a lookup to be asked next. `effects` are done in the transaction of the message.
    `retract` asks for the person's own message to be deleted from the chat. `lands` is a command whose answer is shown
    instead of the view. `reached` names a flow that has come to its end, and the outcome. A `silent` one is not shown:
    the words were for an officer.
    """

    view: View
    state: State | None = None
    language: str | None = None
    consent: Granted | None = None
    lookup: str | None = None
    effects: tuple[Effect, ...] = ()
    retract: bool = False
    lands: str = ""
    reached: tuple[str, str] | None = None
    silent: bool = False
