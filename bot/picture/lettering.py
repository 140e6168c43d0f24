"""Lettering: how wide letters run, and how a text is fitted into a given width."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from PIL import ImageFont

from bot.picture.glyphs import Weight, load, readable

SMALLEST = 36
"""Pixels; a 1080 px picture is shown about a third as wide, which makes this 12 px on the phone."""

_ELLIPSIS = "…"
_STEP = 4
_LONGEST_LINE = 150
"""Characters; no line holds as many, so measuring stops there."""


@dataclass(frozen=True, slots=True)
class Face:
    """A weight of the font at a size in pixels."""

    weight: Weight
    size: int

    @property
    def line_height(self) -> int:
        """Pixels from the top of one line to the top of the next; only stacked accents reach beyond it."""
        return round(self.size * 1.32)

    @property
    def baseline(self) -> int:
        """Pixels from the top of the line to the feet of its letters."""
        return round(self.size * 1.02)

    def font(self) -> ImageFont.FreeTypeFont:
        """Return the loaded font."""
        return load(self.weight, self.size)

    def length(self, text: str) -> int:
        """Return the width of one line in whole pixels, rounded up."""
        return -int(-self.font().getlength(text) // 1)


@dataclass(frozen=True, slots=True)
class Block:
    """A text set in lines, none wider than the width it was fitted to; no lines when there was nothing to set."""

    lines: tuple[str, ...]
    face: Face

    @property
    def width(self) -> int:
        """Pixels of its widest line."""
        return max(map(self.face.length, self.lines), default=0)

    @property
    def height(self) -> int:
        """Pixels of all its lines."""
        return len(self.lines) * self.face.line_height


@lru_cache(maxsize=256)
def fit(text: str, largest: Face, width: int, limit: int) -> Block:
    """Set a text in at most `limit` lines of `width` pixels.

    It shrinks from the largest face towards `SMALLEST` until no word has to be broken; at the smallest size long words
    are broken, and what is still too much ends in an ellipsis.
    """
    words = readable(text) if limit else ""
    face, lines = largest, list[str]()
    for size in (*range(largest.size, SMALLEST, -_STEP), SMALLEST):
        face = Face(largest.weight, size)
        lines = list(islice(_wrapped(words, face, width), limit + 1))
        if len(lines) <= limit and " ".join(lines) == words and all(face.length(line) <= width for line in lines):
            break
    if len(lines) > limit:
        lines = [*lines[: limit - 1], _clipped(lines[limit - 1], face, width)]
    elif len(lines) > 1 and " ".join(lines) == words:
        lines = _balanced(words, face, width, len(lines))
    return Block(tuple(lines), face)


def _wrapped(text: str, face: Face, width: int) -> Iterator[str]:
    line = ""
    for piece in _pieces(text, face, width):
        longer = f"{line} {piece}" if line else piece
        if line and face.length(longer) > width:
            yield line
            longer = piece
        line = longer
    if line:
        yield line


def _balanced(text: str, face: Face, width: int, count: int) -> list[str]:
    """Set the text in the narrowest column that needs no more lines, so that no word is left alone on the last one."""
    narrowest = max(map(face.length, text.split()))
    columns = range(narrowest, width + 1, 8)
    first = bisect_left(columns, -count, key=lambda column: -sum(1 for _ in _wrapped(text, face, column)))
    return list(_wrapped(text, face, columns[first] if first < len(columns) else width))


def _pieces(text: str, face: Face, width: int) -> Iterator[str]:
    for word in text.split():
        rest = word
        while rest:
            cut = max(1, _fitting(rest, face, width))
            yield rest[:cut]
            rest = rest[cut:]


def _clipped(line: str, face: Face, width: int) -> str:
    count = _fitting(line, face, width - face.length(_ELLIPSIS))
    kept = line[:count]
    if line[count : count + 1].strip():
        kept = kept.rpartition(" ")[0] or kept
    return kept.rstrip() + _ELLIPSIS


def _fitting(text: str, face: Face, width: int) -> int:
    """Count the leading characters that run no wider than the width."""
    head = text[:_LONGEST_LINE]
    if face.length(head) <= width:
        return len(head)
    return bisect_right(range(1, len(head)), width, key=lambda count: face.length(head[:count]))
