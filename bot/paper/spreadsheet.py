"""A paper as CSV (RFC 4180), for a spreadsheet: its tables only."""

import csv
import io
from collections.abc import Iterable

from conversations.engine.papers import Paper, Table
from conversations.engine.text import Said, Say

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet compute a cell instead of showing it."""


def as_csv(paper: Paper, say: Say) -> bytes:
    """Return the tables one after the other, a blank line between; nothing when there is none.

    The file begins with a byte order mark, from which Excel knows that it is UTF-8. A cell that a spreadsheet would
    compute has an apostrophe before it.
    """
    written = [_table(table, say) for table in paper.blocks if isinstance(table, Table)]
    return "\r\n".join(written).encode("utf-8-sig", "replace") if written else b""


def _table(table: Table, say: Say) -> str:
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerows(_row(row, say) for row in (table.head, *table.rows))
    return sheet.getvalue()


def _row(cells: Iterable[Said], say: Say) -> list[str]:
    return [_harmless(say(cell)) for cell in cells]


def _harmless(cell: str) -> str:
    words = cell.replace("\0", "")
    return f"'{words}" if words.startswith(_FORMULA) else words
