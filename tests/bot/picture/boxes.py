"""What holds for every layout: words stay on the picture, apart from each other, on the ground they were given."""

from itertools import combinations

from bot.picture.colours import PAPER
from bot.picture.lettering import SMALLEST
from bot.picture.sheet import Box, Layout, Shape, Words
from tests.bot.picture.seeing import contrast


def overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def inside(inner: Box, outer: Box, slack: int = 0) -> bool:
    return (
        outer.left - slack <= inner.left
        and outer.top - slack <= inner.top
        and inner.right <= outer.right + slack
        and inner.bottom <= outer.bottom + slack
    )


def inked(words: Words) -> Box:
    """Where the letters leave ink, as the font itself measures it."""
    left, top, right, bottom = words.face.font().getbbox(words.text, anchor="ls")
    feet = words.box.top + words.face.baseline
    return Box(round(words.box.left + left), round(feet + top), round(words.box.left + right), round(feet + bottom))


def shown(layout: Layout) -> str:
    return " ".join(words.text for words in layout.words)


def check_places(layout: Layout) -> None:
    """Hold words to the column, to their smallest size, and apart from each other."""
    column = Box(88, 0, 992, layout.height)
    assert layout.width == 1080
    assert layout.height > 0
    for words in layout.words:
        assert words.text == words.text.strip() != ""
        assert words.face.size >= SMALLEST == 36
        assert inside(words.box, column)
        # The font hangs a few accents and its fraction bar out by up to a fifth; every gap is wider than that.
        assert inside(inked(words), words.box, slack=words.face.size // 5)
    for one, other in combinations(layout.words, 2):
        assert not overlap(one.box, other.box), (one, other)


def check_grounds(layout: Layout) -> None:
    """Hold words to one ground, strong enough against it."""
    shapes = [figure for figure in layout.figures if isinstance(figure, Shape)]
    for words in layout.words:
        behind = [shape for shape in shapes if overlap(shape.box, words.box)]
        assert words.ground == (behind[-1].fill if behind else PAPER)
        assert not behind or inside(words.box, behind[-1].box)
        assert contrast(words.ink, words.ground) >= 4.5
