"""The marks of the steps, told apart by their shape: a tick, a filled ring, an exclamation mark, a hollow, a dash."""

from bot.picture.colours import CARD, MUTED, PALETTES, Palette
from bot.picture.sheet import Sheet
from bot.picture.track import StepState

MARK = 64
"""Pixels across."""

_RING = 8
_THIN = 5


def mark(sheet: Sheet, centre: tuple[int, int], state: StepState, palette: Palette, ground: str) -> None:
    """Lay the mark of a state on the line of the steps."""
    x, y = centre
    match state:
        case "done":
            sheet.disc(centre, MARK, palette.strong)
            sheet.stroke(((x - 15, y + 1), (x - 5, y + 11), (x + 15, y - 11)), 8, CARD)
        case "now":
            _ring(sheet, centre, palette.strong, _RING, CARD)
            sheet.disc(centre, MARK // 2, palette.strong)
        case "late":
            strong = PALETTES["wait"].strong
            sheet.disc(centre, MARK, strong)
            sheet.stroke(((x, y - 16), (x, y + 3)), 9, CARD)
            sheet.disc((x, y + 17), 10, CARD)
        case "next":
            _ring(sheet, centre, palette.strong, _THIN, ground)
        case "off":
            _ring(sheet, centre, MUTED, _THIN, ground)
            sheet.stroke(((x - 12, y), (x + 12, y)), 7, MUTED)


def _ring(sheet: Sheet, centre: tuple[int, int], ink: str, width: int, ground: str) -> None:
    sheet.disc(centre, MARK, ink)
    sheet.disc(centre, MARK - 2 * width, ground)
