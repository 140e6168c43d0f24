"""What the picture of an answer says: ready, already translated strings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.picture.speech import joined, one_line

Tone = Literal["good", "wait", "bad", "open"]
"""Eligible; not yet, something is missing; not eligible; cannot be told yet."""

MOST_ROWS = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One month of the benefit; any string may be empty.

    `number` stands inside the dot, so one or two characters suit it; `note` stands small under `date`.
    """

    number: str
    date: str
    amount: str
    note: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole answer, in reading order; any string or tuple may be empty.

    Raises `ValueError` when there are more than six rows, the most months that JKP pays.
    """

    heading: str
    tone: Tone
    deadline_label: str
    deadline: str
    days_left: str
    rows: tuple[Row, ...]
    total_label: str
    total: str
    notes: tuple[str, ...]
    footer: str

    def __post_init__(self) -> None:
        if len(self.rows) > MOST_ROWS:
            raise ValueError(f"a timeline has at most {MOST_ROWS} rows, not {len(self.rows)}")

    def spoken(self) -> Iterator[str]:
        """Say all that the picture shows, one thought a line, in reading order; what is empty is an empty line."""
        yield one_line(self.heading)
        yield joined(": ", self.deadline_label, joined(", ", self.deadline, self.days_left))
        for row in self.rows:
            yield joined(". ", row.number, joined(", ", joined(": ", row.date, row.amount), row.note))
        yield joined(": ", self.total_label, self.total)
        yield from map(one_line, self.notes)
        yield one_line(self.footer)
