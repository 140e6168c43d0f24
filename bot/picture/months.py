"""The middle of the picture: the months on their line, and what they add up to."""

from dataclasses import dataclass

from bot.picture.colours import CARD, INK, MUTED, PALETTES, PAPER, Palette
from bot.picture.frame import BETWEEN, COLUMN, CORNER, LEFT, MARGIN, RIGHT, WIDTH, Spacing
from bot.picture.lettering import SMALLEST, Block, Face, fit
from bot.picture.sheet import Box, Sheet
from bot.picture.timeline import Row, Timeline

_DOT = 72
_CENTRE = LEFT + _DOT // 2
_TEXT_LEFT = LEFT + _DOT + BETWEEN
_LINE = 8


@dataclass(frozen=True, slots=True)
class _Month:
    number: Block
    date: Block
    note: Block
    amount: Block

    @property
    def first_height(self) -> int:
        return max(self.date.height, self.amount.height)

    @property
    def text_height(self) -> int:
        return self.first_height + self.note.height

    @property
    def height(self) -> int:
        return max(_DOT, self.text_height)


def months(sheet: Sheet, timeline: Timeline, spacing: Spacing) -> None:
    """Lay the dots on their line, day and amount beside them, the note below."""
    if not timeline.rows:
        return
    palette = PALETTES[timeline.tone]
    placed: list[tuple[_Month, int]] = []
    begin = sheet.bottom
    sheet.bottom += spacing.gap
    for row in timeline.rows:
        month = _month(row, spacing)
        placed.append((month, sheet.bottom + month.height // 2))
        sheet.bottom += month.height + spacing.row_gap
    sheet.bottom -= spacing.row_gap
    _, end = placed[-1]
    sheet.card(Box(_CENTRE - _LINE // 2, begin, _CENTRE + _LINE // 2, end), palette.line)
    for month, middle in placed:
        _lay(sheet, month, middle, palette)


def _month(row: Row, spacing: Spacing) -> _Month:
    amount = fit(row.amount, Face("Bold", 44), COLUMN // 2, spacing.lines)
    room = RIGHT - _TEXT_LEFT
    return _Month(
        number=fit(row.number, Face("Bold", 40), _DOT - 16, 1),
        date=fit(row.date, Face("SemiBold", 44), room - amount.width - BETWEEN, spacing.lines),
        note=fit(row.note, Face("Medium", SMALLEST), room, spacing.lines),
        amount=amount,
    )


def _lay(sheet: Sheet, month: _Month, middle: int, palette: Palette) -> None:
    top = middle - month.text_height // 2
    first_middle = top + month.first_height // 2
    sheet.disc((_CENTRE, middle), _DOT, palette.strong)
    sheet.write(month.number, (_CENTRE, middle - month.number.height // 2), CARD, palette.strong, align=0.5)
    sheet.write(month.date, (_TEXT_LEFT, first_middle - month.date.height // 2), INK, PAPER)
    sheet.write(month.note, (_TEXT_LEFT, top + month.first_height), MUTED, PAPER)
    sheet.write(month.amount, (RIGHT, first_middle - month.amount.height // 2), INK, PAPER, align=1.0)


def total(sheet: Sheet, timeline: Timeline, spacing: Spacing) -> None:
    """Lay the strip with the sum."""
    figure = fit(timeline.total, Face("Bold", 60), COLUMN * 3 // 5, spacing.lines)
    label = fit(timeline.total_label, Face("SemiBold", 42), COLUMN - figure.width - BETWEEN, 2)
    height = max(figure.height, label.height)
    if not height:
        return
    palette = PALETTES[timeline.tone]
    top = sheet.bottom + spacing.gap
    sheet.bottom = top + height + spacing.pad
    middle = (top + sheet.bottom) // 2
    sheet.card(Box(MARGIN, top, WIDTH - MARGIN, sheet.bottom), palette.soft, CORNER)
    sheet.write(label, (LEFT, middle - label.height // 2), palette.deep, palette.soft)
    sheet.write(figure, (RIGHT, middle - figure.height // 2), palette.deep, palette.soft, align=1.0)
