"""Words are fitted into their room, in letters that the font has."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.picture.glyphs import readable
from bot.picture.lettering import Face, fit
from tests.bot.picture.answers import strings


@given(st.text(max_size=60) | strings, st.integers(60, 900), st.integers(1, 4))
@settings(max_examples=80, deadline=None)
@example("¼", 60, 1)
def test_a_fitted_text_keeps_its_width_lines_and_words(text: str, width: int, limit: int) -> None:
    block = fit(text, Face("Bold", 60), width, limit)
    assert len(block.lines) <= limit
    assert block.width <= width
    assert 36 <= block.face.size <= 60
    assert block.height == len(block.lines) * block.face.line_height
    kept = "".join(block.lines).replace(" ", "")
    whole = readable(text).replace(" ", "")
    assert kept == whole or (kept.endswith("…") and whole.startswith(kept[:-1]))


def test_a_text_shrinks_before_its_words_are_broken() -> None:
    word = "Ketenagakerjaan"
    large, small = Face("Bold", 60), Face("Bold", 40)
    block = fit(word, large, small.length(word), 2)
    assert block.lines == (word,)
    assert 36 <= block.face.size <= 40
    assert fit(word, large, 2000, 2).face.size == 60


def test_no_word_stands_alone_when_lines_can_be_even() -> None:
    face = Face("Bold", 60)
    first, second = fit("satu dua tiga empat lima enam", face, face.length("satu dua tiga empat lima "), 2).lines
    assert first == "satu dua tiga"
    assert second == "empat lima enam"


@pytest.mark.parametrize("kept", ["–—·•“”‘’…", "Rp3.000.000", "AZ az 0123456789", "éèñüç", "60% (≥ 12) / & + ; : ? !"])
def test_letters_and_signs_of_the_font_are_kept(kept: str) -> None:
    assert readable(kept) == kept


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selamat 🎉🎉 ya", "Selamat ya"),
        ("keluarga 👩‍👩‍👧", "keluarga"),
        ("𝐁𝐞𝐫𝐡𝐚𝐤 ３", "Berhak 3"),
        ("e\u0301", "é"),
        ("汉字", "??"),
        ("a\u200bb\u202ec\ud800", "abc"),
        (" dua\n\tbaris\u00a0", "dua baris"),
        ("🎉", ""),
    ],
)
def test_what_the_font_lacks_leaves_no_hollow_boxes(text: str, expected: str) -> None:
    assert readable(text) == expected


@given(st.text(max_size=80))
@settings(max_examples=80, deadline=None)
def test_only_glyphs_of_the_font_are_shown(text: str) -> None:
    for weight in ("Medium", "SemiBold", "Bold"):
        font = Face(weight, 40).font()
        hollow = bytes(font.getmask("\uffff"))
        once = readable(text)
        assert all(character == " " or bytes(font.getmask(character)) != hollow for character in once)
        assert readable(once) == once
