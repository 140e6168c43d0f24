"""What the picture says: ready, already translated strings, and the same content for a screen reader."""

from dataclasses import dataclass
from typing import Literal

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


def alt_text(timeline: Timeline) -> str:
    """Say all that the picture shows, uncut, one thought a line and in the same order, for a screen reader.

    Empty strings leave no trace; the tone is not spoken, because the heading says it in words.
    """
    lines = [
        _one_line(timeline.heading),
        _joined(": ", timeline.deadline_label, _joined(", ", timeline.deadline, timeline.days_left)),
        *(_spoken_row(row) for row in timeline.rows),
        _joined(": ", timeline.total_label, timeline.total),
        *(_one_line(note) for note in timeline.notes),
        _one_line(timeline.footer),
    ]
    return "\n".join(line for line in lines if line)


def _spoken_row(row: Row) -> str:
    return _joined(". ", row.number, _joined(", ", _joined(": ", row.date, row.amount), row.note))


def _joined(separator: str, *parts: str) -> str:
    return separator.join(line for part in parts if (line := _one_line(part)))


def _one_line(text: str) -> str:
    return " ".join(text.split())
