"""The PNG: small, true to its layout and its colours, and the same every time."""

from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from PIL import Image, ImageChops

from bot.picture import Timeline, draw
from bot.picture.colours import PAPER
from bot.picture.layout import arrange
from bot.picture.lettering import fit
from bot.picture.paint import paint
from bot.picture.sheet import Shape
from tests.bot.picture.answers import ELIGIBLE, OVERFULL, SAMPLES, TONES, timelines
from tests.bot.picture.seeing import rgb


def opened(png: bytes) -> Image.Image:
    image = Image.open(BytesIO(png))
    assert image.format == "PNG"
    return image.convert("RGB")


@settings(max_examples=15, deadline=None)
@given(timelines)
@example(OVERFULL)
def test_any_timeline_becomes_a_small_picture(timeline: Timeline) -> None:
    png = draw(timeline)
    layout = arrange(timeline)
    assert opened(png).size == (layout.width, layout.height)
    assert len(png) < 120_000


@pytest.mark.parametrize("timeline", SAMPLES, ids=TONES)
def test_letters_are_painted_in_their_boxes_and_nowhere_else(timeline: Timeline) -> None:
    layout = arrange(timeline)
    bare = opened(paint(replace(layout, words=())))
    changed = ImageChops.difference(opened(paint(layout)), bare).convert("L").point(lambda level: 255 * (level > 24))
    for words in layout.words:
        box = words.box
        assert changed.crop((box.left, box.top, box.right, box.bottom)).getbbox(), words.text
        changed.paste(0, (box.left - 2, box.top - 2, box.right + 2, box.bottom + 2))
    assert changed.getbbox() is None


@pytest.mark.parametrize("timeline", SAMPLES, ids=TONES)
def test_colours_reach_the_file_exactly(timeline: Timeline) -> None:
    layout = arrange(timeline)
    colours = {words.ink for words in layout.words} | {words.ground for words in layout.words} | {PAPER}
    colours |= {figure.fill for figure in layout.figures if isinstance(figure, Shape)}
    image = opened(draw(timeline))
    counted = image.getcolors(1 << 16) or []
    assert {rgb(colour) for colour in colours} <= {colour for _, colour in counted}
    assert image.getpixel((0, layout.height - 1)) == rgb(PAPER)


@pytest.mark.parametrize("timeline", SAMPLES, ids=TONES)
def test_the_same_answer_gives_the_same_bytes(timeline: Timeline) -> None:
    first = draw(timeline)
    fit.cache_clear()
    assert draw(replace(timeline)) == first


def test_different_answers_give_different_pictures() -> None:
    pictures = {draw(replace(ELIGIBLE, tone=tone)) for tone in TONES} | {draw(replace(ELIGIBLE, total="Rp1"))}
    assert len(pictures) == len(TONES) + 1


def test_tones_differ_without_their_colour() -> None:
    badges = []
    for tone in TONES:
        badge = opened(draw(replace(ELIGIBLE, tone=tone))).crop((88, 30, 200, 170)).convert("L")
        badges.append(badge.point(lambda level: 255 * (level > 160)))
    for one, other in combinations(badges, 2):
        assert ImageChops.difference(one, other).histogram()[255] > 300
