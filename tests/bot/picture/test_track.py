"""The way as a picture: each step with its mark, in order, nothing overlapping, and the same as plain lines."""

from dataclasses import replace
from io import BytesIO
from itertools import combinations, pairwise

import pytest
from hypothesis import example, given, settings
from PIL import Image, ImageChops

from bot.picture import Step, StepState, Tone, Track, alt_text, draw
from bot.picture.colours import CARD, PALETTES, PAPER
from bot.picture.layout import arrange
from bot.picture.lettering import fit
from bot.picture.marks import MARK
from bot.picture.paint import paint
from bot.picture.sheet import Box, Layout, Shape, Words
from tests.bot.picture.answers import TONES
from tests.bot.picture.boxes import check_grounds, check_places, inked, inside, overlap, shown
from tests.bot.picture.seeing import rgb
from tests.bot.picture.ways import EMPTY, LATE, LONGEST, NOW, OVERFULL_WAY, STATES, WAYS, tracks

ONE = Step("Klaim diperiksa", "done", "selesai", "3 Maret 2026", "BPJS")


def marks(layout: Layout) -> list[Box]:
    """The outlines of the marks, from top to bottom."""
    discs = [figure.box for figure in layout.figures if isinstance(figure, Shape) and figure.radius * 2 == MARK]
    return [box for box in discs if box.right - box.left == MARK]


def first_words(layout: Layout, label: str) -> Words:
    return next(words for words in layout.words if label.startswith(words.text.rstrip("…")))


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


@settings(max_examples=40, deadline=None)
@given(tracks)
@example(EMPTY)
@example(LONGEST)
@example(OVERFULL_WAY)
def test_words_stay_on_the_picture_apart_and_on_their_ground(track: Track) -> None:
    layout = arrange(track)
    assert layout.height <= 2560
    check_places(layout)
    check_grounds(layout)


@settings(max_examples=40, deadline=None)
@given(tracks)
@example(LONGEST)
@example(OVERFULL_WAY)
def test_each_step_has_its_mark_apart_from_all_words(track: Track) -> None:
    layout = arrange(track)
    placed = marks(layout)
    assert len(placed) == len(track.steps)
    assert all(upper.bottom < lower.top for upper, lower in pairwise(placed))
    assert not any(overlap(box, words.box) for box in placed for words in layout.words)


@pytest.mark.parametrize("track", WAYS)
def test_ordinary_ways_are_shown_in_reading_order(track: Track) -> None:
    layout = arrange(track)
    text = shown(layout).replace(" · ", " ")
    at = text.index(track.heading)
    for step in track.steps:
        at = text.index(step.label, at) + len(step.label)
    assert all(note in text for note in track.notes)
    assert text.endswith(track.footer.replace(" · ", " "))
    assert all(inside(inked(words), words.box, slack=2) for words in layout.words)


def test_nothing_of_a_short_way_is_cut() -> None:
    text = shown(arrange(LATE))
    assert "…" not in text
    assert "6 November 2026 · perusahaan" in text
    assert "paling lambat 20 November 2026 Disnaker kabupaten/kota" in text


def test_a_mark_stands_beside_its_words() -> None:
    layout = arrange(LATE)
    for box, step in zip(marks(layout), LATE.steps, strict=True):
        words = first_words(layout, step.label).box
        assert words.left > box.right
        assert abs((words.top + words.bottom) - (box.top + box.bottom)) / 2 < 100


def test_all_labels_have_one_size() -> None:
    layout = arrange(NOW)
    assert len({first_words(layout, step.label).face.size for step in NOW.steps}) == 1


@pytest.mark.parametrize("state", STATES)
def test_only_the_step_at_hand_stands_on_a_card_in_bold(state: StepState) -> None:
    words = first_words(arrange(replace(LATE, steps=(replace(ONE, state=state),))), ONE.label)
    at_hand = state in {"now", "late"}
    assert words.ground == (CARD if at_hand else PAPER)
    assert words.face.weight == ("Bold" if at_hand else "SemiBold")


def test_the_line_is_strong_as_far_as_the_way_is_gone() -> None:
    line = [figure for figure in arrange(NOW).figures if isinstance(figure, Shape)]
    joints = [shape.fill for shape in line if shape.box.right - shape.box.left == 8]
    strong, weak = PALETTES["good"].strong, PALETTES["good"].line
    assert joints == [strong, strong, weak, weak, weak]


def test_marks_differ_without_their_colour() -> None:
    drawn = []
    for state in STATES:
        track = replace(LATE, steps=(replace(ONE, state=state),))
        box = marks(arrange(track))[0]
        mark = opened(draw(track)).crop((box.left, box.top, box.right, box.bottom)).convert("L")
        drawn.append(mark.point(lambda level: 255 * (level > 160)))
    for one, other in combinations(drawn, 2):
        assert ImageChops.difference(one, other).histogram()[255] > 60


@pytest.mark.parametrize("track", [*WAYS, OVERFULL_WAY])
def test_colours_reach_the_file_exactly(track: Track) -> None:
    layout = arrange(track)
    colours = {words.ink for words in layout.words} | {words.ground for words in layout.words} | {PAPER}
    colours |= {figure.fill for figure in layout.figures if isinstance(figure, Shape)}
    counted = opened(draw(track)).getcolors(1 << 16) or []
    assert {rgb(colour) for colour in colours} <= {colour for _, colour in counted}


@pytest.mark.parametrize("tone", TONES)
def test_every_state_in_every_tone_fits_the_palette_of_a_png(tone: Tone) -> None:
    steps = tuple(replace(ONE, state=state) for state in STATES)
    png = draw(replace(LATE, tone=tone, steps=steps))
    image = Image.open(BytesIO(png))
    assert image.mode == "P"
    assert len(png) < 150_000


@pytest.mark.parametrize("track", WAYS)
def test_letters_are_painted_in_their_boxes(track: Track) -> None:
    layout = arrange(track)
    bare = opened(paint(replace(layout, words=())))
    changed = ImageChops.difference(opened(paint(layout)), bare).convert("L").point(lambda level: 255 * (level > 24))
    for words in layout.words:
        box = words.box
        assert changed.crop((box.left, box.top, box.right, box.bottom)).getbbox(), words.text
        changed.paste(0, (box.left - 2, box.top - 2, box.right + 2, box.bottom + 2))
    assert changed.getbbox() is None


def test_the_same_way_gives_the_same_bytes() -> None:
    first = draw(LATE)
    fit.cache_clear()
    assert draw(replace(LATE)) == first != draw(NOW)


def test_more_steps_than_stay_legible_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 14 steps, not 15"):
        replace(LATE, steps=(ONE,) * 15)


def test_alt_text_says_the_way_line_by_line() -> None:
    assert alt_text(replace(LATE, steps=LATE.steps[1:5])).split("\n") == [
        "Giliran Disnaker",
        "1. Perusahaan melapor ke Disnaker dan BPJS: selesai, 6 November 2026, perusahaan",
        f"2. {LATE.steps[2].label}: lewat waktu, paling lambat 20 November 2026, Disnaker kabupaten/kota",
        "3. Anda mengajukan klaim: belum, Anda",
        "4. Perbaikan berkas: tidak perlu",
        "Hubungi 175 bila lewat dari tanggal itu.",
        "Panduan Kawan JKP · bukan keputusan resmi",
    ]


@given(tracks)
@settings(max_examples=40, deadline=None)
def test_alt_text_says_everything_uncut_and_no_blank_lines(track: Track) -> None:
    text = alt_text(track)
    steps = [part for step in track.steps for part in (step.label, step.spoken_state, step.when, step.who)]
    at = 0
    for part in (track.heading, *steps, *track.notes, track.footer):
        line = " ".join(part.split())
        at = text.index(line, at) + len(line)
    assert not text or all(line.strip() for line in text.split("\n"))
