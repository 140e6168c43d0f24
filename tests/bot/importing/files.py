"""Files as offices bring them, made in memory."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from openpyxl import Workbook

from bot.importing.claims import CLAIMS
from bot.importing.layout import Checked, check_rows, find_heading
from bot.importing.opening import open_table
from bot.importing.staging import Bringing

TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 3, tzinfo=UTC)
BRINGING = Bringing("an officer", "klaim.csv", NOW, TODAY)
HEADING = ("kpj", "phone", "birth_date", "state")
SITI = ("12345678901", "0812-3456-7890", "31/12/1990", "disetujui")
BUDI = ("12345678902", "0813-3456-7890", "1/2/1985", "sedang diverifikasi")


def as_csv(rows: Sequence[Sequence[object]], delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(*sheets: Sequence[Sequence[Any]], hidden: Sequence[int] = ()) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Lembar {number}")
        for row in rows:
            sheet.append(list(row))
        if number in hidden:
            sheet.sheet_state = "hidden"
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def repacked(file: bytes, **parts: bytes) -> bytes:
    """Replace parts of a zip file; names have _ for / and __ for a dot."""
    packed = io.BytesIO()
    replaced = {name.replace("__", ".").replace("_", "/"): content for name, content in parts.items()}
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {**dict.fromkeys(old.namelist()), **replaced}:
            new.writestr(name, replaced[name] if name in replaced else old.read(name))
    return packed.getvalue()


def checked(file: bytes) -> list[Checked]:
    """Read a whole list of claims."""
    with open_table(file) as table:
        reading, heading = find_heading(table, CLAIMS)
        return list(check_rows(reading, heading, TODAY))


def table(*rows: Sequence[object], heading: Sequence[str] = HEADING) -> bytes:
    """A CSV list of claims."""
    return as_csv([heading, *rows])


def faults(file: bytes) -> list[tuple[int, list[tuple[str, str]]]]:
    """Tell, by row number, what is wrong in which column."""
    return [(row.row, [(fault.where, fault.why.id) for fault in row.faults]) for row in checked(file)]
