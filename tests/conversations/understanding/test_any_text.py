"""Nothing that can be typed or offered makes a reader fail, and what it gives is always plausible."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conversations.understanding import read_date, read_money, read_months, read_option, read_yes_no

TODAYS = st.dates(date(1991, 1, 1), date(2100, 12, 31))
WORDS = """
12 3 2025 25 03 / - . , ' maret mar tanggal tgl bulan bln tahun thn hari minggu lalu kemarin ini depan awal akhir
setengah lagi dulu senin jumat lusa besok juta jt ribu rb rp 4.250.000 3,5 dua puluh belas ratus an koma setahun
sebulan kali iya tidak belum sudah bukan gak tau ? + nomor yang ketiga terakhir pabrik toko dari bawah jam 0 1 ½
ke 13.00 atau dan kurang lebih seratus sejuta
"""
PIECES = st.sampled_from(WORDS.split())
SENTENCES = st.lists(PIECES, max_size=14).map(" ".join) | st.lists(PIECES, max_size=14).map("".join)
TEXTS = st.text(max_size=80) | SENTENCES
WEIRD_OPTIONS = st.recursive(
    st.none() | st.integers() | st.text(max_size=8) | st.floats(allow_nan=True),
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner, inner) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=12,
)
OPTIONS = [["Pabrik", "manufaktur"], ["Toko / ritel"], ["Senin, 30 Nov 09.00"], ["S1 ke atas"], ["Tidak tahu"]]
LONG = [
    "a",
    "1",
    "1 ",
    "ya ",
    "12 maret ",
    "dua ",
    "4.",
    "1.000.",
    "ga",
    "🙏",
    "\u0301",
    "ﷺ",
    "\ud800",
    "-",
    "se",
    "½",
    "iya, ",
]


@settings(max_examples=300)
@given(TEXTS, TODAYS)
@example("29 februari", date(1991, 1, 1))
@example("99 tahun lalu", date(1991, 1, 1))
@example("tanggal 31", date(2001, 3, 1))
def test_a_date_is_plausible_or_nothing(text: str, today: date) -> None:
    understood = read_date(text, today)
    assert understood == read_date(text, today)
    if understood is not None:
        first = date.fromisoformat((understood + "-01-01")[:10])
        assert date(1990, 1, 1) <= first <= today + timedelta(days=366)
        assert len(understood) in {4, 7, 10}


@settings(max_examples=300)
@given(TEXTS)
def test_amounts_lengths_and_answers_are_plausible_or_nothing(text: str) -> None:
    amount, months, answer = read_money(text), read_months(text), read_yes_no(text)
    assert amount is None or 100_000 <= amount <= 1_000_000_000
    assert months is None or 0 <= months <= 720
    assert answer in {None, True, False}
    place = read_option(text, OPTIONS)
    assert place is None or 0 <= place < len(OPTIONS)


@given(TEXTS, WEIRD_OPTIONS)
def test_any_list_of_options_is_borne(text: str, options: object) -> None:
    place = read_option(text, options)
    assert place is None or (isinstance(options, (list, tuple, dict)) and 0 <= place < len(options))


@pytest.mark.parametrize("piece", LONG)
def test_long_messages_are_read_as_nothing(piece: str) -> None:
    text = (piece * 4096)[:4096].strip() + " x"
    assert read_date(text, date(2026, 11, 23)) is None
    assert read_money(text) is None
    assert read_months(text) is None
    assert read_yes_no(text) is None
    assert read_option(text, OPTIONS) is None


@pytest.mark.parametrize("value", [None, 12, 3.5, b"ya", ["ya"], object()])
def test_what_is_no_text_is_read_as_nothing(value: object) -> None:
    assert read_date(value, date(2026, 11, 23)) is None
    assert read_money(value) is read_months(value) is read_yes_no(value) is read_option(value, OPTIONS) is None


def test_blanks_and_invisible_signs_around_an_answer_do_not_matter() -> None:
    assert read_date("\u200b" + " " * 4000 + "12 maret 2025\n", date(2026, 11, 23)) == "2025-03-12"
    assert read_yes_no("\ufeffiya\u200d") is True
    assert read_money("\t4\u00a0juta\n") == 4_000_000
