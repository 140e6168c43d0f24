"""The end of the picture: the notes, and the small print."""

from bot.picture.colours import HAIRLINE, INK, MUTED, PALETTES, PAPER
from bot.picture.frame import BETWEEN, COLUMN, LEFT, RIGHT, Spacing
from bot.picture.kinds import Picture
from bot.picture.lettering import SMALLEST, Face, fit
from bot.picture.sheet import Box, Sheet

_BULLET = 16
_BELOW_NOTE = 8


def notes(sheet: Sheet, picture: Picture, spacing: Spacing) -> None:
    """Lay the notes, each with a bullet; those for which no line is left are only in the alt text."""
    left = LEFT + _BULLET + BETWEEN
    begin = sheet.bottom + spacing.gap
    top, lines = begin, spacing.notes_lines
    for note in picture.notes:
        block = fit(note, Face("Medium", 38), RIGHT - left, lines)
        if not block.lines:
            continue
        centre = (LEFT + _BULLET // 2, top + block.face.line_height // 2)
        sheet.disc(centre, _BULLET, PALETTES[picture.tone].strong)
        sheet.write(block, (left, top), INK, PAPER)
        top += block.height + _BELOW_NOTE
        lines -= len(block.lines)
    if top > begin:
        sheet.bottom = top


def footer(sheet: Sheet, picture: Picture, spacing: Spacing) -> None:
    """Lay the small print under a thin line, and leave the bottom margin."""
    sheet.bottom += spacing.gap // 2
    block = fit(picture.footer, Face("Medium", SMALLEST), COLUMN, 2)
    if block.lines:
        sheet.card(Box(LEFT, sheet.bottom, RIGHT, sheet.bottom + 3), HAIRLINE)
        top = sheet.bottom + spacing.gap // 2
        sheet.write(block, (LEFT, top), MUTED, PAPER)
        sheet.bottom = top + block.height
    sheet.bottom += spacing.gap * 2 // 3
