"""A paper as PDF: laid out as data in points, then painted; importing this loads the library that paints."""

from bot.paper.pdf.layout import lay_out
from bot.paper.pdf.lettering import legible
from bot.paper.pdf.paint import paint
from conversations.engine.papers import Paper
from conversations.engine.text import Say

__all__ = ["as_pdf"]


def as_pdf(paper: Paper, say: Say, language: str) -> bytes:
    """Return the paper as a PDF on A4, with its title and language in the file for screen readers."""
    return paint(lay_out(paper, say), legible(say(paper.title)), language)
