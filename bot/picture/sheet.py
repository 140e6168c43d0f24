"""The layout as data: shapes and words with their places in pixels, and the sheet on which they are collected."""

from dataclasses import dataclass

from bot.picture.lettering import Block, Face


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels from the top left corner; `right` and `bottom` lie just outside."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled rectangle with round corners; a circle when the radius is half its width."""

    box: Box
    fill: str
    radius: int = 0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line with round ends through at least two points."""

    points: tuple[tuple[int, int], ...]
    width: int
    ink: str


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text, the box it stays within, and the colours of its letters and of what lies behind them."""

    text: str
    box: Box
    face: Face
    ink: str
    ground: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A picture before it is painted: figures from back to front, then all words on top of them."""

    width: int
    height: int
    figures: tuple[Shape | Stroke, ...]
    words: tuple[Words, ...]


class Sheet:
    """Collects figures and words from top to bottom; `bottom` is where the next section begins."""

    def __init__(self) -> None:
        self.bottom = 0
        self.figures: list[Shape | Stroke] = []
        self.words: list[Words] = []

    def card(self, box: Box, fill: str, radius: int = 0) -> None:
        """Lay a filled rectangle on top of what is there."""
        self.figures.append(Shape(box, fill, radius))

    def disc(self, centre: tuple[int, int], diameter: int, fill: str) -> None:
        """Lay a filled circle on top of what is there."""
        left, top = centre[0] - diameter // 2, centre[1] - diameter // 2
        self.card(Box(left, top, left + diameter, top + diameter), fill, diameter // 2)

    def stroke(self, points: tuple[tuple[int, int], ...], width: int, ink: str) -> None:
        """Draw a line on top of what is there."""
        self.figures.append(Stroke(points, width, ink))

    def write(self, block: Block, at: tuple[int, int], ink: str, ground: str, align: float = 0.0) -> None:
        """Set a block with its top at `at`: its left edge there, its middle (`align` 0.5) or its right edge (1.0)."""
        for index, line in enumerate(block.lines):
            length = block.face.length(line)
            left, top = at[0] - round(align * length), at[1] + index * block.face.line_height
            box = Box(left, top, left + length, top + block.face.line_height)
            self.words.append(Words(line, box, block.face, ink, ground))
