"""The middle of the picture of a comparison: each thing with its figure, and its bar below."""

from bot.picture.bars import Bar, Bars
from bot.picture.colours import INK, MUTED, PALETTES, PAPER
from bot.picture.frame import BETWEEN, COLUMN, LEFT, RIGHT, Spacing
from bot.picture.lettering import SMALLEST, Block, Face, fit
from bot.picture.sheet import Box, Sheet

_THICK = 34
_ABOVE_BAR = 8


def lengths(sheet: Sheet, picture: Bars, spacing: Spacing) -> None:
    """Lay the bars one below the other; those that stand out are darker, and their words bold."""
    if not picture.bars:
        return
    sheet.bottom += spacing.gap
    figures = [fit(bar.figure, Face("Bold", 40), COLUMN // 3, 1) for bar in picture.bars]
    room = COLUMN - max(figure.width for figure in figures) - BETWEEN
    # All labels in one size, the largest in which each fits.
    size = min(_label(bar, spacing.label, room, spacing).face.size for bar in picture.bars)
    for bar, figure in zip(picture.bars, figures, strict=True):
        _words(sheet, bar, _label(bar, size, room, spacing), figure)
        _bar(sheet, bar, picture)
        sheet.bottom += spacing.row_gap
    sheet.bottom -= spacing.row_gap


def _label(bar: Bar, size: int, room: int, spacing: Spacing) -> Block:
    return fit(bar.label, Face("Bold" if bar.strong else "SemiBold", max(size, SMALLEST)), room, spacing.lines)


def _words(sheet: Sheet, bar: Bar, label: Block, figure: Block) -> None:
    height = max(label.height, figure.height)
    middle = sheet.bottom + height // 2
    ink = INK if bar.strong else MUTED
    sheet.write(label, (LEFT, middle - label.height // 2), INK, PAPER)
    sheet.write(figure, (RIGHT, middle - figure.height // 2), ink, PAPER, align=1.0)
    sheet.bottom += height


def _bar(sheet: Sheet, bar: Bar, picture: Bars) -> None:
    """Lay the whole width in pale, and the bar upon it."""
    palette = PALETTES[picture.tone]
    top = sheet.bottom + _ABOVE_BAR
    sheet.bottom = top + _THICK
    sheet.card(Box(LEFT, top, RIGHT, sheet.bottom), palette.soft, _THICK // 2)
    length = round(COLUMN * min(1.0, max(0.0, bar.length)))
    if length:
        fill = palette.strong if bar.strong else palette.line
        # A bar is never shorter than its round ends.
        sheet.card(Box(LEFT, top, LEFT + max(length, _THICK), sheet.bottom), fill, _THICK // 2)
