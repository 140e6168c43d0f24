"""The top of the picture: the coloured band with the answer, and the card with the last day."""

from bot.picture.colours import CARD, HAIRLINE, INK, MUTED, PALETTES, Palette
from bot.picture.frame import BETWEEN, COLUMN, CORNER, LEFT, MARGIN, RIGHT, WIDTH, Spacing
from bot.picture.kinds import Picture
from bot.picture.lettering import Block, Face, fit
from bot.picture.sheet import Box, Sheet
from bot.picture.timeline import Timeline, Tone

_BADGE = 112


def heading(sheet: Sheet, picture: Picture, spacing: Spacing) -> None:
    """Lay the band with the badge and the answer."""
    palette = PALETTES[picture.tone]
    left = LEFT + _BADGE + BETWEEN
    block = fit(picture.heading, Face("Bold", 64), RIGHT - left, 3)
    height = max(_BADGE, block.height)
    middle = spacing.gap + height // 2
    sheet.bottom = height + 2 * spacing.gap
    sheet.card(Box(0, 0, WIDTH, sheet.bottom), palette.strong)
    _badge(sheet, (LEFT + _BADGE // 2, middle), picture.tone)
    sheet.write(block, (left, middle - block.height // 2), CARD, palette.strong)


def _badge(sheet: Sheet, centre: tuple[int, int], tone: Tone) -> None:
    """Lay a sign that tells the tones apart without their colour: a tick, a clock, a bar or a question mark."""
    strong = PALETTES[tone].strong
    x, y = centre
    sheet.disc(centre, _BADGE, CARD)
    match tone:
        case "good":
            sheet.stroke(((x - 25, y + 2), (x - 7, y + 20), (x + 27, y - 18)), 13, strong)
        case "wait":
            sheet.disc(centre, _BADGE - 24, strong)
            sheet.stroke(((x, y - 26), (x, y), (x + 18, y + 13)), 10, CARD)
        case "bad":
            sheet.stroke(((x - 25, y), (x + 25, y)), 13, strong)
        case "open":
            mark = fit("?", Face("Bold", 76), _BADGE, 1)
            sheet.write(mark, (x, y - mark.height // 2), strong, CARD, align=0.5)


def deadline(sheet: Sheet, timeline: Timeline, spacing: Spacing) -> None:
    """Lay the card with the last day, half on the band, and the days left beside it."""
    days = fit(timeline.days_left, Face("Bold", 40), COLUMN * 2 // 5, 2)
    pill_width = days.width + 2 * BETWEEN if days.lines else 0
    room = COLUMN - pill_width - BETWEEN
    label = fit(timeline.deadline_label, Face("Medium", 38), room, spacing.lines)
    day = fit(timeline.deadline, Face("Bold", 60), room, spacing.lines)
    text_height = label.height + day.height
    if not text_height + days.height:
        return
    palette = PALETTES[timeline.tone]
    card = Box(MARGIN, sheet.bottom, WIDTH - MARGIN, sheet.bottom + max(text_height, days.height) + 2 * spacing.pad)
    middle = (card.top + card.bottom) // 2
    sheet.card(Box(0, card.top, WIDTH, middle), palette.strong)
    sheet.card(Box(card.left, card.top, card.right, card.bottom + 3), HAIRLINE, CORNER)
    sheet.card(card, CARD, CORNER)
    sheet.write(label, (LEFT, middle - text_height // 2), MUTED, CARD)
    sheet.write(day, (LEFT, middle - text_height // 2 + label.height), INK, CARD)
    _pill(sheet, days, middle, palette)
    sheet.bottom = card.bottom


def _pill(sheet: Sheet, days: Block, middle: int, palette: Palette) -> None:
    if not days.lines:
        return
    top = middle - days.height // 2
    box = Box(RIGHT - days.width - 2 * BETWEEN, top - 10, RIGHT, top + days.height + 10)
    sheet.card(box, palette.soft, CORNER)
    sheet.write(days, ((box.left + box.right) // 2, top), palette.deep, palette.soft, align=0.5)
