"""Pages as data: lines of words and filled areas with their places in points from the top left corner of A4."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.paper.pdf.lettering import Face

WIDTH, HEIGHT = 595.28, 841.89
LEFT, RIGHT = 62.0, WIDTH - 62.0
TOP, BOTTOM = 70.0, HEIGHT - 78.0
"""The frame in which the paper's own words stand; the running head is above it, the footer below."""

COLUMN = RIGHT - LEFT
DEPTH = BOTTOM - TOP
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words with the top left corner of its place."""

    words: str
    face: Face
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Fill:
    """An area filled with a colour."""

    left: float
    top: float
    width: float
    height: float
    colour: str


@dataclass(slots=True)
class Page:
    """One page: its areas, and the words on top of them."""

    lines: list[Line] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)


class Pages:
    """Collects pages from top to bottom; `top` is where the next thing begins."""

    def __init__(self) -> None:
        self.all = [Page()]
        self.top = TOP

    @property
    def page(self) -> Page:
        """The page that is being filled."""
        return self.all[-1]

    @property
    def room(self) -> float:
        """Points left on this page."""
        return BOTTOM - self.top + _ROUNDING

    def turn(self) -> None:
        """Begin a new page."""
        self.all.append(Page())
        self.top = TOP

    def keep(self, height: float) -> None:
        """Turn the page if this height is not left on it; what is higher than a page stays and is broken."""
        if self.room < height <= DEPTH and self.top > TOP:
            self.turn()

    def skip(self, height: float) -> None:
        """Leave room, but none at the top of a page."""
        if self.top > TOP:
            self.top += height

    def write(self, lines: Iterable[str], face: Face) -> None:
        """Write lines over the whole column, on as many pages as they take."""
        for words in lines:
            self.keep(face.leading)
            self.page.lines.append(Line(words, face, LEFT, self.top))
            self.top += face.leading

    def fill(self, left: float, width: float, height: float, colour: str, *, above: float = 0.0) -> None:
        """Fill an area that begins `above` points over the top of the next thing."""
        self.page.fills.append(Fill(left, self.top - above, width, height, colour))
