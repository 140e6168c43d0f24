"""The comparison as a picture: bars as long as they should be, words apart and readable, and the same as lines."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.picture import Bar, Bars, alt_text, draw
from bot.picture.colours import PALETTES
from bot.picture.layout import arrange
from bot.picture.sheet import Layout, Shape
from bot.render import drawing
from bot.words import Voice
from conversations.assessment.answer import told
from conversations.assessment.interests import NAMES, QUESTIONS, result
from conversations.engine.view import Bars as Comparison
from conversations.reception.pages import LANGUAGES
from tests.bot.picture.answers import TONES, WIDEST, strings
from tests.bot.picture.boxes import check_grounds, check_places, inked, inside, overlap, shown
from tests.bot.picture.seeing import rgb
from tests.chat import TODAY

FULL, COLUMN = 992, 904
INTERESTS = Bars(
    heading="Minat kerja Anda",
    tone="good",
    bars=(
        Bar("Kerja tangan dan alat", 1.0, "8 dari 8", strong=True),
        Bar("Menolong dan mengajari orang", 0.875, "7 dari 8", strong=True),
        Bar("Mencatat dan merapikan", 0.5, "4 dari 8"),
        Bar("Memimpin dan berjualan", 0.25, "2 dari 8"),
        Bar("Mencari tahu sebabnya", 0.01, "1 dari 8"),
        Bar("Merancang dan menata", 0.0, "0 dari 8"),
    ),
    notes=(),
    footer="Kawan JKP · bukan asesmen diri di SIAPkerja",
)
EMPTY = Bars("", "open", (), (), "")
OVERFULL = Bars(WIDEST, "wait", (Bar(WIDEST, 1.0, WIDEST, strong=True),) * 6, (WIDEST,) * 5, WIDEST)

comparisons = st.builds(
    Bars,
    heading=strings,
    tone=st.sampled_from(TONES),
    bars=st.lists(st.builds(Bar, strings, st.floats(-1, 2), strings, st.booleans()), max_size=6).map(tuple),
    notes=st.lists(strings, max_size=5).map(tuple),
    footer=strings,
)


def bars_of(layout: Layout, tone: str = "good") -> list[Shape]:
    """The bars that were laid upon their pale ground, from top to bottom."""
    palette = next(palette for name, palette in PALETTES.items() if name == tone)
    shapes = [figure for figure in layout.figures if isinstance(figure, Shape) and figure.box.left == 88]
    return [shape for shape in shapes if shape.fill in {palette.strong, palette.line}]


@settings(max_examples=40, deadline=None)
@given(comparisons)
@example(EMPTY)
@example(OVERFULL)
def test_words_stay_on_the_picture_apart_and_on_their_ground(comparison: Bars) -> None:
    layout = arrange(comparison)
    assert layout.height <= 1600
    check_places(layout)
    check_grounds(layout)
    grounds = [figure.box for figure in layout.figures if isinstance(figure, Shape) and figure.radius == 17]
    assert not any(overlap(box, words.box) for box in grounds for words in layout.words)


def test_an_ordinary_comparison_is_whole_and_in_reading_order() -> None:
    layout = arrange(INTERESTS)
    text = shown(layout)
    assert "…" not in text
    at = text.index(INTERESTS.heading)
    for bar in INTERESTS.bars:
        at = text.index(bar.label, at) + len(bar.label)
        assert text[at:].strip().startswith(bar.figure)
    assert text.endswith(INTERESTS.footer)
    assert all(inside(inked(words), words.box, slack=2) for words in layout.words)


def test_bars_are_as_long_as_what_they_stand_for() -> None:
    lengths = [shape.box.right - shape.box.left for shape in bars_of(arrange(INTERESTS))]
    # The least is still a round spot, and nothing is no bar at all.
    assert lengths == [COLUMN, round(COLUMN * 0.875), COLUMN // 2, COLUMN // 4, 34]


@settings(max_examples=30, deadline=None)
@given(st.floats(0, 1), st.floats(0, 1))
def test_the_longer_is_never_drawn_shorter(one: float, other: float) -> None:
    less, more = sorted((one, other))
    pair = replace(INTERESTS, bars=(Bar("a", more, "", strong=True), Bar("b", less, "", strong=True)))
    lengths = [shape.box.right - shape.box.left for shape in bars_of(arrange(pair))]
    assert lengths == sorted(lengths, reverse=True)


def test_what_stands_out_is_darker_and_bold() -> None:
    layout = arrange(INTERESTS)
    palette = PALETTES["good"]
    assert [shape.fill for shape in bars_of(layout)] == [palette.strong] * 2 + [palette.line] * 3
    labels = {words.text: words.face.weight for words in layout.words}
    assert labels["Kerja tangan dan alat"] == "Bold"
    assert labels["Mencatat dan merapikan"] == "SemiBold"


def test_all_labels_have_one_size_and_figures_one_edge() -> None:
    layout = arrange(INTERESTS)
    names = {bar.label for bar in INTERESTS.bars}
    assert len({words.face.size for words in layout.words if words.text in names}) == 1
    assert {words.box.right for words in layout.words if "dari" in words.text} == {FULL}


def test_long_words_are_broken_instead_of_running_into_the_figure() -> None:
    long = "Pertanggungjawabannyapertanggungjawabannyapertanggungjawabannya"
    layout = arrange(replace(INTERESTS, bars=(replace(INTERESTS.bars[0], label=long),)))
    check_places(layout)
    figure = next(words for words in layout.words if words.text == "8 dari 8")
    assert all(words.box.right < figure.box.left for words in layout.words if words.text[:3] in long)


def test_bars_do_not_touch_each_other() -> None:
    placed = [shape.box for shape in bars_of(arrange(INTERESTS))]
    assert all(upper.bottom < lower.top for upper, lower in pairwise(placed))


@pytest.mark.parametrize("tone", TONES)
def test_colours_reach_the_file_exactly(tone: str) -> None:
    comparison = replace(INTERESTS, tone=next(each for each in TONES if each == tone))
    image = Image.open(BytesIO(draw(comparison)))
    assert image.mode == "P"
    counted = image.convert("RGB").getcolors(1 << 16) or []
    palette = PALETTES[comparison.tone]
    assert {rgb(palette.strong), rgb(palette.line), rgb(palette.soft)} <= {colour for _, colour in counted}


def test_more_bars_than_stay_legible_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 6 bars, not 7"):
        replace(INTERESTS, bars=(*INTERESTS.bars, INTERESTS.bars[0]))


def test_alt_text_says_every_bar_with_its_figure() -> None:
    assert alt_text(replace(INTERESTS, bars=INTERESTS.bars[:2])).split("\n") == [
        "Minat kerja Anda",
        "Kerja tangan dan alat: 8 dari 8",
        "Menolong dan mengajari orang: 7 dari 8",
        "Kawan JKP · bukan asesmen diri di SIAPkerja",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", ["like", "fair", "dislike"])
def test_the_real_one_fits_in_every_language(language: str, value: str) -> None:
    voice = Voice(language)
    answers = {name: "like" if name[0] in "ris" else value for name in QUESTIONS}
    chart = told(result(answers), answers, TODAY).chart
    assert isinstance(chart, Comparison)
    drawn = drawing(chart, voice)
    text = shown(arrange(drawn))
    assert "…" not in text
    assert all(voice.plain(name) in text for name in NAMES.values())
    assert isinstance(drawn, Bars)
    assert [bar.length for bar in drawn.bars] == [chart.bars[at].length / chart.most for at in range(6)]
