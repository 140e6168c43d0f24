"""How far a reading is, told now and then: as a bar on a terminal, as lines in a log."""

from typing import TextIO

_WIDTH = 30
_LINE_EVERY = 20_000
_BAR_EVERY = 2_000


class Bar:
    """Tells `sink` of the rows that were read; call it after each portion, and `end` it."""

    def __init__(self, sink: TextIO) -> None:
        self._sink = sink
        self._live = sink.isatty()
        self._next = 0

    def __call__(self, rows: int, share: float) -> None:
        """Note that so many rows were read, and this share of the file."""
        if rows >= self._next:
            self._next = rows + (_BAR_EVERY if self._live else _LINE_EVERY)
            self._write(rows, share)

    def end(self, rows: int) -> None:
        """Note that all rows were read."""
        self._write(rows, 1.0)
        if self._live:
            self._sink.write("\n")

    def _write(self, rows: int, share: float) -> None:
        full = round(share * _WIDTH)
        line = f"[{'#' * full}{'.' * (_WIDTH - full)}] {share:4.0%} {rows:,} rows"
        self._sink.write(f"\r{line}" if self._live else f"{line}\n")
        self._sink.flush()
