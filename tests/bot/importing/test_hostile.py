"""Files that are damaged, made up, or meant to do harm: a clear sentence or a rejected row, never a crash."""

import io
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.importing.layout import Checked
from bot.importing.table import Unusable
from tests.bot.importing.files import BUDI, HEADING, SITI, as_csv, as_xlsx, checked, faults, repacked, table

# The warnings of openpyxl are silenced where it is imported, which pytest undoes.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
GOOD = as_xlsx([HEADING, SITI, BUDI])


def survived(file: bytes) -> list[Checked] | str:
    """Read a file to its end, or return the sentence that refuses it."""
    try:
        return checked(file)
    except Unusable as fault:
        return str(fault) or "nothing"


@settings(deadline=None)
@given(file=st.binary(max_size=400))
@example(b"")
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00")
@example(b"PK\x03\x04")
@example(b"\x00" * 100)
def test_random_bytes_are_no_table(file: bytes) -> None:
    assert isinstance(survived(file), str)
    assert isinstance(survived(b"PK\x03\x04" + file), str)


@settings(deadline=None)
@given(tail=st.binary(max_size=200))
def test_random_bytes_below_a_good_heading_give_no_good_row(tail: bytes) -> None:
    found = survived(as_csv([HEADING]) + tail)
    assert isinstance(found, str) or all(row.faults for row in found)


@settings(max_examples=150, deadline=None)
@given(cut=st.integers(0, len(GOOD) - 1))
def test_a_workbook_that_breaks_off_is_refused(cut: int) -> None:
    assert isinstance(survived(GOOD[:cut]), str)


@settings(max_examples=200, deadline=None)
@given(place=st.integers(0, len(GOOD) - 1), bit=st.integers(0, 7))
def test_a_workbook_with_one_wrong_bit_is_refused_or_read_right(place: int, bit: int) -> None:
    damaged = bytearray(GOOD)
    damaged[place] ^= 1 << bit
    found = survived(bytes(damaged))
    assert isinstance(found, str) or found == checked(GOOD)


@settings(max_examples=60, deadline=None)
@given(
    part=st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"]),
    content=st.binary(max_size=80),
)
def test_a_workbook_with_a_made_up_part_does_no_harm(part: str, content: bytes) -> None:
    survived(repacked(GOOD, **{part.replace("/", "_").replace(".", "__"): content}))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(GOOD, xl_worksheets_sheet1__xml=b"<x>" + b"0" * (60 << 20))
    assert len(bomb) < 1 << 20
    assert survived(bomb) == "The spreadsheet unpacks to far more than it should. Save only the table, as CSV."


def test_a_zip_of_other_things_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("surat.txt", "halo")
    assert survived(packed.getvalue()) == "This spreadsheet cannot be read. Save it once more as .xlsx or CSV."


def test_entities_that_multiply_are_refused() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    sheet = f'<!DOCTYPE x [<!ENTITY a0 "0123456789">{levels}]><worksheet><sheetData>&a11;</sheetData></worksheet>'
    assert isinstance(survived(repacked(GOOD, xl_worksheets_sheet1__xml=sheet.encode())), str)


def test_other_files_are_named() -> None:
    assert "old or locked Excel" in str(survived(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600))
    assert "document or a picture" in str(survived(b"%PDF-1.7 ..."))
    assert survived(b" \r\n\r\n") == "The file is empty."


@pytest.mark.parametrize("cell", ["x" * 1_000_000, "baris\n" * 200_000, "é" * 1_000_000])
def test_a_cell_of_a_megabyte_costs_only_its_row(cell: str) -> None:
    file = table((*SITI, ""), (*BUDI, cell), (*BUDI, ""), heading=(*HEADING, "note"))
    assert faults(file) == [(2, []), (3, [("note", "too long")]), (4, [])]


def test_a_quote_mark_without_an_end_refuses_the_file() -> None:
    rows = as_csv([SITI] * 100_000)
    found = survived(as_csv([HEADING, SITI]) + b'"' + rows)
    assert found == "Row 3 has a cell without an end. Look for a quote mark there."
    assert "millions of characters" in str(survived(as_csv([HEADING]) + b"x" * (5 << 20)))


def test_characters_that_no_text_has_cost_only_their_row() -> None:
    file = table((*SITI, "a\x00b"), (*BUDI, "a\x1bb"), (*BUDI, "tab\tis fine"), heading=(*HEADING, "note"))
    why = [("note", "holds characters that no text has")]
    assert faults(file) == [(2, why), (3, why), (4, [])]


def test_errors_of_spreadsheets_cost_only_their_row() -> None:
    book = as_xlsx([HEADING, ("#N/A", *SITI[1:]), SITI, BUDI])
    assert faults(book) == [(2, [("kpj", "an error of the spreadsheet")]), (3, []), (4, [])]


def test_a_date_beyond_all_calendars_costs_only_its_row() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEADING, SITI, BUDI):
        sheet.append(row)
    impossible = sheet.cell(2, 3, 99_999_999)
    impossible.number_format = "dd/mm/yyyy"
    packed = io.BytesIO()
    book.save(packed)
    assert faults(packed.getvalue()) == [(2, [("birth_date", "an error of the spreadsheet")]), (3, [])]


def test_a_dimension_that_lies_is_not_believed() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b'<dimension ref="A1:D3"' in sheet
    for lie in (b'<dimension ref="A1:A1"', b'<dimension ref="A1:XFD1048576"'):
        lying = repacked(GOOD, xl_worksheets_sheet1__xml=sheet.replace(b'<dimension ref="A1:D3"', lie))
        assert checked(lying) == checked(GOOD)


def test_a_stray_cell_far_away_is_no_harm_and_thousands_of_them_are_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    far = [b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (number, number) for number in range(4, 1004)]
    stray, many = (
        repacked(GOOD, xl_worksheets_sheet1__xml=sheet.replace(b"</sheetData>", b"".join(rows) + b"</sheetData>"))
        for rows in (far[:1], far)
    )
    assert [row.row for row in checked(stray) if not row.faults] == [2, 3]
    assert survived(many) == "The spreadsheet unpacks to far more than it should. Save only the table, as CSV."


def test_wrong_things_in_every_cell_are_all_told() -> None:
    heading = (*HEADING, "since", "month", "month_state", "amount", "region")
    row = ("x", "x", "x", "x", "x", "x", "x", "x", "x")
    ((_, found),) = faults(table(row, heading=heading))
    assert [where for where, _ in found] == list(heading)
