"""The colours read well on weak screens and to every eye."""

from itertools import combinations

import pytest

from bot.picture import Tone
from bot.picture.colours import CARD, INK, MUTED, PALETTES, PAPER
from tests.bot.picture.answers import TONES
from tests.bot.picture.seeing import SIGHT, contrast, lab


def test_the_contrast_formula_knows_its_ends() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tone", TONES)
def test_colours_are_strong_enough_for_weak_screens(tone: Tone) -> None:
    palette = PALETTES[tone]
    assert contrast(CARD, palette.strong) >= 4.5
    assert contrast(palette.deep, palette.soft) >= 4.5
    assert contrast(palette.strong, PAPER) >= 4.5
    assert all(contrast(ink, ground) >= 4.5 for ink in (INK, MUTED) for ground in (CARD, PAPER))


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(("one", "other"), tuple(combinations(TONES, 2)))
def test_tones_look_different_to_every_eye(sight: str, one: Tone, other: Tone) -> None:
    places = [lab(PALETTES[tone].strong, SIGHT[sight]) for tone in (one, other)]
    distance = sum((a - b) ** 2 for a, b in zip(*places, strict=True)) ** 0.5
    assert distance > 20
