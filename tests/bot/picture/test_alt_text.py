"""The same answer as lines for a screen reader."""

from dataclasses import replace

from hypothesis import given, settings

from bot.picture import Timeline, alt_text
from tests.bot.picture.answers import ELIGIBLE, NOTHING, ROWS, timelines


def everything(timeline: Timeline) -> list[str]:
    rows = [text for row in timeline.rows for text in (row.number, row.date, row.amount, row.note)]
    top = [timeline.heading, timeline.deadline_label, timeline.deadline, timeline.days_left]
    return [*top, *rows, timeline.total_label, timeline.total, *timeline.notes, timeline.footer]


def test_alt_text_says_the_answer_line_by_line() -> None:
    assert alt_text(replace(ELIGIBLE, rows=ROWS[:2])).split("\n") == [
        "Anda berhak",
        "Batas aman mengajukan: 9 September 2026, 78 hari lagi",
        "1. 30 Juli 2026: Rp3.000.000, laporkan bukti melamar kerja",
        "2. 30 Agustus 2026: Rp3.000.000, laporkan bukti melamar kerja",
        "Total 6 bulan: Rp18.000.000",
        "60% dari upah terakhir yang dilaporkan.",
        "Bulan 2–6 perlu bukti melamar kerja.",
        "Panduan Kawan JKP · bukan keputusan resmi",
    ]


def test_alt_text_of_nothing_is_nothing() -> None:
    assert alt_text(NOTHING) == ""


@given(timelines)
@settings(max_examples=60, deadline=None)
def test_alt_text_says_everything_uncut_and_no_blank_lines(timeline: Timeline) -> None:
    text = alt_text(timeline)
    at = 0
    for part in everything(timeline):
        line = " ".join(part.split())
        at = text.index(line, at) + len(line)
    assert not text or all(line.strip() for line in text.split("\n"))
