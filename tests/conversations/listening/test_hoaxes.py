"""False messages are found again though they were changed, and nothing else is taken for one."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.listening.hoaxes import hoax_in
from conversations.listening.records import Hoax

FALSE = (
    "INFO PENTING!! Pemerintah membagikan dana PHK Rp21.000.000 untuk semua pekerja. "
    "Segera daftar di link berikut sebelum 30 November dan sebarkan ke teman."
)
OTHER = (
    "BPJS Ketenagakerjaan memberi BSU Rp3.550.000 kepada pemilik kartu tahun 2000 sampai 2026, cek nama Anda di sini."
)
LISTED = (Hoax(1, OTHER, "Palsu."), Hoax(2, FALSE, "Tidak benar."))


@pytest.mark.parametrize(
    "words",
    [
        FALSE,
        FALSE.upper(),
        f"Teruskan dari grup sebelah: {FALSE} Semoga bermanfaat ya kak, mohon disebarkan",
        "*info penting* pemerintah membagikan dana phk rp 21.000.000 utk semua pekerja segera daftar di link ini",
        FALSE.replace("Segera daftar", "Buruan daftarkan diri").replace("November", "Desember"),
    ],
)
def test_a_changed_message_is_the_same(words: str) -> None:
    found = hoax_in(words, LISTED)
    assert found is not None
    assert found.id == 2


@pytest.mark.parametrize(
    "words",
    [
        "",
        "!!!",
        "apakah benar ada dana untuk semua pekerja?",
        "saya di phk 30 november, segera daftar di mana ya",
        "Perusahaan membagikan surat PHK untuk semua pekerja bagian produksi kemarin sore.",
    ],
)
def test_a_question_is_no_false_message(words: str) -> None:
    assert hoax_in(words, LISTED) is None


def test_a_message_off_the_list_is_no_match() -> None:
    assert hoax_in(FALSE, [Hoax(2, FALSE, "Tidak benar.", active=False)]) is None


@settings(max_examples=40)
@given(st.randoms(use_true_random=False), st.integers(0, 5))
def test_a_few_changed_words_change_nothing(chance: random.Random, changes: int) -> None:
    words = FALSE.split()
    for _ in range(changes // 2):
        words[chance.randrange(len(words))] = "anu"
    found = hoax_in(" ".join(words), LISTED)
    assert found is not None
    assert found.id == 2


@settings(max_examples=40)
@given(st.text(max_size=300))
def test_no_text_is_too_odd(words: str) -> None:
    hoax_in(words, LISTED)
