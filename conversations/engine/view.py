"""What is shown: words and buttons, not yet in any language or any messenger's form."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from conversations.engine.actions import Action
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


@dataclass(frozen=True, slots=True)
class View:
    """One message: paragraphs, rows of buttons, and the picture that follows it."""

    parts: tuple[Said, ...]
    buttons: Rows = ()
    chart: Chart | None = None

    def under(self, *notes: Said) -> "View":
        """Return the same view with `notes` said before it."""
        return View((*notes, *self.parts), self.buttons, self.chart) if notes else self

    def framed(self, rows: Rows) -> "View":
        """Return the same view with `rows` of buttons below its own."""
        return View(self.parts, (*self.buttons, *rows), self.chart)


def column(*buttons: Button) -> Rows:
    """Return the buttons one below the other."""
    return tuple((button,) for button in buttons)
