"""A list of claims as portions of rows, each step of which is to be run in a thread."""

from contextlib import ExitStack
from datetime import date
from itertools import islice
from pathlib import Path

from bot.importing.claims import CLAIMS, staged, stored_columns
from bot.importing.layout import check_rows, find_heading, passed_over
from bot.importing.opening import digest, open_table
from conversations.engine.text import Raw, text
from storage.claim_imports import StagedClaim
from storage.seal import Seal

PORTION = 1000
"""Rows of one transaction while a file is read."""


class ClaimReader:
    """An open list of claims; `columns` are those of stored claims that it fills, `share` how far the reading is."""

    def __init__(self, file: Path | bytes, seal: Seal, today: date) -> None:
        """Open a file and find its heading. Raises Unusable when it is no list of claims."""
        with ExitStack() as held:
            self._table = held.enter_context(open_table(file))
            reading, heading = find_heading(self._table, CLAIMS)
            others = [
                text("The sheet “{name}” was not read. Bring it in a file of its own.", name=Raw(name))
                for name in passed_over(self._table, CLAIMS, reading)
            ]
            self._rows = (staged(row, seal) for row in check_rows(reading, heading, today))
            self._held = held.pop_all()
        self.digest = digest(file)
        self.columns = stored_columns(heading.found)
        ignored = (
            text("The column “{name}” is not known and was passed over.", name=Raw(word)) for word in heading.unknown
        )
        self.warnings = (*self._table.warnings, *others, *ignored)
        self.share = 0.0

    def portion(self) -> list[StagedClaim]:
        """Return the next rows, none at the end. Raises Unusable when the file breaks off."""
        rows = list(islice(self._rows, PORTION))
        self.share = min(1.0, self._table.source.tell() / max(1, self._table.size))
        return rows

    def close(self) -> None:
        """Close the file."""
        self._held.close()
