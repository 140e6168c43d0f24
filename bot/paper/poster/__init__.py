"""Posters as PDF: one layout, on A4 to hang up and on A6 to hand out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from bot.paper.pdf.lettering import Face, legible
from bot.paper.pdf.pages import HEIGHT, WIDTH, Fill, Line, Page
from bot.paper.pdf.paint import paint
from bot.paper.poster.layout import lay_out
from conversations.engine.papers import Poster
from conversations.engine.text import Say

__all__ = ["as_pdf"]

_SCALES = {"a4": 1.0, "a6": 0.5}


def as_pdf(sheets: Sequence[Poster], title: str, say: Say, language: str, size: Literal["a4", "a6"]) -> bytes:
    """Return the sheets as a PDF, each on a page of its own."""
    scale = _SCALES[size]
    pages = [_scaled(lay_out(sheet, say), scale) for sheet in sheets]
    return paint(pages, legible(title), language, (WIDTH * scale, HEIGHT * scale))


def _scaled(page: Page, scale: float) -> Page:
    return Page([_line(line, scale) for line in page.lines], [_fill(fill, scale) for fill in page.fills])


def _line(line: Line, scale: float) -> Line:
    face = Face(line.face.weight, line.face.size * scale, line.face.ink)
    return Line(line.words, face, line.left * scale, line.top * scale)


def _fill(fill: Fill, scale: float) -> Fill:
    place = (fill.left * scale, fill.top * scale, fill.width * scale, fill.height * scale)
    return replace(fill, left=place[0], top=place[1], width=place[2], height=place[3])
