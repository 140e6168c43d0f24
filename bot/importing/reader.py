"""A list as portions of rows, each step of which is to be run in a thread."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from itertools import islice
from pathlib import Path

from bot.importing.layout import Found, check_rows, find_heading, passed_over, recognise
from bot.importing.listing import Context, Listing, Remark
from bot.importing.opening import digest, open_table
from bot.importing.table import Table
from conversations.engine.text import Raw, Text, text
from storage.list_imports import StagedRow

PORTION = 1000
"""Rows of one transaction while a file is read."""


class ListReader:
    """An open list; `listing` is its kind, `columns` what it fills of stored rows, `share` how far the reading is."""

    def __init__(self, file: Path | bytes, listings: Sequence[Listing], context: Context, today: date) -> None:
        """Open a file and find its heading. Raises Unusable when it is no list of these kinds."""
        with ExitStack() as held:
            self._table = held.enter_context(open_table(file))
            self.listing, (reading, heading) = _find(self._table, listings)
            others = [
                text("The sheet “{name}” was not read. Bring it in a file of its own.", name=Raw(name))
                for name in passed_over(self._table, self.listing.layout, reading)
            ]
            rows = (self.listing.staged(row, context) for row in check_rows(reading, heading, today))
            self._rows = self._remarked(rows, today)
            self._held = held.pop_all()
        self.digest = digest(file)
        self.columns = self.listing.columns(heading.found)
        self._warnings = (*self._table.warnings, *others, *_ignored(heading.unknown, together=reading.loose))
        self._remarks: Counter[Remark] = Counter()
        self.share = 0.0

    @property
    def warnings(self) -> tuple[Text, ...]:
        """What is to be told of the list, as far as it was read."""
        return (*(remark.words(n) for remark, n in self._remarks.items()), *self._warnings)

    def portion(self) -> list[StagedRow]:
        """Return the next rows, none at the end. Raises Unusable when the file breaks off."""
        rows = list(islice(self._rows, PORTION))
        self.share = min(1.0, self._table.source.tell() / max(1, self._table.size))
        return rows

    def close(self) -> None:
        """Close the file."""
        self._held.close()

    def _remarked(self, rows: Iterator[StagedRow], today: date) -> Iterator[StagedRow]:
        for row in rows:
            if row.verdict != "rejected":
                self._remarks.update(each for each in self.listing.remarks if each.about(row.values, today))
            yield row


def _ignored(unknown: Sequence[str], *, together: bool) -> Iterator[Text]:
    """Name the columns that mean nothing to us; programs have many of them."""
    if together and unknown:
        yield text("These names are not known and were passed over: {names}.", names=Raw(", ".join(unknown)))
    elif not together:
        for name in unknown:
            yield text("The column “{name}” is not known and was passed over.", name=Raw(name))


def _find(table: Table, listings: Sequence[Listing]) -> tuple[Listing, Found]:
    """Find of which kind a list is, and its heading; where only one will do, it is told what that one needs."""
    if len(listings) == 1:
        return listings[0], find_heading(table, listings[0].layout)
    layout, found = recognise(table, [listing.layout for listing in listings])
    return next(listing for listing in listings if listing.layout is layout), found
