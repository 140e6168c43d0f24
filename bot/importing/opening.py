"""Opening a file by what it is, not by its name."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from bot.importing.delimited import open_delimited
from bot.importing.objects import is_json, open_objects
from bot.importing.table import Table, Unusable
from conversations.engine.text import Raw, text

MOST_BYTES = 256 << 20
"""Files beyond this are refused unread."""

_PORTION = 1 << 20
_NO_TABLE = text("This is a document or a picture. Bring the table as .xlsx or CSV.")
_STRANGERS = {
    b"\xd0\xcf\x11\xe0": text("This is an old or locked Excel file. Save it as .xlsx without a password, or as CSV."),
    b"%PDF": _NO_TABLE,
    b"\x89PNG": _NO_TABLE,
    b"\xff\xd8\xff": _NO_TABLE,
    b"{\\rtf": _NO_TABLE,
}


@contextmanager
def open_table(file: Path | bytes) -> Iterator[Table]:
    """Open a CSV, XLSX or JSON file and close it at the end. Raises Unusable with a sentence for anything else."""
    with open_bytes(file) as source:
        size = source.seek(0, 2)
        source.seek(0)
        if size > MOST_BYTES:
            raise Unusable(text("The file has more than {n} MiB. Divide it.", n=MOST_BYTES >> 20))
        start = source.read(64)
        source.seek(0)
        if sentence := next((words for sign, words in _STRANGERS.items() if start.startswith(sign)), None):
            raise Unusable(sentence)
        if start.startswith(b"PK"):
            # Imported here: it takes longer than all the rest, and CSV does without.
            from bot.importing.workbook import open_workbook

            with open_workbook(source, size) as table:
                yield table
        elif is_json(start):
            yield open_objects(source, size)
        else:
            yield open_delimited(source, size)


@contextmanager
def open_bytes(file: Path | bytes) -> Iterator[BinaryIO]:
    """Open what was given as a path or as its contents. Raises Unusable when there is no such file."""
    if isinstance(file, bytes):
        yield BytesIO(file)
        return
    try:
        source = file.open("rb")
    except OSError as fault:
        raise Unusable(text("The file cannot be opened: {why}.", why=Raw(fault.strerror or "?"))) from fault
    with source:
        yield source


def digest(file: Path | bytes) -> str:
    """Return the SHA-256 of a file."""
    summed = sha256()
    with open_bytes(file) as source:
        while portion := source.read(_PORTION):
            summed.update(portion)
    return summed.hexdigest()
