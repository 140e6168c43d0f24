"""CSV as spreadsheet programs write it: any of four delimiters, several encodings, quoted cells of several lines."""

import codecs
import csv
from collections.abc import Iterator
from functools import partial
from io import TextIOWrapper
from typing import BinaryIO

from bot.importing.table import ERRORS, MOST_ROWS, TOO_MANY_ROWS, Cell, Oddity, Reading, Row, Table, Unusable
from conversations.engine.text import text

_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
NOT_UTF8 = text("The file is not UTF-8. It was read as Windows-1252.")
"""A warning: letters with accents may have been read wrongly."""

_PORTION = 1 << 16
# A cell beyond this is a quote mark that nobody closed; the module csv has one bound for the whole process.
_LONGEST_CELL = 4 << 20


def open_delimited(source: BinaryIO, size: int) -> Table:
    """Read a file of lines; nothing but its encoding is decided here. Raises Unusable for an empty or a binary one."""
    head = source.read(_PORTION)
    if not head.strip(b"\0 \t\r\n"):
        raise Unusable(text("The file is empty."))
    encoding = _encoding(source, head)
    warnings = [NOT_UTF8] if encoding == "cp1252" else []
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
    readings = [Reading(name, partial(_rows, source, encoding, sign)) for sign, name in _DELIMITERS.items()]
    return Table(source, size, readings, warnings)


def _encoding(source: BinaryIO, head: bytes) -> str:
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return encoding
    if guess := _wide(head):
        return guess
    return "utf-8" if _is_utf8(source) else "cp1252"


def _wide(head: bytes) -> str:
    """Recognise UTF-16 without its mark: of Latin letters every other byte is zero."""
    even, odd = head[0:2000:2].count(0), head[1:2000:2].count(0)
    half = min(len(head), 2000) // 2
    if odd > half * 0.7 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and not odd else ""


def _is_utf8(source: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    source.seek(0)
    try:
        while portion := source.read(_PORTION):
            decoder.decode(portion)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _rows(source: BinaryIO, encoding: str, delimiter: str) -> Iterator[Row]:
    source.seek(0)
    stream = TextIOWrapper(source, encoding, errors="replace", newline="")
    number = 0
    try:
        for cells in csv.reader(_lines(stream), delimiter=delimiter):
            number += 1
            if number > MOST_ROWS:
                raise Unusable(TOO_MANY_ROWS)
            yield number, [_cell(cell) for cell in cells]
    except csv.Error:
        raise Unusable(
            text("Row {row} has a cell without an end. Look for a quote mark there.", row=number + 1)
        ) from None
    finally:
        # The file belongs to whoever opened it, and may be read once more.
        stream.detach()


def _lines(stream: TextIOWrapper) -> Iterator[str]:
    while line := stream.readline(_LONGEST_CELL):
        if len(line) >= _LONGEST_CELL:
            raise Unusable(text("The file has a line of millions of characters. It is no table."))
        yield line


def _cell(cell: str) -> Cell:
    return Oddity.ERROR if cell in ERRORS else cell
