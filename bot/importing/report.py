"""What became of each row of a file, as CSV for officers and as JSON for programs."""

import csv
import json
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from functools import partial
from io import StringIO
from typing import Any, TextIO

from bot.importing.words import HEADINGS, VERDICTS, in_english, translated
from conversations.engine.text import Text
from storage import Store, claim_imports
from storage.claim_imports import RowVerdict

Say = Callable[[Text], str]
"""Puts the words of a report into a language."""

MOST_BYTES = 2 << 20
"""A report that is sent in a chat has no more bytes than this; what is rejected comes first."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_DANGEROUS) else cell


def csv_line(cells: Iterable[str]) -> str:
    """Return one line of CSV with semicolons, as Indonesian spreadsheets expect them."""
    line = StringIO()
    csv.writer(line, delimiter=";", lineterminator="\r\n").writerow([harmless(cell) for cell in cells])
    return line.getvalue()


async def report_lines(store: Store, import_id: int, say: Say, *, rejected: bool | None = None) -> AsyncIterator[str]:
    """Yield a line of CSV a row of the file, without the heading; only (or all but) rejected ones where wanted."""
    async for found in each_verdict(store, import_id, rejected=rejected):
        kpj = f"…{found.kpj_last4}" if found.kpj_last4 else ""
        yield csv_line([str(found.row), say(VERDICTS[found.verdict]), translated(found.reason, say), kpj])


def heading_line(say: Say) -> str:
    """Return the first line of a report, with the mark by which spreadsheets know UTF-8."""
    return "\ufeff" + csv_line(say(heading) for heading in HEADINGS)


async def report_csv(store: Store, import_id: int, say: Say = in_english) -> bytes:
    """Return a report to send in a chat: rejected rows, then the others, until `MOST_BYTES`."""
    kept = bytearray(heading_line(say).encode())
    for rejected in (True, False):
        async for line in report_lines(store, import_id, say, rejected=rejected):
            encoded = line.encode()
            if len(kept) + len(encoded) > MOST_BYTES:
                return bytes(kept)
            kept += encoded
    return bytes(kept)


async def write_json(store: Store, import_id: int, sums: Mapping[str, Any], sink: TextIO) -> None:
    """Write `sums` and the list `rejected`, which may be long, as one JSON object on one line."""
    sink.write(json.dumps(sums)[:-1] + ', "rejected": [')
    separator = ""
    async for found in each_verdict(store, import_id, rejected=True):
        sink.write(separator + json.dumps({"row": found.row, "reason": found.reason}))
        separator = ", "
    sink.write("]}\n")


async def each_verdict(store: Store, import_id: int, *, rejected: bool | None = None) -> AsyncIterator[RowVerdict]:
    """Yield what becomes of each staged row, in the order of the file."""
    after = 0
    wanted = partial(claim_imports.verdicts, import_id=import_id, rejected=rejected)
    while page := await store.run(partial(wanted, after=after)):
        for verdict in page:
            yield verdict
        after = page[-1].row
