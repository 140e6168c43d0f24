"""The same table, however it was saved."""

import io
import random
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.importing.claims import CLAIMS
from bot.importing.layout import find_heading
from bot.importing.opening import digest, open_table
from bot.importing.table import Unusable
from tests.bot.importing.files import BUDI, HEADING, SITI, as_csv, as_xlsx, checked, faults, repacked, table

EXPECTED = [
    {"kpj": "12345678901", "phone": "+6281234567890", "birth_date": date(1990, 12, 31), "state": "approved"},
    {"kpj": "12345678902", "phone": "+6281334567890", "birth_date": date(1985, 2, 1), "state": "verifying"},
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_encoding_and_delimiter_give_the_same_rows(encoding: str, delimiter: str) -> None:
    rows = checked(as_csv([HEADING, SITI, BUDI], delimiter, encoding))
    assert [row.values for row in rows] == EXPECTED
    assert [row.row for row in rows] == [2, 3]


@settings(deadline=None)
@given(
    shuffled=st.permutations(range(4)),
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(ENCODINGS),
    end=st.sampled_from(["\r\n", "\n"]),
    titles=st.integers(0, 15),
    blanks=st.integers(0, 3),
)
def test_columns_stand_in_any_order_below_titles_and_between_blank_rows(
    shuffled: list[int], delimiter: str, encoding: str, end: str, titles: int, blanks: int
) -> None:
    rows = [[row[place] for place in shuffled] for row in (HEADING, SITI, BUDI)]
    above: list[Any] = [["Daftar klaim JKP", "", "", ""]] * titles
    file = as_csv([*above, rows[0], *[[""] * 4] * blanks, *rows[1:]], delimiter, encoding, end)
    found = checked(file)
    assert [row.values for row in found] == EXPECTED
    assert found[0].row == titles + blanks + 2


@pytest.mark.parametrize(
    "heading",
    [
        ("No KPJ", "no_hp", "tgl lahir", "Status Klaim"),
        ("Nomor BPJS TK", "Telepon", "Tanggal Lahir (hh/bb/tttt)", "STATUS"),
        ("NO. KPJ *", "Handphone", "DOB", "status_klaim"),
        ("  kpj ", "Nomor  WhatsApp", "Tgl. Lahir", "Claim State"),
        ("Nomor KPJ Peserta", "No. HP / WA", "Tanggal Lahir Peserta", "Status Terakhir"),
        ("No. Kartu BPJS", "No. Telepon/HP", "Tgl Lahir Peserta", "Status Klaim JKP"),
    ],
)
def test_headings_are_known_by_many_names(heading: tuple[str, ...]) -> None:
    assert [row.values for row in checked(table(SITI, BUDI, heading=heading))] == EXPECTED


def test_every_name_of_a_column_is_of_one_column_only() -> None:
    names = [squeezed for column in CLAIMS.columns for squeezed in {*column.also, column.name}]
    assert len(names) == len(set(names))
    assert len(CLAIMS.names) >= 100


def test_a_workbook_gives_the_same_rows_from_its_first_visible_sheet_with_a_heading() -> None:
    wrong = [HEADING, ("99999999999", *SITI[1:])]
    file = as_xlsx(wrong, [["Rekap"], [3]], [["Daftar klaim"], [], HEADING, SITI, BUDI], wrong, hidden=[0])
    rows = checked(file)
    assert [row.values for row in rows] == EXPECTED
    assert [row.row for row in rows] == [4, 5]


def test_a_workbook_may_hold_dates_and_numbers_that_lost_their_zeros() -> None:
    rows = checked(as_xlsx([HEADING, (1234567890, 81234567890, datetime.fromisoformat("1990-12-31"), "paid")]))
    assert rows[0].values == {**EXPECTED[0], "kpj": "01234567890", "state": "paid"}
    rows = checked(as_xlsx([HEADING, (1234567890.0, 6281234567890.0, 33238, "paid")]))
    assert rows[0].values == {**EXPECTED[0], "kpj": "01234567890", "state": "paid"}


def test_formulas_count_by_their_stored_result_and_are_never_evaluated() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([*HEADING, "note"])
    sheet.append([*SITI, "=1+1"])
    sheet.append([*BUDI, None])
    packed = io.BytesIO()
    book.save(packed)
    assert faults(packed.getvalue()) == [(2, [("note", "a formula without a stored result")]), (3, [])]
    stored = packed_with_result(packed.getvalue())
    assert [row.values["note"] for row in checked(stored)] == ["2", None]


def packed_with_result(file: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    calculated, times = re.subn(rb"<f>1\+1</f><v ?/>|<f>1\+1</f><v></v>", b"<f>1+1</f><v>2</v>", sheet)
    assert times == 1
    return repacked(file, xl_worksheets_sheet1__xml=calculated)


def test_cells_that_look_like_formulas_are_text_in_a_csv() -> None:
    rows = checked(table((*SITI, "=HYPERLINK(1)", "+Siti Aminah"), heading=(*HEADING, "note", "name")))
    assert (rows[0].values["note"], rows[0].values["name"]) == ("=HYPERLINK(1)", "S.A.")


def test_quoted_cells_may_hold_delimiters_quotes_and_lines() -> None:
    note = 'kurang: "KTP",\nlalu; KK'
    rows = checked(table((*SITI, note), (*BUDI, ""), heading=(*HEADING, "catatan")))
    assert [row.values["note"] for row in rows] == ['kurang: "KTP", lalu; KK', None]
    assert [row.row for row in rows] == [2, 3]


def test_unknown_columns_are_told_and_missing_ones_named() -> None:
    with open_table(table((*SITI, "x"), heading=(*HEADING, "Zodiak"))) as opened:
        _, heading = find_heading(opened, CLAIMS)
    assert heading.unknown == ("Zodiak",)
    with pytest.raises(Unusable, match=r"heading in row 1 lacks: birth_date, state"):
        checked(as_csv([("kpj", "phone"), SITI[:2]]))
    with pytest.raises(Unusable, match="lacks: state"):
        checked(as_csv([HEADING[:3], SITI[:3]]))
    with pytest.raises(Unusable, match="No heading was found"):
        checked(as_csv([("satu", "dua"), ("1", "2")]))
    with pytest.raises(Unusable, match="Columns 1 and 5 both mean kpj"):
        checked(table((*SITI, "1"), heading=(*HEADING, "No. KPJ")))


def test_a_row_with_more_cells_than_headings_is_rejected() -> None:
    assert faults(table((*SITI, "lebih"), BUDI)) == [(2, [("", "more cells than headings")]), (3, [])]


def test_a_row_that_breaks_off_lacks_what_is_required() -> None:
    ((_, found),) = faults(as_csv([HEADING, SITI[:2]]))
    assert found == [("birth_date", "must not be empty"), ("state", "must not be empty")]


def test_the_digest_is_that_of_the_contents(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(table(SITI))
    assert digest(file) == digest(table(SITI)) != digest(table(BUDI))


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), rows=st.integers(0, 30))
def test_csv_and_workbook_agree_on_every_row(seed: int, rows: int) -> None:
    chance = random.Random(seed)
    pool: list[tuple[str, ...]] = [SITI, BUDI, ("x", *SITI[1:]), (SITI[0], "12", *SITI[2:]), ("", "", "", "")]
    brought = [HEADING, *(chance.choice(pool) for _ in range(rows))]
    assert checked(as_csv(brought)) == checked(as_xlsx([[cell or None for cell in row] for row in brought]))
