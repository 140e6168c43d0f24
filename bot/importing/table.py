"""What a file of rows is, whatever its format."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import BinaryIO

from bot.importing.words import in_english
from conversations.engine.text import Text, text


class Oddity(Enum):
    """What stands in a cell instead of a value."""

    FORMULA = "a formula whose result the file does not hold"
    ERROR = "an error of the spreadsheet, as #N/A"
    NO_NUMBER = "a number that is none, as NaN"
    TWICE = "two values under one name"
    OBJECT = "an object, or a list of other things than words"


Cell = str | int | float | bool | date | datetime | time | timedelta | tuple[str, ...] | Oddity | None
Row = tuple[int, Sequence[Cell]]
"""The number that a spreadsheet shows beside the row, and its cells from the first column on."""

ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
"""What spreadsheets write where a formula failed."""

MOST_ROWS = 1_048_576
"""The rows of the largest sheet of a spreadsheet program; longer files are refused."""

TOO_MANY_ROWS = text("The table has more than a million rows. Divide it.")


class Unusable(Exception):  # noqa: N818 - the sentence it carries is what matters
    """A file cannot be read as a table at all; `said` is one sentence for the officer, which `str` gives in English."""

    def __init__(self, said: Text) -> None:
        super().__init__(in_english(said))
        self.said = said


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a file: a sheet of it, or a delimiter; `rows` begins anew at each call.

    A `loose` one was written by a program: of several columns that mean the same, one is taken.
    """

    name: str
    rows: Callable[[], Iterator[Row]]
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """An open file; `source` tells by its position how far a reading is."""

    source: BinaryIO
    size: int
    readings: Sequence[Reading]
    warnings: Sequence[Text] = ()


def is_blank(cell: Cell) -> bool:
    """Tell whether nothing stands in a cell."""
    return cell is None or cell == () or (isinstance(cell, str) and not cell.strip(" \t\r\n\xa0\u200b\ufeff"))
