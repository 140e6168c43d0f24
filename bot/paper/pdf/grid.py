"""Rows of cells: how wide their columns are, and how they run over pages with their head repeated."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.paper.pdf.lettering import Face, broken
from bot.paper.pdf.pages import COLUMN, DEPTH, LEFT, Line, Pages
from bot.picture.colours import HAIRLINE

PAD = 5.0
"""Points above, below and beside the words of a cell."""

_TALLEST_HEAD = DEPTH / 4
_TALLEST_WHOLE = DEPTH / 3
"""A row taller than this is broken at the foot of a page instead of leaving so much of it empty."""
_FEWEST_LINES = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the lines of each cell, the face of each, and what lies behind them."""

    cells: tuple[tuple[str, ...], ...]
    faces: tuple[Face, ...]
    ground: str = ""

    @property
    def depth(self) -> int:
        """Lines of its longest cell, at least one."""
        return max(1, *map(len, self.cells))

    @property
    def leading(self) -> float:
        """Points of a line."""
        return max(face.leading for face in self.faces)

    @property
    def height(self) -> float:
        """Points of the whole row."""
        return self.depth * self.leading + 2 * PAD

    def parted(self, count: int) -> "tuple[Row, Row]":
        """Return the row with its first lines, and the one with the rest."""
        head = tuple(cell[:count] for cell in self.cells)
        return Row(head, self.faces, self.ground), Row(
            tuple(cell[count:] for cell in self.cells), self.faces, self.ground
        )


def set_row(cells: Sequence[str], faces: Sequence[Face], widths: Sequence[float], ground: str = "") -> Row:
    """Break the words of each cell to the width of its column."""
    parts = zip(cells, faces, widths, strict=True)
    return Row(tuple(broken(cell, face, width - 2 * PAD) for cell, face, width in parts), tuple(faces), ground)


def lay_rows(pages: Pages, rows: Sequence[Row], widths: Sequence[float], head: Row | None = None) -> None:
    """Lay the rows one below the other; a head that leaves room for them is repeated on every page."""
    if head is not None and head.height > _TALLEST_HEAD:
        rows, head = (head, *rows), None
    first = min(rows[0].height, _TALLEST_WHOLE) if rows else 0.0
    pages.keep(first + (head.height if head else 0.0))
    if head is not None:
        _draw(pages, head, widths)
    for row in rows:
        _lay(pages, row, widths, head)


def _lay(pages: Pages, row: Row, widths: Sequence[float], head: Row | None) -> None:
    rest = row
    while rest.height > pages.room:
        fitting = int((pages.room - 2 * PAD) // rest.leading)
        if rest.height > _TALLEST_WHOLE and fitting >= _FEWEST_LINES:
            part, rest = rest.parted(fitting)
            _draw(pages, part, widths)
        pages.turn()
        if head is not None:
            _draw(pages, head, widths)
    _draw(pages, rest, widths)


def _draw(pages: Pages, row: Row, widths: Sequence[float]) -> None:
    if row.ground:
        pages.fill(LEFT, COLUMN, row.height, row.ground)
    left = LEFT
    for cell, face, width in zip(row.cells, row.faces, widths, strict=True):
        for index, words in enumerate(cell):
            feet = pages.top + PAD + index * row.leading + max(face.baseline for face in row.faces)
            pages.page.lines.append(Line(words, face, left + PAD, feet - face.baseline))
        left += width
    pages.top += row.height
    pages.fill(LEFT, COLUMN, 0.6, HAIRLINE, above=0.6)


def columns(natural: Sequence[float], least: Sequence[float]) -> list[float]:
    """Share the width of the page among columns, padding included.

    First each gets room for its longest word (`least`), at most an equal share of the page; then for its longest line
    (`natural`), as far as there is room. What nobody needs is spread over all.
    """
    equal = COLUMN / len(least)
    given = [min(wish + 2 * PAD, equal) for wish in least]
    more = [max(0.0, wish + 2 * PAD - has) for wish, has in zip(natural, given, strict=True)]
    given = [has + extra for has, extra in zip(given, _shared(more, COLUMN - sum(given)), strict=True)]
    left_over = COLUMN - sum(given)
    return [has + left_over * has / sum(given) for has in given]


def _shared(wishes: Sequence[float], room: float) -> list[float]:
    shares = [0.0] * len(wishes)
    for done, index in enumerate(sorted(range(len(wishes)), key=wishes.__getitem__)):
        shares[index] = max(0.0, min(wishes[index], room / (len(wishes) - done)))
        room -= shares[index]
    return shares
