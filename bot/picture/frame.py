"""The frame in which all sections stand: widths in pixels, and how much room they give themselves."""

from dataclasses import dataclass

WIDTH = 1080
TALLEST = 1600
TALLEST_TRACK = 2560
"""The largest side at which Telegram keeps a photo; a way may have many steps."""

MARGIN = 48
"""Left and right of the cards."""

LEFT, RIGHT = 88, 992
"""The column in which all text stands."""

COLUMN = RIGHT - LEFT
CORNER = 32
BETWEEN = 28
"""Between two things side by side."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Pixels between sections, inside cards and between months, and the most lines of a text and of all notes.

    `label` is the size of the words of a step, `details` the most lines of when it is and who must act.
    """

    gap: int
    pad: int
    row_gap: int
    lines: int
    notes_lines: int
    label: int
    details: int


SPACINGS = (
    Spacing(gap=52, pad=40, row_gap=32, lines=2, notes_lines=24, label=46, details=2),
    Spacing(gap=38, pad=32, row_gap=22, lines=2, notes_lines=24, label=44, details=2),
    Spacing(gap=28, pad=24, row_gap=12, lines=2, notes_lines=24, label=40, details=2),
    Spacing(gap=16, pad=18, row_gap=6, lines=2, notes_lines=24, label=36, details=2),
    Spacing(gap=16, pad=18, row_gap=6, lines=2, notes_lines=6, label=36, details=2),
    Spacing(gap=16, pad=18, row_gap=6, lines=2, notes_lines=3, label=36, details=1),
    Spacing(gap=16, pad=18, row_gap=6, lines=1, notes_lines=3, label=36, details=1),
)
"""From roomy to tight; with the last one any answer stays within `TALLEST`, any way within `TALLEST_TRACK`."""
