"""The layout of a whole paper: its parts from top to bottom, then what stands on every page."""

from bot.paper.pdf import blocks
from bot.paper.pdf.lettering import Face, broken, clipped
from bot.paper.pdf.pages import BOTTOM, COLUMN, LEFT, RIGHT, TOP, Fill, Line, Page, Pages
from bot.picture.colours import HAIRLINE, MUTED
from conversations.engine.papers import Block, Fields, Heading, Paper, Paragraph, Table
from conversations.engine.text import Say, text

_SMALL = Face("Regular", 8, MUTED)
_NUMBER = Face("Medium", 8, MUTED)
_HEAD_TOP = TOP - 32
_FOOT_TOP = BOTTOM + 22
_FOOT_LINES = 3
_BETWEEN = 24.0


def lay_out(paper: Paper, say: Say) -> list[Page]:
    """Place all words of a paper on pages of A4; nothing is cut but the running head and an endless footer."""
    pages = Pages()
    blocks.title(pages, say(paper.title))
    for block in paper.blocks:
        _lay(pages, block, say)
    _finish(pages.all, paper, say)
    return pages.all


def _lay(pages: Pages, block: Block, say: Say) -> None:
    match block:
        case Heading():
            blocks.heading(pages, say(block.words))
        case Paragraph():
            blocks.paragraph(pages, say(block.words), space=block.space)
        case Fields():
            blocks.fields(pages, block, say)
        case Table():
            blocks.table(pages, block, say)


def _finish(pages: list[Page], paper: Paper, say: Say) -> None:
    head = clipped(say(paper.title), _SMALL, COLUMN)
    foot = say(paper.footer) if paper.footer is not None else ""
    for index, page in enumerate(pages):
        if index:
            page.lines.append(Line(head, _SMALL, LEFT, _HEAD_TOP))
        number = say(text("Page {n} of {total}", n=index + 1, total=len(pages)))
        _footer(page, foot, number)


def _footer(page: Page, words: str, number: str) -> None:
    page.fills.append(Fill(LEFT, _FOOT_TOP - 8, COLUMN, 0.6, HAIRLINE))
    width = _NUMBER.length(number)
    page.lines.append(Line(number, _NUMBER, RIGHT - width, _FOOT_TOP))
    room = COLUMN - width - _BETWEEN
    lines = broken(words, _SMALL, room)
    if len(lines) > _FOOT_LINES:
        lines = (*lines[: _FOOT_LINES - 1], clipped(" ".join(lines[_FOOT_LINES - 1 :]), _SMALL, room))
    for index, line in enumerate(lines):
        page.lines.append(Line(line, _SMALL, LEFT, _FOOT_TOP + index * _SMALL.leading))
