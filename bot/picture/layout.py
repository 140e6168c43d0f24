"""The layout of the whole picture: the roomiest spacing with which the answer stays within the height."""

from bot.picture.answer import deadline, heading
from bot.picture.closing import footer, notes
from bot.picture.frame import SPACINGS, TALLEST, WIDTH, Spacing
from bot.picture.months import months, total
from bot.picture.sheet import Layout, Sheet
from bot.picture.timeline import Timeline


def arrange(timeline: Timeline) -> Layout:
    """Place everything on a picture 1080 px wide and at most 1600 px tall.

    Room is given up first; only an answer too long even then is cut, and each cut text ends in an ellipsis.
    """
    *roomy, tight = SPACINGS
    layouts = (_arranged(timeline, spacing) for spacing in roomy)
    return next((layout for layout in layouts if layout.height <= TALLEST), None) or _arranged(timeline, tight)


def _arranged(timeline: Timeline, spacing: Spacing) -> Layout:
    sheet = Sheet()
    for section in (heading, deadline, months, total, notes, footer):
        section(sheet, timeline, spacing)
    return Layout(WIDTH, sheet.bottom, tuple(sheet.figures), tuple(sheet.words))
