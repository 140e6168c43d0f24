"""Answers to draw: ordinary ones, empty ones, and ones that nobody should write."""

from dataclasses import replace
from typing import get_args

from hypothesis import strategies as st

from bot.picture import Row, Timeline, Tone

TONES: tuple[Tone, ...] = get_args(Tone)


MONTHS = ("Juli", "Agustus", "September", "Oktober", "November", "Desember")


ROWS = tuple(
    Row(str(number), f"30 {month} 2026", "Rp3.000.000", "laporkan bukti melamar kerja")
    for number, month in enumerate(MONTHS, 1)
)


ELIGIBLE = Timeline(
    heading="Anda berhak",
    tone="good",
    deadline_label="Batas aman mengajukan",
    deadline="9 September 2026",
    days_left="78 hari lagi",
    rows=ROWS,
    total_label="Total 6 bulan",
    total="Rp18.000.000",
    notes=("60% dari upah terakhir yang dilaporkan.", "Bulan 2–6 perlu bukti melamar kerja."),
    footer="Panduan Kawan JKP · bukan keputusan resmi",
)


NOTHING = Timeline("", "open", "", "", "", (), "", "", (), "")


SAMPLES = (
    ELIGIBLE,
    replace(
        ELIGIBLE,
        tone="wait",
        heading="Belum, masih ada yang kurang",
        days_left="5 hari lagi",
        rows=ROWS[:2],
        total_label="Total 2 bulan",
        total="Rp6.000.000",
        notes=(
            "Yang masih kurang: tanda terima laporan PHK dari Disnaker kabupaten/kota.",
            "Minta perusahaan melapor.",
        ),
    ),
    replace(
        ELIGIBLE,
        tone="bad",
        heading="Anda tidak berhak",
        days_left="sudah lewat 12 hari",
        rows=(),
        total_label="",
        total="",
        notes=("Alasan: mengundurkan diri (resign).", "JHT tetap bisa diambil.", "Tanyakan bantuan lain ke 175."),
    ),
    replace(NOTHING, heading="Belum bisa dipastikan", notes=("Aturannya “belum jelas”; tanyakan ke 175.",)),
)


WIDEST = "W" * 400


OVERFULL = Timeline(
    WIDEST, "wait", WIDEST, WIDEST, WIDEST, (Row(*(WIDEST,) * 4),) * 6, WIDEST, WIDEST, (WIDEST,) * 5, WIDEST
)


def words_of(times: int) -> str:
    return " ".join(["abcde"] * times)


# Every text takes the most lines it may have while still in its largest letters.
TALLEST = Timeline(
    words_of(7),
    "wait",
    words_of(6),
    words_of(3),
    "abcde",
    (Row("1", words_of(1), "abcde", words_of(20)),) * 6,
    words_of(4),
    words_of(5),
    (words_of(6),) * 3,
    words_of(13),
)


strings = st.one_of(
    st.just(""),
    st.text(max_size=40),
    st.sampled_from(
        (
            "Rp99.999.999",
            "30 September 2026",
            "🎉",
            "👩‍👩‍👧 keluarga",
            "𝐁𝐞𝐫𝐡𝐚𝐤",
            "汉字",
            "W" * 120,
            "i" * 400,
            "e\u0301" * 30,
            " \n\t ",
            "dua\nbaris",
            "kata " * 60,
            "pertanggungjawabannya " * 9,
            "\ud800",
        )
    ),
)


timelines = st.builds(
    Timeline,
    heading=strings,
    tone=st.sampled_from(TONES),
    deadline_label=strings,
    deadline=strings,
    days_left=strings,
    rows=st.lists(st.builds(Row, strings, strings, strings, strings), max_size=6).map(tuple),
    total_label=strings,
    total=strings,
    notes=st.lists(strings, max_size=5).map(tuple),
    footer=strings,
)
