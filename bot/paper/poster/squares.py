"""A QR code painted as areas: whole rows of dark squares at a time, so that no printer leaves lines between them."""

from collections.abc import Iterator
from itertools import groupby

from bot.paper.pdf.pages import Fill, Page
from bot.paper.qr import squares

_BLACK = "#000000"
_OVERLAP = 0.04
"""Of a square, by which it reaches into the row below it."""


def lay_code(page: Page, link: str, left: float, top: float, size: float) -> None:
    """Paint the code of a link into a square area; a seventh of its width must stay white on every side."""
    rows = squares(link)
    module = size / len(rows)
    for number, row in enumerate(rows):
        for start, length in _runs(row):
            place = left + start * module, top + number * module
            page.fills.append(Fill(*place, length * module, module * (1 + _OVERLAP), _BLACK))


def _runs(row: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Yield where dark runs begin and how long they are."""
    place = 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            yield place, length
        place += length
