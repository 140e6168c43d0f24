"""The picture before it is painted: nothing overlaps, nothing overflows, nothing ordinary is cut."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings

from bot.picture import Timeline
from bot.picture.colours import PALETTES
from bot.picture.layout import arrange
from bot.picture.sheet import Shape
from tests.bot.picture.answers import ELIGIBLE, NOTHING, OVERFULL, ROWS, SAMPLES, TALLEST, TONES, timelines, words_of
from tests.bot.picture.boxes import check_grounds, check_places, inked, inside, shown


@settings(max_examples=60, deadline=None)
@given(timelines)
@example(NOTHING)
@example(OVERFULL)
@example(TALLEST)
def test_words_stay_on_the_picture_and_apart(timeline: Timeline) -> None:
    layout = arrange(timeline)
    assert layout.height <= 1600
    check_places(layout)


@settings(max_examples=40, deadline=None)
@given(timelines)
@example(OVERFULL)
def test_every_text_lies_wholly_on_the_ground_it_was_given(timeline: Timeline) -> None:
    check_grounds(arrange(timeline))


@pytest.mark.parametrize("timeline", SAMPLES, ids=TONES)
def test_ordinary_answers_are_shown_whole_and_in_reading_order(timeline: Timeline) -> None:
    layout = arrange(timeline)
    text = shown(layout)
    assert "…" not in text
    assert all(inside(inked(words), words.box, slack=2) for words in layout.words)
    said = [part for part in (timeline.heading, timeline.deadline_label, timeline.deadline) if part]
    said += [timeline.days_left, *(row.number for row in timeline.rows), timeline.total_label, timeline.total]
    at = 0
    for part in (*filter(None, said), *timeline.notes, timeline.footer):
        at = text.index(part, at) + len(part)
    for row in timeline.rows:
        assert f"{row.date} {row.note} {row.amount}" in text


@pytest.mark.parametrize("count", [1, 2, 6])
def test_months_hang_on_one_line(count: int) -> None:
    layout = arrange(replace(ELIGIBLE, rows=ROWS[:count]))
    numbers = [words for words in layout.words if words.text in {row.number for row in ROWS[:count]}]
    line = next(
        figure for figure in layout.figures if isinstance(figure, Shape) and figure.fill == PALETTES["good"].line
    )
    assert len(numbers) == count
    for words in numbers:
        assert abs(words.box.left + words.box.right - line.box.left - line.box.right) <= 2
        assert line.box.top < words.box.top < line.box.bottom
    assert all(upper.box.bottom < lower.box.top for upper, lower in pairwise(numbers))


def test_amounts_end_at_one_edge() -> None:
    layout = arrange(ELIGIBLE)
    figures = [words.box.right for words in layout.words if words.text.startswith("Rp")]
    assert len(figures) == 7
    assert set(figures) == {992}


def test_no_line_is_drawn_without_months() -> None:
    fills = {figure.fill for figure in arrange(replace(ELIGIBLE, rows=())).figures if isinstance(figure, Shape)}
    assert PALETTES["good"].line not in fills
    assert PALETTES["good"].line in {f.fill for f in arrange(ELIGIBLE).figures if isinstance(f, Shape)}


def test_empty_parts_take_no_room() -> None:
    whole = arrange(ELIGIBLE).height
    heights = [
        arrange(replace(ELIGIBLE, deadline_label="", deadline=" ", days_left="🎉")).height,
        arrange(replace(ELIGIBLE, total_label="", total="")).height,
        arrange(replace(ELIGIBLE, rows=())).height,
        arrange(replace(ELIGIBLE, notes=("", "🎉"))).height,
        arrange(replace(ELIGIBLE, footer="")).height,
        arrange(NOTHING).height,
    ]
    assert all(height < whole for height in heights)
    assert min(heights) == heights[-1]


def test_more_months_than_jkp_pays_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 6 rows, not 7"):
        replace(ELIGIBLE, rows=(*ROWS, ROWS[0]))


def test_what_is_too_long_is_cut_with_an_ellipsis() -> None:
    layout = arrange(replace(ELIGIBLE, heading=words_of(60)))
    heading = [words.text for words in layout.words if words.ground == PALETTES["good"].strong and words.text[0] == "a"]
    assert len(heading) == 3
    assert heading[-1].endswith("abcde…")


def test_many_notes_are_shown_when_there_is_room() -> None:
    notes = tuple(f"Catatan nomor {number}: tanyakan kepada petugas Disnaker kabupaten/kota." for number in range(8))
    text = shown(arrange(replace(ELIGIBLE, rows=(), notes=notes)))
    assert all(note in text for note in notes)


def test_room_is_given_up_before_words() -> None:
    short, long = arrange(replace(ELIGIBLE, rows=ROWS[:3])), arrange(ELIGIBLE)
    first_gaps = [next(words.box.top for words in layout.words if words.text == "1") for layout in (short, long)]
    assert first_gaps[1] < first_gaps[0]
    assert "…" not in shown(long)
