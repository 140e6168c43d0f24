"""The layout of the whole picture: the roomiest spacing with which it stays within its height."""

from bot.picture.answer import deadline, heading
from bot.picture.bars import Bars
from bot.picture.closing import footer, notes
from bot.picture.frame import SPACINGS, TALLEST, TALLEST_TRACK, WIDTH, Spacing
from bot.picture.kinds import Picture
from bot.picture.lengths import lengths
from bot.picture.months import months, total
from bot.picture.sheet import Layout, Sheet
from bot.picture.steps import steps
from bot.picture.timeline import Timeline
from bot.picture.track import Track


def arrange(picture: Picture) -> Layout:
    """Place everything on a picture 1080 px wide and at most 1600 px tall, or 2560 px for a way.

    Room is given up first; only what is too long even then is cut, and each cut text ends in an ellipsis.
    """
    *roomy, tight = SPACINGS
    tallest = TALLEST_TRACK if isinstance(picture, Track) else TALLEST
    layouts = (_arranged(picture, spacing) for spacing in roomy)
    return next((layout for layout in layouts if layout.height <= tallest), None) or _arranged(picture, tight)


def _arranged(picture: Picture, spacing: Spacing) -> Layout:
    sheet = Sheet()
    heading(sheet, picture, spacing)
    if isinstance(picture, Timeline):
        for section in (deadline, months, total):
            section(sheet, picture, spacing)
    elif isinstance(picture, Bars):
        lengths(sheet, picture, spacing)
    else:
        steps(sheet, picture, spacing)
    notes(sheet, picture, spacing)
    footer(sheet, picture, spacing)
    return Layout(WIDTH, sheet.bottom, tuple(sheet.figures), tuple(sheet.words))
