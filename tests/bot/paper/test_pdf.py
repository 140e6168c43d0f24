"""The PDF: all words on its pages, none over the edge or over each other, and the same bytes every time."""

import logging
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.paper import write
from bot.paper.pdf.layout import lay_out
from bot.paper.pdf.lettering import Face, broken, clipped, legible
from bot.paper.pdf.pages import BOTTOM, LEFT, RIGHT, TOP, Line, Page
from bot.words import Voice
from conversations.engine.papers import Block, Fields, Heading, Paper, Paragraph, Table
from conversations.engine.text import Raw
from tests.bot.paper.reading import read, words_of
from tests.bot.paper.samples import HARD, LETTER, LONG, SAMPLES, STRANGE, WORD, month, raw

VOICE = Voice("en")
ROOT = Path(__file__).resolve().parents[3]

words = st.one_of(
    st.text(max_size=30),
    st.sampled_from(("", WORD, STRANGE, LONG[:900], "kata " * 40, "baris\n\nlain", "30 September 2026", "i" * 300)),
)


def tables(width: int) -> st.SearchStrategy[Table]:
    row = st.lists(words, min_size=width, max_size=width).map(lambda cells: raw(*cells))
    return st.builds(Table, row, st.lists(row, max_size=5).map(tuple))


blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, words.map(Raw)),
    st.builds(Paragraph, words.map(Raw), st.booleans()),
    st.builds(Fields, st.lists(st.tuples(words.map(Raw), words.map(Raw)), max_size=4).map(tuple)),
    st.integers(0, 9).flatmap(tables),
)
papers = st.builds(
    lambda title, parts, foot: replace(LETTER, title=Raw(title), blocks=tuple(parts), footer=Raw(foot)),
    words,
    st.lists(blocks, max_size=6),
    words,
)


def pdf_of(paper: Paper) -> bytes:
    [file] = write(replace(paper, forms=("pdf",)), VOICE)
    return file.content


def of(*parts: Block) -> Paper:
    return replace(LETTER, title=Raw("Judul"), blocks=parts, footer=None)


def body(page: Page) -> list[Line]:
    return [line for line in page.lines if TOP <= line.top < BOTTOM]


def said(paper: Paper) -> str:
    """All words of the body as they should be legible."""
    found = [paper.title]
    for block in paper.blocks:
        match block:
            case Heading() | Paragraph():
                found.append(block.words)
            case Fields():
                found += [each for row in block.rows for each in row]
            case Table():
                found += [each for row in (block.head, *block.rows) for each in row]
    return " ".join(legible(VOICE.plain(each)) for each in found)


@settings(max_examples=60, deadline=None)
@given(papers)
@example(HARD)
@example(month(60))
def test_nothing_runs_over_an_edge_or_over_other_words(paper: Paper) -> None:
    for page in lay_out(paper, VOICE.plain):
        boxes = [(line.left, line.top, line.left + line.face.length(line.words), line) for line in page.lines]
        for left, top, right, line in boxes:
            assert left >= LEFT - 0.01
            assert right <= RIGHT + 0.01
            assert top >= 36
            assert top + line.face.leading <= (BOTTOM + 0.02 if line in body(page) else 841.89 - 20)
        for index, (left, top, right, line) in enumerate(boxes):
            for other_left, other_top, other_right, other in boxes[index + 1 :]:
                beside = right <= other_left + 0.01 or other_right <= left + 0.01
                apart = abs(top - other_top) >= min(line.face.leading, other.face.leading) - 0.01
                assert beside or apart, (line, other)


@settings(max_examples=60, deadline=None)
@given(papers)
@example(HARD)
def test_nothing_that_was_said_is_lost(paper: Paper) -> None:
    shown = Counter("".join(line.words for page in lay_out(paper, VOICE.plain) for line in body(page)))
    expected = Counter("".join(said(paper).split()))
    assert all(shown[character] >= count for character, count in expected.items())


@settings(max_examples=15, deadline=None)
@given(papers)
@example(HARD)
def test_the_file_says_what_was_laid_out(paper: Paper) -> None:
    pages = lay_out(paper, VOICE.plain)
    back = read(pdf_of(paper))
    assert len(back) == len(pages)
    for page, found in zip(pages, back, strict=True):
        lines = [line for line in page.lines if line.words]
        assert [each.words for each in found] == [line.words for line in lines]
        for line, each in zip(lines, found, strict=True):
            assert each.left == pytest.approx(line.left, abs=0.02)
            assert each.feet == pytest.approx(841.89 - line.top - line.face.baseline, abs=0.02)


def test_a_letter_reads_from_top_to_bottom_on_one_page() -> None:
    [page] = read(pdf_of(LETTER))
    text = " ".join(found.words for found in page)
    at = 0
    for part in ("Permintaan pelaporan PHK", "Kepada Yth.", "Rina Wulandari", "My last wage was Rp5,250,000. Please"):
        at = text.index(part, at)
    feet = {found.words: found.feet for found in page}
    assert 70 < feet["Hormat saya,"] - page[-3].feet < 120
    assert page[-3].words == "Rina Wulandari"
    assert feet["Nama"] == pytest.approx(next(f.feet for f in page if f.words == "Rina Wulandari"), abs=0.6)


def test_pages_are_numbered_and_bear_title_and_footer() -> None:
    pages = read(pdf_of(month(60)))
    assert len(pages) == 3
    for index, page in enumerate(pages, 1):
        shown = [found.words for found in page]
        assert f"Page {index} of 3" in shown
        assert "Catatan pribadi Anda; bukan keputusan resmi." in shown
        assert shown.count("Bukti mencari kerja, bulan 2") == 1


def test_the_head_of_a_table_is_repeated_and_rows_stay_whole() -> None:
    pages = read(pdf_of(month(60)))
    rows = []
    for page in pages:
        shown = [found.words for found in page]
        assert shown.count("Perusahaan") == 1
        rows += [found for found in page if found.words.endswith("November 2026") and "–" not in found.words]
    assert len(rows) == 60
    assert len({found.left for found in rows}) == 1


def test_cells_of_ordinary_tables_are_not_broken() -> None:
    text = words_of(pdf_of(month(9)))
    assert "Rumah Makan Sederhana cabang Bekasi Timur" in text
    assert "Melamar lewat SIAPkerja" in text


def test_a_long_word_leaves_room_for_the_other_columns() -> None:
    [page] = lay_out(of(Table(raw("Satu", "Dua"), (raw("Perusahaan belum melapor", WORD),))), VOICE.plain)
    assert "Perusahaan belum melapor" in [line.words for line in page.lines]


def test_a_row_longer_than_a_page_goes_on_below_the_head() -> None:
    pages = read(pdf_of(of(Table(raw("Tanggal", "Cerita", "Lain"), (raw("3 Maret", LONG * 3, "ada"),)))))
    assert len(pages) > 2
    assert all("Cerita" in [found.words for found in page] for page in pages)
    assert sum(found.words.count("melapor") for page in pages for found in page) == (LONG * 3).count("melapor")


def test_a_head_that_fills_pages_is_shown_once() -> None:
    paper = of(Table(raw(LONG * 3, "Dua"), (raw("a", "b"),) * 3))
    assert words_of(pdf_of(paper)).count("Dua") == 1


@pytest.mark.parametrize("filler", range(34, 46))
def test_a_heading_does_not_stand_alone_at_the_foot(filler: int) -> None:
    lines = Paragraph(Raw("isi\n" * filler))
    pages = lay_out(of(lines, Heading(Raw("Kepala")), Paragraph(Raw("badan"))), VOICE.plain)
    with_heading = [[line.words for line in page.lines] for page in pages if "Kepala" in [x.words for x in page.lines]]
    assert "badan" in with_heading[0]


@pytest.mark.parametrize("filler", range(30, 46))
def test_room_to_sign_stays_with_the_name(filler: int) -> None:
    lines = Paragraph(Raw("isi\n" * filler))
    pages = lay_out(of(lines, Paragraph(Raw("Hormat saya,"), space=True), Paragraph(Raw("Rina"))), VOICE.plain)
    last = {line.words: line.top for line in pages[-1].lines}
    assert last["Rina"] - last["Hormat saya,"] > 70


def test_paragraphs_follow_each_other_down_the_page() -> None:
    [page] = lay_out(LETTER, VOICE.plain)
    tops = [line.top for line in body(page) if line.left == LEFT]
    assert all(upper < lower for upper, lower in pairwise(tops))


def test_many_columns_are_set_smaller() -> None:
    def size(count: int) -> float:
        [page] = lay_out(of(Table(raw(*"abcdefghi"[:count]), (raw(*"x" * count),))), VOICE.plain)
        return next(line.face.size for line in page.lines if line.words == "x")

    assert size(9) < size(6) == size(1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selamat 🎉 ya", "Selamat ◊ ya"),
        ("●●○ 2 dari 3 ✓", "••· 2 dari 3 √"),
        ("👩‍👩‍👧", "◊◊◊"),
        ("𝐁𝐞𝐫𝐡𝐚𝐤 ３", "Berhak 3"),
        ("e\u0301", "é"),
        ("汉字 مرحبا", "◊◊ ◊◊◊◊◊"),
        ("a\u200bb\u202ec\x07", "abc"),
        ("\ud800", "◊"),
        ("\n dua\r\nbaris \n", " dua\nbaris"),
        ("tab\tdi\u00a0sini", "tab di sini"),
        ("", ""),
    ],
)
def test_what_the_font_lacks_leaves_a_visible_sign(text: str, expected: str) -> None:
    assert legible(text) == expected


@given(st.text(max_size=80))
def test_what_is_legible_stays_so(text: str) -> None:
    once = legible(text)
    assert legible(once) == once
    assert not set(once) & set("\r\t\x00\ud800")


@given(words, st.floats(20, 500), st.sampled_from((7.0, 10.5, 20.0)))
@settings(max_examples=80, deadline=None)
def test_broken_lines_keep_their_width_and_words(text: str, width: float, size: float) -> None:
    face = Face("Bold", size, "#000000")
    lines = broken(text, face, width)
    assert all(face.length(line) <= width or len(line) == 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(legible(text).split())
    short = clipped(text, face, width)
    assert face.length(short) <= width or len(short) <= 2
    assert short.endswith("…") or short == " ".join(legible(text).split())


def test_unknown_characters_are_no_trouble_to_the_library(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert "Selamat ◊ keluarga ◊◊◊ Berhak ◊◊ ◊◊◊◊◊ é abc ◊ ◊ ok" in words_of(pdf_of(of(Paragraph(Raw(STRANGE)))))
    assert not caplog.records


def test_the_file_bears_title_and_language_and_no_day() -> None:
    content = pdf_of(replace(LETTER, title=Raw("Surat\nsaya")))
    assert b"/Title (Surat saya)" in content
    assert b"/Lang (en)" in content
    assert b"/DisplayDocTitle true" in content
    assert b"CreationDate" not in content
    assert b"ModDate" not in content


def test_the_same_words_give_the_same_bytes_in_every_process() -> None:
    code = (
        "from hashlib import sha256\nfrom tests.bot.paper.test_pdf import HARD, pdf_of\n"
        "print(sha256(pdf_of(HARD)).hexdigest())"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            cwd=ROOT,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    ]
    assert told == [sha256(pdf_of(HARD)).hexdigest()] * 2


@pytest.mark.parametrize("paper", SAMPLES)
def test_only_what_is_used_is_packed_in(paper: Paper) -> None:
    assert len(pdf_of(paper)) < 60_000
