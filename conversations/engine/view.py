"""What is shown: words and buttons, not yet in any language or any messenger's form."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from conversations.engine.actions import Action
from conversations.engine.papers import Paper, Posters
from conversations.engine.text import Money, Said


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: one to four words and what a press asks for, or an address to open."""

    label: Said
    action: Action | None = None
    url: str = ""


Rows = tuple[tuple[Button, ...], ...]


Tone = Literal["good", "wait", "bad", "open"]


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One dated amount of a chart."""

    number: int
    on: date
    amount: Money
    note: Said | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """An answer to be drawn: a deadline, dated amounts and their total. What is not known is `None` and left out."""

    heading: Said
    tone: Tone
    deadline_label: Said | None
    deadline: Said | None
    days_left: Said | None
    rows: tuple[ChartRow, ...]
    total_label: Said | None
    total: Said | None
    notes: tuple[Said, ...]
    footer: Said


StepState = Literal["done", "now", "late", "next", "off"]
"""Behind us; whose turn it is; the same, and overdue; still to come; fallen away."""


@dataclass(frozen=True, slots=True)
class TrackStep:
    """One step on a way: what it is, when it was or is due, and who must act."""

    label: Said
    state: StepState
    when: Said | None = None
    who: Said | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """A way to be drawn step by step, from top to bottom."""

    heading: Said
    tone: Tone
    steps: tuple[TrackStep, ...]
    notes: tuple[Said, ...] = ()
    footer: Said | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One length of a comparison: what it is, how long, its figure in words, and whether it stands out."""

    label: Said
    length: int
    figure: Said
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Things compared by their lengths, one below the other; none is longer than `most`."""

    heading: Said
    tone: Tone
    bars: tuple[Bar, ...]
    most: int
    notes: tuple[Said, ...] = ()
    footer: Said | None = None


Drawing = Chart | Track | Bars
"""What goes beside a message as a picture."""


@dataclass(frozen=True, slots=True)
class Media:
    """A picture or a document that Telegram keeps, by the id that it goes by there."""

    kind: Literal["photo", "document"]
    file_id: str


@dataclass(frozen=True, slots=True)
class View:
    """One message: paragraphs, rows of buttons, and what follows it: a picture, and files.

    `asks_contact` offers the button of Telegram that shares one's own phone number. `media` carries the paragraphs as
    its caption; only the outbox sends such a view.
    """

    parts: tuple[Said, ...]
    buttons: Rows = ()
    chart: Drawing | None = None
    papers: tuple[Paper, ...] = ()
    posters: Posters | None = None
    asks_contact: bool = False
    media: Media | None = None

    def under(self, *notes: Said) -> "View":
        """Return the same view with `notes` said before it."""
        return replace(self, parts=(*notes, *self.parts)) if notes else self

    def framed(self, rows: Rows) -> "View":
        """Return the same view with `rows` of buttons below its own."""
        return replace(self, buttons=(*self.buttons, *rows))


def column(*buttons: Button) -> Rows:
    """Return the buttons one below the other."""
    return tuple((button,) for button in buttons)
