"""The painting: a layout becomes the bytes of a PNG."""

from collections.abc import Iterator
from io import BytesIO
from itertools import chain

from PIL import Image, ImageColor, ImageDraw

from bot.picture.colours import CARD, PAPER
from bot.picture.sheet import Layout, Shape, Stroke, Words

_FINER = 2
_SHADE = 14
"""Levels of a channel from one shade of a soft edge to the next."""

_APART = 12

_Colour = tuple[int, ...]


def paint(layout: Layout) -> bytes:
    """Paint a layout as a PNG of its width and height, with its colours exactly as they are."""
    picture = _figures(layout)
    pen = ImageDraw.Draw(picture)
    for words in layout.words:
        _write(pen, words)
    file = BytesIO()
    picture.quantize(palette=_palette(layout), dither=Image.Dither.NONE).save(file, "PNG", compress_level=7)
    return file.getvalue()


def _palette(layout: Layout) -> Image.Image:
    """Return an image with every colour of the layout as it is, and the shades of the soft edges between them.

    A palette found by counting pixels would merge close colours, such as the card's and the paper's.
    """
    fills = {figure.fill if isinstance(figure, Shape) else figure.ink for figure in layout.figures}
    pairs = {(words.ink, words.ground) for words in layout.words}
    pairs |= {(fill, ground) for fill in fills for ground in (PAPER, CARD)}
    solid = sorted({ImageColor.getrgb(colour) for pair in pairs for colour in pair})
    between = sorted({shade for pair in pairs for shade in _shades(*map(ImageColor.getrgb, pair))})
    # Pillow looks colours up coarsely: a shade too close to a solid colour would take its place.
    apart = (shade for shade in between if all(_distance(shade, colour) >= _APART for colour in solid))
    palette = Image.new("P", (1, 1))
    palette.putpalette(list(chain.from_iterable(chain(solid, apart))))
    return palette


def _shades(one: _Colour, other: _Colour) -> Iterator[_Colour]:
    steps = _distance(one, other) // _SHADE
    for step in range(1, steps):
        yield tuple(round(a + (b - a) * step / steps) for a, b in zip(one, other, strict=True))


def _distance(one: _Colour, other: _Colour) -> int:
    return max(abs(b - a) for a, b in zip(one, other, strict=True))


def _figures(layout: Layout) -> Image.Image:
    # Pillow draws shapes with hard edges; drawn finer and reduced they become smooth.
    canvas = Image.new("RGB", (layout.width * _FINER, layout.height * _FINER), PAPER)
    pen = ImageDraw.Draw(canvas)
    for figure in layout.figures:
        if isinstance(figure, Shape):
            _fill(pen, figure)
        else:
            _stroke(pen, figure)
    return canvas.reduce(_FINER)


def _fill(pen: ImageDraw.ImageDraw, shape: Shape) -> None:
    box = shape.box
    corners = (box.left * _FINER, box.top * _FINER, box.right * _FINER - 1, box.bottom * _FINER - 1)
    pen.rounded_rectangle(corners, shape.radius * _FINER, shape.fill)


def _stroke(pen: ImageDraw.ImageDraw, stroke: Stroke) -> None:
    points = [(x * _FINER, y * _FINER) for x, y in stroke.points]
    pen.line(points, stroke.ink, stroke.width * _FINER, joint="curve")
    for point in (points[0], points[-1]):
        pen.circle(point, stroke.width * _FINER / 2, stroke.ink)


def _write(pen: ImageDraw.ImageDraw, words: Words) -> None:
    at = (words.box.left, words.box.top + words.face.baseline)
    pen.text(at, words.text, words.ink, words.face.font(), anchor="ls")
