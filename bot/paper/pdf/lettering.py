"""Lettering on paper: its faces, how wide letters run in points, and how a text is broken into lines."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.picture.glyphs import Weight, load, plain_form

UNKNOWN = "◊"
"""Stands for a character that the font cannot show, so that nobody takes the words for complete."""

_STAND_INS = {"●": "•", "○": "·", "✓": "√", "▶": "→"}
"""Signs of our own messages that the font lacks, and what says the same on paper."""

_ELLIPSIS = "…"
_UNITS = 2000
"""Units of the font in the height of a letter; measured at that size, widths are exact."""


@dataclass(frozen=True, slots=True)
class Face:
    """A weight of the font at a size in points, in a colour."""

    weight: Weight
    size: float
    ink: str

    @property
    def leading(self) -> float:
        """Points from the top of one line to the top of the next."""
        return round(self.size * 1.45, 2)

    @property
    def baseline(self) -> float:
        """Points from the top of a line to the feet of its letters."""
        return round(self.size * 1.1, 2)

    def length(self, text: str) -> float:
        """Return the width of one line in points."""
        return sum(_advance(self.weight, each) for each in text) * self.size


@lru_cache(maxsize=4096)
def _advance(weight: Weight, character: str) -> float:
    return load(weight, _UNITS).getlength(character) / _UNITS


def legible(text: str) -> str:
    """Return a text with only characters of the font; its lines stay, but for blank ones at both ends.

    What the font lacks is replaced by its plain form (a bold letter by the ordinary one), else by `UNKNOWN`; marks and
    invisible characters are left out.
    """
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "\n".join("".join(map(_shown, line)).rstrip() for line in lines).strip("\n")


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    if character.isspace():
        return " "
    # Surrogates, private and unassigned characters meant something to whoever wrote them.
    silent = unicodedata.category(character) in {"Cc", "Cf", "Mn", "Mc", "Me"}
    return plain_form(character) or _STAND_INS.get(character) or ("" if silent else UNKNOWN)


def broken(text: str, face: Face, width: float) -> tuple[str, ...]:
    """Break a text into lines no wider than the width; a word too long for a line is broken where it has to be."""
    words = legible(text)
    if not words:
        return ()
    return tuple(line for one in words.split("\n") for line in _broken_line(one, face, width))


def _broken_line(text: str, face: Face, width: float) -> Iterator[str]:
    space = face.length(" ")
    line: list[str] = []
    used = 0.0
    for word in _pieces(text, face, width):
        length = face.length(word)
        if line and used + space + length > width:
            yield " ".join(line)
            line, used = [], 0.0
        used += length + (space if line else 0.0)
        line.append(word)
    yield " ".join(line)


def _pieces(text: str, face: Face, width: float) -> Iterator[str]:
    for word in text.split():
        piece, used = "", 0.0
        for character in word:
            used += face.length(character)
            if piece and used > width:
                yield piece
                piece, used = "", face.length(character)
            piece += character
        yield piece


def clipped(text: str, face: Face, width: float) -> str:
    """Return a text as one line; what does not fit the width ends in an ellipsis."""
    line = " ".join(legible(text).split())
    if face.length(line) <= width:
        return line
    first = next(_broken_line(line, face, width - face.length(_ELLIPSIS)))
    return first + _ELLIPSIS
