"""What the picture of a comparison says: ready, already translated strings."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.picture.speech import joined, one_line
from bot.picture.timeline import Tone

MOST_BARS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `length` is its part of the whole width, from 0 to 1, `figure` says it in words."""

    label: str
    length: float
    figure: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """A whole comparison, from top to bottom; any string or tuple may be empty.

    Raises `ValueError` when there are more than six bars, the most that stay legible on one picture.
    """

    heading: str
    tone: Tone
    bars: tuple[Bar, ...]
    notes: tuple[str, ...]
    footer: str

    def __post_init__(self) -> None:
        if len(self.bars) > MOST_BARS:
            raise ValueError(f"a comparison has at most {MOST_BARS} bars, not {len(self.bars)}")

    def spoken(self) -> Iterator[str]:
        """Say all that the picture shows, one thought a line, in reading order; what is empty is an empty line."""
        yield one_line(self.heading)
        for bar in self.bars:
            yield joined(": ", bar.label, bar.figure)
        yield from map(one_line, self.notes)
        yield one_line(self.footer)
