"""Posters: their code leads where it says, their words fit and keep to the rule book, and phones can read them."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.paper import write_posters
from bot.paper.pdf.pages import HEIGHT, WIDTH, Page
from bot.paper.poster.layout import lay_out
from bot.paper.qr import squares
from bot.words import Voice
from conversations.engine.text import Raw
from conversations.socialization.codes import ALPHABET
from conversations.socialization.posters import poster, posters
from conversations.socialization.records import Source
from tests.bot.paper.qr_reader import Rows, read_qr
from tests.bot.paper.reading import read, words_of

VOICE = Voice("id")
BOARD = Source("K7M2QX9T", "poster", "Papan pengumuman Disnaker", "12.72")
LINK = "https://t.me/kawan_jkp_bot?start=K7M2QX9T"
BLACK = "#000000"
SHEET = poster(BOARD, LINK)

names = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=5, max_size=32)
codes = st.text(ALPHABET, min_size=8, max_size=8)


@settings(max_examples=40)
@given(names, codes)
def test_a_code_is_read_as_it_was_written(name: str, code: str) -> None:
    link = f"https://t.me/{name}?start={code}"
    assert read_qr(squares(link)) == link


def painted(page: Page) -> Rows:
    """Return the squares of the code as they are painted on a page."""
    dark = [fill for fill in page.fills if fill.colour == BLACK]
    left, top = min(fill.left for fill in dark), min(fill.top for fill in dark)
    size = max(fill.left + fill.width for fill in dark) - left
    count = len(squares(LINK))
    module = size / count

    def is_dark(y: int, x: int) -> bool:
        across, down = left + (x + 0.5) * module, top + (y + 0.5) * module
        return any(
            fill.left <= across < fill.left + fill.width and fill.top <= down < fill.top + fill.height for fill in dark
        )

    return [[is_dark(y, x) for x in range(count)] for y in range(count)]


def test_the_code_on_the_poster_opens_the_bot_by_its_source() -> None:
    assert read_qr(painted(lay_out(SHEET, VOICE.plain))) == LINK


def test_the_code_keeps_its_white_margin_and_is_large_enough_for_two_metres() -> None:
    page = lay_out(SHEET, VOICE.plain)
    dark = [fill for fill in page.fills if fill.colour == BLACK]
    left, right = min(fill.left for fill in dark), max(fill.left + fill.width for fill in dark)
    top, bottom = min(fill.top for fill in dark), max(fill.top + fill.height for fill in dark)
    margin = 4 * (right - left) / len(squares(LINK))
    assert (right - left) / 72 * 25.4 > 80
    assert left >= margin - 1
    for fill in page.fills:
        near = fill.left < right + margin - 1 and fill.left + fill.width > left - margin + 1
        assert fill.colour == BLACK or not near or fill.top + fill.height <= top - margin + 1
    for line in page.lines:
        beside = line.left >= right + margin - 1
        assert beside or line.top + line.face.size <= top - margin + 1 or line.top >= bottom + margin - 1


def written(*sources: Source, forms: tuple[str, ...] = ("a4", "a6", "png", "svg")) -> dict[str, bytes]:
    links = {each.code: f"https://t.me/kawan_jkp_bot?start={each.code}" for each in sources}
    files = write_posters(posters(sources, links, *forms), VOICE)  # type: ignore[arg-type] # the names of forms
    return {file.name: file.content for file in files}


def test_a_source_has_four_files_that_are_the_same_every_time() -> None:
    files = written(BOARD)
    assert list(files) == [
        "poster-K7M2-QX9T-a4.pdf",
        "poster-K7M2-QX9T-a6.pdf",
        "qr-K7M2-QX9T.png",
        "qr-K7M2-QX9T.svg",
    ]
    assert files == written(BOARD)


def test_the_poster_says_what_the_rule_book_says_with_its_date_and_how_to_come() -> None:
    words = words_of(written(BOARD)["poster-K7M2-QX9T-a4.pdf"])
    for told in ("Kena PHK?", "60% upah", "Rp3.000.000", "6 bulan", "12 bulan iuran", "K7M2-QX9T", "@kawan_jkp_bot"):
        assert told in words
    for told in ("175", "PP 6/2025", "23 November 2026", "bukan kantor BPJS", "Kota Pematangsiantar"):
        assert told in words


def test_the_small_poster_is_the_large_one_at_half_its_size() -> None:
    files = written(BOARD)
    large, small = (files[f"poster-K7M2-QX9T-{size}.pdf"] for size in ("a4", "a6"))
    assert words_of(large) == words_of(small)
    assert f"/MediaBox [0 0 {WIDTH:.2f} {HEIGHT:.2f}]".encode() in large
    assert re.search(rb"/MediaBox \[0 0 297\.6\d 420\.9\d\]", small)


def test_a_batch_is_one_file_with_a_page_for_each_source() -> None:
    sources = [replace(BOARD, code=f"K7M2QX9{sign}", name=f"Papan {sign}") for sign in "ABC"]
    files = written(*sources, forms=("a6",))
    pages = read(files["poster-3-a6.pdf"])
    assert [any("Papan " + sign in found.words for found in page) for page, sign in zip(pages, "ABC", strict=True)]


@pytest.mark.parametrize(
    "source",
    [
        replace(BOARD, name="W" * 80),
        replace(BOARD, name="PT " + "Sumber Makmur " * 5, kind="factory", on=date(2026, 12, 10), workers=350),
        replace(BOARD, name="<b>Pabrik</b> & 💼 工場", region=""),
    ],
)
def test_no_words_leave_the_page_whatever_the_source_is_called(source: Source) -> None:
    handle = "a_bot_with_the_longest_name_bot_"
    sheet = poster(source, f"https://t.me/{handle}?start={source.code}")
    page = lay_out(replace(sheet, lead=Raw("kata " * 40)), VOICE.plain)
    for line in page.lines:
        assert line.left >= 0
        assert line.left + line.face.length(line.words) <= WIDTH - 20
        assert 0 <= line.top <= HEIGHT - 12


def test_the_png_holds_the_code_with_its_white_margin() -> None:
    margin, count = 4, len(squares(LINK))
    side = count + 2 * margin
    with Image.open(io.BytesIO(written(BOARD)["qr-K7M2-QX9T.png"])) as picture:
        assert picture.width == picture.height >= 20 * side
        shades = picture.convert("L").resize((side, side), Image.Resampling.NEAREST)
    rows = [[shades.getpixel((x, y)) == 0 for x in range(side)] for y in range(side)]
    assert not any(any(row) for row in (*rows[:margin], *rows[-margin:]))
    assert not any(any(row[:margin]) or any(row[-margin:]) for row in rows)
    assert read_qr([row[margin:-margin] for row in rows[margin:-margin]]) == LINK
