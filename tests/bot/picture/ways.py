"""Ways to draw: ordinary ones, empty ones, and ones that nobody should write."""

from dataclasses import replace
from typing import get_args

from hypothesis import strategies as st

from bot.picture import Step, StepState, Track
from tests.bot.picture.answers import TONES, WIDEST, strings

STATES: tuple[StepState, ...] = get_args(StepState)

LATE = Track(
    heading="Giliran Disnaker",
    tone="wait",
    steps=(
        Step("PHK", "done", "selesai", "30 Oktober 2026", ""),
        Step("Perusahaan melapor ke Disnaker dan BPJS", "done", "selesai", "6 November 2026", "perusahaan"),
        Step(
            "Disnaker memeriksa laporan dan mengeluarkan tanda terima laporan PHK",
            "late",
            "lewat waktu",
            "paling lambat 20 November 2026",
            "Disnaker kabupaten/kota",
        ),
        Step("Anda mengajukan klaim", "next", "belum", "", "Anda"),
        Step("Perbaikan berkas", "off", "tidak perlu", "", ""),
        Step("BPJS membayar bulan pertama", "next", "belum", "3 hari kerja", "BPJS Ketenagakerjaan"),
    ),
    notes=("Hubungi 175 bila lewat dari tanggal itu.",),
    footer="Panduan Kawan JKP · bukan keputusan resmi",
)

NOW = replace(LATE, tone="good", steps=(*LATE.steps[:2], replace(LATE.steps[2], state="now"), *LATE.steps[3:]))

EMPTY = Track("", "open", (), (), "")

_LONG: tuple[StepState, ...] = (*("done",) * 8, "now", *("next",) * 4, "off")

# The longest that a claim may have, each label on two lines.
LONGEST = replace(
    LATE,
    steps=tuple(
        replace(LATE.steps[2], state=state, label=f"{number} memeriksa laporan dan mengeluarkan tanda terimanya")
        for number, state in enumerate(_LONG, 1)
    ),
)

OVERFULL_WAY = Track(
    " ".join(["abcde"] * 60), "bad", (Step(WIDEST, "late", WIDEST, WIDEST, WIDEST),) * 14, (WIDEST,) * 5, WIDEST
)

WAYS = (LATE, NOW, LONGEST)

tracks = st.builds(
    Track,
    heading=strings,
    tone=st.sampled_from(TONES),
    steps=st.lists(st.builds(Step, strings, st.sampled_from(STATES), strings, strings, strings), max_size=14).map(
        tuple
    ),
    notes=st.lists(strings, max_size=5).map(tuple),
    footer=strings,
)
