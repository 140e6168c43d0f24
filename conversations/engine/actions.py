"""What a button or a word asks for."""

from dataclasses import dataclass
from typing import Literal

Verb = Literal["back", "why", "list", "change", "restart", "stop", "resume", "yes", "no"]
"""Ways to steer a flow.

*list* shows the answers given, *change* asks one of them again, *yes* and *no* confirm a reading.
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """Gives `value` to a question of the run of a flow that the button was made for."""

    flow: str
    run: int
    question: str
    value: str


@dataclass(frozen=True, slots=True)
class Steer:
    """Moves within a flow; `about` is the question to change, or the reading that *yes* and *no* speak of."""

    flow: str
    run: int
    verb: Verb
    about: str = ""


@dataclass(frozen=True, slots=True)
class Begin:
    """Starts a flow, or goes on with it where it was left."""

    flow: str


@dataclass(frozen=True, slots=True)
class Open:
    """Opens a page; the argument is all that the page needs."""

    page: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Agree:
    """Gives or refuses consent to a purpose; `flow` is what the person was about to begin."""

    purpose: str
    granted: bool
    flow: str = ""


@dataclass(frozen=True, slots=True)
class Speak:
    """Chooses the language of the conversation."""

    language: str


Action = Answer | Steer | Begin | Open | Agree | Speak
