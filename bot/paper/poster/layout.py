"""The layout of a poster, in points of A4: the call on a band, what there is to get, then the code and how to come.

Made to be read from two metres: the call has letters of two centimetres, whatever matters half a centimetre or more.
"""

from bot.paper.pdf.lettering import Face, broken
from bot.paper.pdf.pages import WIDTH, Fill, Line, Page
from bot.paper.poster.fitting import Block, fitted
from bot.paper.poster.squares import lay_code
from bot.picture.colours import CARD, INK, MUTED, PALETTES
from conversations.engine.papers import Poster
from conversations.engine.text import Say

_MARGIN = 42.0
_COLUMN = WIDTH - 2 * _MARGIN
_GOOD, _WAIT = PALETTES["good"], PALETTES["wait"]
_BAND = 232.0
_FIGURE_WIDTH = 178.0
_ROW = 53.0
_POINTS_TOP = _BAND + 14
_STRIP_TOP, _STRIP = 442.0, 44.0
_CODE_TOP, _CODE = 518.0, 232.0
_BESIDE = _MARGIN + _CODE + 34
_FOOT_TOP = 784.0
_PAD = 14.0


def lay_out(poster: Poster, say: Say) -> Page:
    """Place all words and the code of a poster on one page."""
    page = Page()
    _call(page, poster, say)
    _points(page, poster, say)
    _deadline(page, poster, say)
    _ways_in(page, poster, say)
    _foot(page, poster, say)
    return page


def _call(page: Page, poster: Poster, say: Say) -> None:
    page.fills.append(Fill(0, 0, WIDTH, _BAND, _GOOD.strong))
    page.fills.append(Fill(0, _BAND, WIDTH, 6, _GOOD.deep))
    _write(page, fitted(say(poster.over), Face("SemiBold", 20, _GOOD.soft), _COLUMN, 1), _MARGIN, 24)
    _write(page, fitted(say(poster.headline), Face("Bold", 82, CARD), _COLUMN, 1), _MARGIN, 46)
    _write(page, fitted(say(poster.lead), Face("Bold", 28, CARD), _COLUMN, 2), _MARGIN, 147)


def _points(page: Page, poster: Poster, say: Say) -> None:
    top = _POINTS_TOP
    for figure, meaning in poster.points:
        large = fitted(say(figure), Face("Bold", 33, _GOOD.strong), _FIGURE_WIDTH, 1)
        words = fitted(say(meaning), Face("SemiBold", 19, INK), _COLUMN - _FIGURE_WIDTH - 14, 2)
        _write(page, large, _MARGIN, top + (_ROW - large.height) / 2)
        _write(page, words, _MARGIN + _FIGURE_WIDTH + 14, top + (_ROW - words.height) / 2)
        top += _ROW
    _write(page, fitted(say(poster.small), Face("Medium", 12, MUTED), _COLUMN, 2), _MARGIN, top + 4)


def _deadline(page: Page, poster: Poster, say: Say) -> None:
    page.fills.append(Fill(0, _STRIP_TOP, WIDTH, _STRIP, _WAIT.soft))
    words = fitted(say(poster.deadline), Face("Bold", 24, _WAIT.deep), _COLUMN, 1)
    _write(page, words, _MARGIN, _STRIP_TOP + (_STRIP - words.height) / 2)


def _ways_in(page: Page, poster: Poster, say: Say) -> None:
    lay_code(page, poster.link, _MARGIN, _CODE_TOP, _CODE)
    room = WIDTH - _MARGIN - _BESIDE
    blocks = (
        fitted(say(poster.scan), Face("Bold", 26, INK), room, 2),
        fitted(say(poster.typed), Face("Medium", 16, MUTED), room, 2),
        fitted(f"@{poster.handle}", Face("Bold", 24, _GOOD.deep), room, 1),
    )
    code = fitted(poster.code, Face("Bold", 42, CARD), room - 2 * _PAD, 1)
    box = code.height + _PAD
    gap = (_CODE - box - sum(block.height for block in blocks)) / len(blocks)
    top = _CODE_TOP
    for block in blocks:
        _write(page, block, _BESIDE, top)
        top += block.height + gap
    page.fills.append(Fill(_BESIDE, top, room, box, _GOOD.strong))
    _write(page, code, _BESIDE + (room - code.width) / 2, top + (box - code.height) / 2 - 2)


def _foot(page: Page, poster: Poster, say: Say) -> None:
    small = Face("Medium", 9.6, MUTED)
    place = fitted(say(poster.place), Face("Bold", 10.5, INK), _COLUMN, 1)
    _write(page, place, _MARGIN, _FOOT_TOP)
    lines = broken(say(poster.footer), small, _COLUMN)[:2]
    _write(page, Block(lines, small), _MARGIN, _FOOT_TOP + place.height + 1)


def _write(page: Page, block: Block, left: float, top: float) -> None:
    for index, words in enumerate(block.lines):
        page.lines.append(Line(words, block.face, left, top + index * block.leading))
