"""The parts of a paper on its pages: title, headings, paragraphs, fields and tables."""

from collections.abc import Iterable

from bot.paper.pdf.grid import PAD, columns, lay_rows, set_row
from bot.paper.pdf.lettering import Face, broken, legible
from bot.paper.pdf.pages import COLUMN, LEFT, Pages
from bot.picture.colours import INK, MUTED, PALETTES
from conversations.engine.papers import Fields, Table
from conversations.engine.text import Say

_ACCENT = PALETTES["good"]
_TITLE = Face("Bold", 20, INK)
_LONG_TITLE = Face("Bold", 14, INK)
_HEADING = Face("Bold", 12.5, _ACCENT.deep)
_BODY = Face("Regular", 10.5, INK)
_NAME = Face("Medium", 9.5, MUTED)
_VALUE = Face("Medium", 10, INK)
_CELL = Face("Regular", 9, INK)
_HEAD = Face("Bold", 9, _ACCENT.deep)
_NOTHING = "–"
_MANY_COLUMNS = 6
_SMALL_CELL = Face("Regular", 7, INK)
_SMALL_HEAD = Face("Bold", 7, _ACCENT.deep)
_WIDEST_NAME = COLUMN * 0.36
_SIGNATURE = 76.0
_PARAGRAPH_GAP = 7.0
_KEPT_WHOLE = 4
"""A paragraph of up to as many lines is not broken over two pages."""


def title(pages: Pages, words: str) -> None:
    """Lay the title over a short coloured bar."""
    lines = broken(words, _TITLE, COLUMN)
    face = _TITLE if len(lines) <= 2 else _LONG_TITLE
    pages.write(broken(words, face, COLUMN), face)
    pages.top += 7
    pages.fill(LEFT, 44, 3, _ACCENT.strong)
    pages.top += 21


def heading(pages: Pages, words: str) -> None:
    """Lay a heading, on the same page as what follows it."""
    lines = broken(words, _HEADING, COLUMN)
    pages.skip(12)
    pages.keep(len(lines) * _HEADING.leading + 4 * _BODY.leading)
    pages.write(lines, _HEADING)
    pages.top += 4


def paragraph(pages: Pages, words: str, *, space: bool) -> None:
    """Lay a paragraph; with `space`, room to sign below it, on the same page as it and the name that follows."""
    lines = broken(words, _BODY, COLUMN)
    together = len(lines) if space or len(lines) <= _KEPT_WHOLE else 2
    pages.keep(together * _BODY.leading + (_SIGNATURE + _BODY.leading if space else 0.0))
    pages.write(lines, _BODY)
    pages.skip(_SIGNATURE if space else _PARAGRAPH_GAP)


def fields(pages: Pages, block: Fields, say: Say) -> None:
    """Lay names and values side by side, a thin line under each; a value of no words is a dash."""
    rows = [(say(name), say(value).strip() or _NOTHING) for name, value in block.rows]
    if not rows:
        return
    widest = max(_longest_line(name, _NAME) for name, _ in rows) + 3 * PAD
    name_width = min(widest, _WIDEST_NAME)
    widths = (name_width, COLUMN - name_width)
    lay_rows(pages, [set_row(row, (_NAME, _VALUE), widths) for row in rows], widths)
    pages.skip(2 * _PARAGRAPH_GAP)


def table(pages: Pages, block: Table, say: Say) -> None:
    """Lay a table over the whole column, its head repeated on every page; many columns are set smaller."""
    head, rows = [say(cell) for cell in block.head], [[say(cell) for cell in row] for row in block.rows]
    if not head:
        return
    small = len(head) > _MANY_COLUMNS
    cell, over = (_SMALL_CELL, _SMALL_HEAD) if small else (_CELL, _HEAD)
    natural = [max(_longest_line(head[n], over), *_lengths(rows, n, cell)) for n in range(len(head))]
    least = [max(_longest_word(head[n], over), *_words(rows, n, cell)) for n in range(len(head))]
    widths = columns(natural, least)
    top = set_row(head, (over,) * len(head), widths, _ACCENT.soft)
    lay_rows(pages, [set_row(row, (cell,) * len(head), widths) for row in rows], widths, top)
    pages.skip(2 * _PARAGRAPH_GAP)


def _lengths(rows: Iterable[list[str]], column: int, face: Face) -> list[float]:
    return [0.0, *(_longest_line(row[column], face) for row in rows)]


def _words(rows: Iterable[list[str]], column: int, face: Face) -> list[float]:
    return [0.0, *(_longest_word(row[column], face) for row in rows)]


def _longest_line(words: str, face: Face) -> float:
    return max((face.length(line) for line in legible(words).split("\n")), default=0.0)


def _longest_word(words: str, face: Face) -> float:
    return max((face.length(word) for word in legible(words).split()), default=0.0)
