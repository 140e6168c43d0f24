"""A paper as CSV (RFC 4180), for a spreadsheet: its tables only."""

import csv
import io
import re
from collections.abc import Iterable

from conversations.engine.papers import Paper, Table
from conversations.engine.text import Said, Say

_FORMULA = re.compile(r"(?:^|(?<=;))(?=\s*[=+\-@＝＋－＠]|[\t\r])")
"""Where a spreadsheet begins to compute instead of showing: also one that takes a semicolon for the end of a cell."""


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
    return [harmless(say(cell)) for cell in cells]


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return _FORMULA.sub("'", cell.replace("\0", ""))
