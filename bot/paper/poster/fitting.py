"""Words that must fit their place: set as large as they may be, and smaller where they have to."""

from dataclasses import dataclass, replace

from bot.paper.pdf.lettering import Face, broken, clipped

_STEP = 0.94
_SMALLEST = 0.45


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one face, set close as on a poster."""

    lines: tuple[str, ...]
    face: Face

    @property
    def leading(self) -> float:
        """Points from the top of one line to the top of the next."""
        return self.face.size * 1.22

    @property
    def width(self) -> float:
        """Points of the longest line."""
        return max(map(self.face.length, self.lines), default=0.0)

    @property
    def height(self) -> float:
        """Points of the whole block."""
        return len(self.lines) * self.leading


def fitted(words: str, face: Face, width: float, lines: int) -> Block:
    """Set words within a width on at most so many lines, in the largest size up to that of the face.

    Words that do not fit at less than half the size are cut.
    """
    size = face.size
    while size >= face.size * _SMALLEST:
        sized = replace(face, size=size)
        found = broken(words, sized, width)
        if len(found) <= lines and all(sized.length(line) <= width for line in found) and not _torn(found, words):
            return Block(found, sized)
        size *= _STEP
    sized = replace(face, size=size)
    found = broken(words, sized, width)
    rest = clipped(" ".join(found[lines - 1 :]), sized, width)
    return Block((*found[: lines - 1], rest), sized)


def _torn(found: tuple[str, ...], words: str) -> bool:
    """Tell whether a single word was broken over two lines."""
    return len(" ".join(found).split()) > len(words.split())
