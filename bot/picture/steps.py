"""The middle of the picture of a way: its steps on their line, each with a mark for its state."""

from dataclasses import dataclass, replace
from itertools import pairwise

from bot.picture.colours import CARD, HAIRLINE, INK, MUTED, PALETTES, PAPER
from bot.picture.frame import BETWEEN, CORNER, LEFT, MARGIN, RIGHT, WIDTH, Spacing
from bot.picture.lettering import SMALLEST, Block, Face, fit
from bot.picture.marks import MARK, mark
from bot.picture.sheet import Box, Sheet
from bot.picture.speech import joined
from bot.picture.track import Step, Track

_CENTRE = LEFT + MARK // 2
_TEXT_LEFT = LEFT + MARK + BETWEEN
_ROOM = RIGHT - _TEXT_LEFT
_LINE = 8
_AT_HAND = frozenset({"now", "late"})


@dataclass(frozen=True, slots=True)
class _Placed:
    step: Step
    label: Block
    details: tuple[Block, ...]
    top: int
    pad: int

    @property
    def text_height(self) -> int:
        return self.label.height + sum(detail.height for detail in self.details)

    @property
    def bottom(self) -> int:
        return self.top + max(MARK, self.text_height) + 2 * self.pad

    @property
    def middle(self) -> int:
        return (self.top + self.bottom) // 2


def steps(sheet: Sheet, track: Track, spacing: Spacing) -> None:
    """Lay the marks on their line and the words beside them; the steps at hand stand on a card."""
    placed = _placed(sheet.bottom + spacing.gap, track, spacing)
    for each in placed:
        if each.pad:
            box = Box(MARGIN, each.top, WIDTH - MARGIN, each.bottom)
            sheet.card(replace(box, bottom=box.bottom + 3), HAIRLINE, CORNER)
            sheet.card(box, CARD, CORNER)
    _line(sheet, track, placed)
    for each in placed:
        mark(sheet, (_CENTRE, each.middle), each.step.state, PALETTES[track.tone], CARD if each.pad else PAPER)
        _write(sheet, each)
    if placed:
        sheet.bottom = placed[-1].bottom


def _placed(top: int, track: Track, spacing: Spacing) -> list[_Placed]:
    # All labels in one size, the largest in which each fits.
    size = min((_label(step, spacing.label, spacing).face.size for step in track.steps), default=SMALLEST)
    placed: list[_Placed] = []
    for step in track.steps:
        pad = spacing.pad // 2 if step.state in _AT_HAND else 0
        placed.append(_Placed(step, _label(step, size, spacing), _details(step, spacing), top, pad))
        top = placed[-1].bottom + spacing.row_gap
    return placed


def _label(step: Step, size: int, spacing: Spacing) -> Block:
    face = Face("Bold", size) if step.state in _AT_HAND else Face("SemiBold", size)
    return fit(step.label, face, _ROOM, spacing.lines)


def _details(step: Step, spacing: Spacing) -> tuple[Block, ...]:
    """Set when and who on one line, or one below the other where they do not fit and there is room."""
    face = Face("Medium", SMALLEST)
    both = joined(" · ", step.when, step.who)
    together = fit(both, face, _ROOM, spacing.details)
    if len(together.lines) < 2 or not step.when.strip() or not step.who.strip():
        return (together,)
    return fit(step.when, face, _ROOM, 1), fit(step.who, face, _ROOM, 1)


def _line(sheet: Sheet, track: Track, placed: list[_Placed]) -> None:
    """Lay the line behind the marks, in the colour of the tone as far as the way is gone."""
    palette = PALETTES[track.tone]
    for upper, lower in pairwise(placed):
        gone = upper.step.state == "done" and lower.step.state not in {"next", "off"}
        box = Box(_CENTRE - _LINE // 2, upper.middle, _CENTRE + _LINE // 2, lower.middle)
        sheet.card(box, palette.strong if gone else palette.line)


def _write(sheet: Sheet, placed: _Placed) -> None:
    top = placed.middle - placed.text_height // 2
    ground = CARD if placed.pad else PAPER
    ink = MUTED if placed.step.state == "off" else INK
    sheet.write(placed.label, (_TEXT_LEFT, top), ink, ground)
    top += placed.label.height
    for detail in placed.details:
        sheet.write(detail, (_TEXT_LEFT, top), MUTED, ground)
        top += detail.height
