"""The files of a paper: their names and kinds, the text for the chat, the sheet for the computer."""

import csv
import io
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.paper import Written, write
from bot.words import Voice
from conversations.engine.papers import Fields, Heading, Paper, PaperForm, Paragraph, Table
from conversations.engine.text import Lines, Money, Raw, text
from tests.bot.paper.samples import HARD, LETTER, SAMPLES, STRANGE, month, pairs, raw

VOICE = Voice("en")
ROOT = Path(__file__).resolve().parents[3]


def written(paper: Paper, form: PaperForm) -> Written:
    [file] = write(replace(paper, forms=(form,)), VOICE)
    return file


def plain(paper: Paper) -> str:
    return written(paper, "txt").content.decode()


def sheet(paper: Paper) -> list[list[str]]:
    content = written(paper, "csv").content
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def of(*blocks: Paragraph | Fields | Table | Heading) -> Paper:
    return replace(LETTER, title=Raw("Judul"), blocks=blocks, footer=None)


def test_each_form_becomes_a_file_in_its_order() -> None:
    files = write(month(3), VOICE)
    assert [(file.name, file.mime) for file in files] == [
        ("Bukti-bulan-2.pdf", "application/pdf"),
        ("Bukti-bulan-2.txt", "text/plain"),
        ("Bukti-bulan-2.csv", "text/csv"),
    ]
    assert files[0].content.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Surat PHK", "Surat-PHK"),
        ("../../etc/passwd", "etc-passwd"),
        ("naïve Ünlü", "naive-Unlu"),
        ("汉字", "kawan-jkp"),
        ("a\nb\0c.pdf", "a-b-c-pdf"),
        ("x" * 500, "x" * 60),
        ("\ud800", "kawan-jkp"),
    ],
)
def test_names_are_safe_everywhere(name: str, expected: str) -> None:
    assert written(replace(LETTER, name=name), "txt").name == f"{expected}.txt"


@given(st.text(max_size=90))
def test_any_name_becomes_letters_digits_and_dashes(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,59}\.txt", written(replace(LETTER, name=name), "txt").name)


def test_a_sheet_without_tables_is_left_out() -> None:
    assert [file.name for file in write(replace(LETTER, forms=("csv", "txt")), VOICE)] == [
        "Surat-minta-pelaporan-PHK.txt"
    ]


@pytest.mark.parametrize("paper", SAMPLES)
def test_the_same_words_give_the_same_files(paper: Paper) -> None:
    assert write(paper, VOICE) == write(replace(paper), Voice("en"))


def test_the_text_reads_from_top_to_bottom() -> None:
    paper = of(
        Heading(Raw("Bagian")),
        Paragraph(text("<b>Pay</b> {sum} on {day} &amp; go.", sum=Money(3_000_000), day=date(2026, 3, 12))),
        Paragraph(Lines(raw("satu", "dua"))),
        Fields(pairs("Nama", "Rina", "Catatan", "")),
        Table(raw("Tanggal", "Tempat"), (raw("3 Maret", "PT A"), raw("4 Maret", "PT B"))),
    )
    assert plain(replace(paper, footer=Raw("Kaki"))) == (
        "Judul\n=====\n\nBagian\n------\n\nPay Rp3,000,000 on 12 March 2026 & go.\n\nsatu\ndua\n\n"
        "Nama: Rina\nCatatan: –\n\nTanggal: 3 Maret\nTempat: PT A\n\nTanggal: 4 Maret\nTempat: PT B\n\n---\n\nKaki\n"
    )


def test_the_text_leaves_room_to_sign() -> None:
    assert "Hormat saya,\n\n\n\n\nRina Wulandari" in plain(LETTER)


def test_the_text_keeps_every_script_but_no_controls() -> None:
    words = plain(of(Paragraph(Raw(f"{STRANGE}\r\nbaris\tdua"))))
    assert all(part in words for part in ("🎉", "👩‍👩‍👧", "汉字", "مرحبا", "?", "\nbaris dua"))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", words)


@pytest.mark.parametrize("paper", SAMPLES)
def test_the_sheet_holds_the_tables_cell_by_cell(paper: Paper) -> None:
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    if not tables:
        assert write(replace(paper, forms=("csv",)), VOICE) == []
        return
    rows = [VOICE.plain(cell) for table in tables for row in (table.head, *table.rows) for cell in row]
    clean = [cell.encode("utf-8", "replace").decode().replace("\0", "") for cell in rows]
    assert [cell.replace("'", "") for row in sheet(paper) for cell in row] == [cell.replace("'", "") for cell in clean]


def test_tables_of_a_sheet_are_apart_by_a_blank_line() -> None:
    paper = of(Table(raw("a", "b"), (raw("1", ""),)), Paragraph(Raw("antara")), Table(raw("c"), (raw("2"),)))
    assert sheet(paper) == [["a", "b"], ["1", ""], [], ["c"], ["2"]]


@pytest.mark.parametrize("cell", ["=1+1", "+62812", "-5", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x";"y")'])
def test_a_sheet_computes_nothing(cell: str) -> None:
    assert sheet(of(Table(raw(cell), (raw(cell),)))) == [[f"'{cell}"], [f"'{cell}"]]


def test_a_sheet_computes_nothing_where_a_semicolon_ends_a_cell() -> None:
    cells = ("PT Maju;=1+1", "a; @SUM(A1)", "a;b", " =1", "\uff1d1")
    assert sheet(of(Table(raw(*cells), ()))) == [["PT Maju;'=1+1", "a;' @SUM(A1)", "a;b", "' =1", "'\uff1d1"]]


@pytest.mark.parametrize("cell", ["", 'PT "Maju", Tbk', "dua\nbaris", "…1234", "'kutip", "3=4", "a,b;c"])
def test_ordinary_cells_come_back_as_they_were(cell: str) -> None:
    assert sheet(of(Table(raw("kepala", "x"), (raw(cell, "y"),)))) == [["kepala", "x"], [cell, "y"]]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), max_size=5))
def test_any_cell_is_harmless_and_whole(rows: list[list[str]]) -> None:
    paper = of(Table(raw("a", "b"), tuple(raw(*row) for row in rows)))
    read = sheet(paper)[1:]
    assert len(read) == len(rows)
    for cells, back in zip(rows, read, strict=True):
        for cell, shown in zip(cells, back, strict=True):
            assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))
            clean = cell.encode("utf-8", "replace").decode().replace("\0", "")
            assert shown.replace("'", "") == clean.replace("'", "")


def test_the_library_that_paints_is_loaded_for_the_first_pdf_only() -> None:
    code = (
        "import sys, bot.courier\nassert 'bot.paper' in sys.modules and 'fpdf' not in sys.modules\n"
        "from tests.bot.paper.samples import LETTER\nfrom bot.words import Voice\n"
        "bot.paper.write(LETTER, Voice('en'))\nassert 'fpdf' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_hard_words_are_written_in_every_form() -> None:
    assert [file.name for file in write(HARD, VOICE)] == [f"Unlu-naive-pdf.{form}" for form in ("pdf", "txt", "csv")]
