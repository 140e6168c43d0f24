"""From what a conversation wants drawn to the strings of the picture."""

from datetime import date
from typing import get_args

import pytest

from bot import picture
from bot.render import drawing
from bot.words import Voice
from conversations.engine.text import Money, Raw, text
from conversations.engine.view import Chart, ChartRow, StepState, Track, TrackStep

VOICE = Voice("en")
STATES: tuple[StepState, ...] = get_args(StepState)
DAY = date(2026, 3, 12)


def test_a_chart_becomes_a_timeline_and_what_is_not_known_an_empty_string() -> None:
    chart = Chart(
        heading=text("You are <b>entitled</b>"),
        tone="good",
        deadline_label=None,
        deadline=None,
        days_left=None,
        rows=(ChartRow(1, DAY, Money(3_000_000), Raw("satu")), ChartRow(2, DAY, Money(1))),
        total_label=None,
        total=Raw("Rp3"),
        notes=(Raw("dua"),),
        footer=text("by {day}", day=DAY),
    )
    assert drawing(chart, VOICE) == picture.Timeline(
        heading="You are entitled",
        tone="good",
        deadline_label="",
        deadline="",
        days_left="",
        rows=(
            picture.Row("1", "12 March 2026", "Rp3,000,000", "satu"),
            picture.Row("2", "12 March 2026", "Rp1", ""),
        ),
        total_label="",
        total="Rp3",
        notes=("dua",),
        footer="by 12 March 2026",
    )


def test_a_track_becomes_steps() -> None:
    steps = (
        TrackStep(text("Report"), "done", text("{day}", day=DAY), Raw("PT A")),
        TrackStep(Raw("Periksa"), "late"),
    )
    track = Track(text("It is <i>their</i> move"), "wait", steps, (Raw("175"),))
    assert drawing(track, VOICE) == picture.Track(
        heading="It is their move",
        tone="wait",
        steps=(
            picture.Step("Report", "done", "done", "12 March 2026", "PT A"),
            picture.Step("Periksa", "late", "overdue", "", ""),
        ),
        notes=("175",),
        footer="",
    )


def test_each_state_is_spoken_in_words_of_its_own() -> None:
    track = Track(Raw(""), "open", tuple(TrackStep(Raw("x"), state) for state in STATES), footer=Raw("kaki"))
    drawn = drawing(track, VOICE)
    assert isinstance(drawn, picture.Track)
    assert len({step.spoken_state for step in drawn.steps}) == len(STATES)
    assert drawn.footer == "kaki"


@pytest.mark.parametrize("state", STATES)
def test_what_is_drawn_can_be_painted(state: StepState) -> None:
    track = Track(Raw("Giliran Anda"), "good", (TrackStep(Raw("Ajukan"), state),))
    assert picture.draw(drawing(track, VOICE)).startswith(b"\x89PNG")
