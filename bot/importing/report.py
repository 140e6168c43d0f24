"""What became of each row of a file, as CSV for officers and as JSON for programs."""

import csv
import json
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from functools import partial
from io import StringIO
from typing import Any, TextIO

from bot.importing.listing import Listing
from bot.importing.listings import LISTINGS
from bot.importing.words import HEADINGS, VERDICTS, in_english, translated
from bot.paper.spreadsheet import harmless
from conversations.engine.text import Text
from storage import Store, list_imports
from storage.list_imports import RowVerdict

Say = Callable[[Text], str]
"""Puts the words of a report into a language."""

MOST_BYTES = 2 << 20
"""A report that is sent in a chat has no more bytes than this; what is rejected comes first."""


def csv_line(cells: Iterable[str]) -> str:
    """Return one line of CSV with semicolons, as Indonesian spreadsheets expect them."""
    line = StringIO()
    csv.writer(line, delimiter=";", lineterminator="\r\n").writerow([harmless(cell) for cell in cells])
    return line.getvalue()


async def report_lines(
    store: Store, listing: Listing, import_id: int, say: Say, *, rejected: bool | None = None
) -> AsyncIterator[str]:
    """Yield a line of CSV a row of the file, without the heading; only (or all but) rejected ones where wanted."""
    async for found in each_verdict(store, import_id, rejected=rejected):
        about = listing.naming(found.named)
        yield csv_line([str(found.row), say(VERDICTS[found.verdict]), translated(found.reason, say), about])


def heading_line(listing: Listing, say: Say) -> str:
    """Return the first line of a report, with the mark by which spreadsheets know UTF-8."""
    return "\ufeff" + csv_line(say(heading) for heading in (*HEADINGS, listing.title))


async def whole_report(store: Store, import_id: int, say: Say) -> AsyncIterator[str]:
    """Yield a report line by line, in the order of the file."""
    listing = await _listing(store, import_id)
    yield heading_line(listing, say)
    async for line in report_lines(store, listing, import_id, say):
        yield line


async def report_csv(store: Store, import_id: int, say: Say = in_english) -> bytes:
    """Return a report to send in a chat: rejected rows, then the others, until `MOST_BYTES`."""
    listing = await _listing(store, import_id)
    kept = bytearray(heading_line(listing, say).encode())
    for rejected in (True, False):
        async for line in report_lines(store, listing, import_id, say, rejected=rejected):
            encoded = line.encode()
            if len(kept) + len(encoded) > MOST_BYTES:
                return bytes(kept)
            kept += encoded
    return bytes(kept)


async def _listing(store: Store, import_id: int) -> Listing:
    return LISTINGS[await store.run(partial(list_imports.what, import_id=import_id))]


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
    wanted = partial(list_imports.verdicts, import_id=import_id, rejected=rejected)
    while page := await store.run(partial(wanted, after=after)):
        for verdict in page:
            yield verdict
        after = page[-1].row
