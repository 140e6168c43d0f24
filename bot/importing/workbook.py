"""XLSX: the visible sheets, values as they were last calculated; formulas are never evaluated."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import zip_longest
from typing import Any, BinaryIO
from warnings import filterwarnings
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from bot.importing.table import ERRORS, MOST_ROWS, TOO_MANY_ROWS, Cell, Oddity, Reading, Row, Table, Unusable
from conversations.engine.text import text

# It warns of styles that it drops, and of dates that it takes for errors; the cells themselves tell what matters.
filterwarnings("ignore", category=UserWarning, module=r"openpyxl\.")

_MOST_BYTES = 768 << 20
_MOST_WORDS = 64 << 20
_MOST_PARTS = 2000
_SUSPICIOUS = 8 << 20
_MOST_RATIO = 150
_PORTION = 1 << 20
_WORDS = "xl/sharedStrings.xml"
_BROKEN = text("This spreadsheet cannot be read. Save it once more as .xlsx or CSV.")
_TOO_MUCH = text("The spreadsheet unpacks to far more than it should. Save only the table, as CSV.")
# Beyond column ZZ; a stray one is no harm.
_FAR_CELL = re.compile(rb"""\sr=["'][A-Z]{3}[0-9]""")
_MOST_FAR_CELLS = 500
_FAULTS = (
    zipfile.BadZipFile,
    InvalidFileException,
    ParseError,
    OSError,
    EOFError,
    KeyError,
    ValueError,
    IndexError,
    TypeError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    zlib.error,
)
"""What openpyxl and zipfile raise for damaged or made-up files."""


@contextmanager
def open_workbook(source: BinaryIO, size: int) -> Iterator[Table]:
    """Open the visible sheets of a workbook, one reading each. Raises Unusable, before unpacking, for a zip bomb."""
    with ExitStack() as held:
        with _faults():
            _check_packing(source)
            _check_width(source)
            values = _load(held, source, data_only=True)
            formulas = _load(held, source, data_only=False) if _has_formulas(source) else None
            sheets = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
        yield Table(source, size, [Reading(sheet.title, partial(_rows, sheet, formulas)) for sheet in sheets])


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except _FAULTS as fault:
        raise Unusable(_BROKEN) from fault


def _load(held: ExitStack, source: BinaryIO, *, data_only: bool) -> Any:
    source.seek(0)
    book = load_workbook(source, read_only=True, data_only=data_only, keep_links=False)
    held.callback(book.close)
    return book


def _check_packing(source: BinaryIO) -> None:
    """Judge a file by its table of contents: what it unpacks to is bounded by what it says there."""
    with zipfile.ZipFile(source) as archive:
        parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    words = sum(part.file_size for part in parts if part.filename == _WORDS)
    too_dense = unpacked > _SUSPICIOUS and unpacked > _MOST_RATIO * packed
    if unpacked > _MOST_BYTES or words > _MOST_WORDS or len(parts) > _MOST_PARTS or too_dense:
        raise Unusable(_TOO_MUCH)
    if any(part.flag_bits & 1 for part in parts):
        raise Unusable(text("The spreadsheet has a password. Save it without one."))


def _check_width(source: BinaryIO) -> None:
    """Refuse a workbook of far cells: each costs as much as the thousands of empty ones before it."""
    source.seek(0)
    with zipfile.ZipFile(source) as archive:
        sheets = (name for name in archive.namelist() if name.startswith("xl/worksheets/"))
        if sum(_far_cells(archive, name) for name in sheets) > _MOST_FAR_CELLS:
            raise Unusable(_TOO_MUCH)


def _far_cells(archive: zipfile.ZipFile, name: str) -> int:
    with archive.open(name) as part:
        return sum(len(_FAR_CELL.findall(portion)) for portion in iter(partial(part.read, _PORTION), b""))


def _has_formulas(source: BinaryIO) -> bool:
    source.seek(0)
    with zipfile.ZipFile(source) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(_mentions(archive, name) for name in sheets)


def _mentions(archive: zipfile.ZipFile, name: str) -> bool:
    end = b""
    with archive.open(name) as part:
        while portion := part.read(_PORTION):
            if any(sign in end + portion for sign in (b"<f>", b"<f ", b"<f/", b":f>", b":f ")):
                return True
            end = portion[-3:]
    return False


def _rows(sheet: Any, formulas: Any) -> Iterator[Row]:
    with _faults():
        sheet.reset_dimensions()
        values = sheet.iter_rows(values_only=True)
        pairs = _beside_formulas(values, formulas[sheet.title]) if formulas else ((row, ()) for row in values)
        for number, (row, written) in enumerate(pairs, 1):
            if number > MOST_ROWS:
                raise Unusable(TOO_MANY_ROWS)
            yield number, [_cell(value) for value in row] if not written else _calculated(row, written)


def _beside_formulas(values: Iterator[Any], sheet: Any) -> Iterator[tuple[Any, Any]]:
    sheet.reset_dimensions()
    yield from zip(values, sheet.iter_rows(), strict=False)


def _calculated(row: Any, written: Any) -> list[Cell]:
    """Tell a formula without a result, as programs that cannot calculate leave it, from an empty cell."""
    return [
        Oddity.FORMULA if value is None and getattr(cell, "data_type", "") == "f" else _cell(value)
        for value, cell in zip_longest(row, written)
    ]


def _cell(value: Any) -> Cell:
    if isinstance(value, str) and value in ERRORS:
        return Oddity.ERROR
    return value  # type: ignore[no-any-return]
