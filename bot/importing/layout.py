"""What columns a table should have, and where they are found in the one at hand."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

from bot.importing.table import Cell, Oddity, Reading, Row, Table, Unusable, is_blank
from bot.importing.words import ERROR_CELL, FORMULA_CELL, MISSING, MORE_CELLS, NAN_CELL, NOT_TEXT, TWICE_CELL, Fault
from conversations.engine.text import Raw, Text, text

DEEPEST_HEADING = 20
"""The heading is looked for in so many rows; titles may stand above it."""

_REMARK = re.compile(r"[(\[].*?[)\]]")
_NO_WORD = re.compile(r"[^0-9a-z]+")
_EXAMPLE = ("contoh", "example")
_ENOUGH = 2
_ODD = {
    Oddity.FORMULA: FORMULA_CELL,
    Oddity.ERROR: ERROR_CELL,
    Oddity.NO_NUMBER: NAN_CELL,
    Oddity.TWICE: TWICE_CELL,
    Oddity.OBJECT: NOT_TEXT,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its `name` and other names that staff use, and what `read` makes of a cell on a given day.

    `read` raises `BadCell`; it is not asked about blank cells. `advice` explains the column in the template, in the
    language of the staff, and `sample` is what the example row shows.
    """

    name: str
    read: Callable[[Cell, date], Any]
    also: tuple[str, ...] = ()
    required: bool = False
    advice: str = ""
    sample: str = ""


@dataclass(frozen=True)
class Layout:
    """The columns of one kind of table, and what officers call such a list."""

    name: str
    called: Text
    columns: tuple[Column, ...]

    @cached_property
    def names(self) -> Mapping[str, Column]:
        """Every spelling of a heading, squeezed, with its column."""
        return {squeeze(name): column for column in self.columns for name in (column.name, *column.also)}

    @property
    def required(self) -> tuple[str, ...]:
        """The names of the columns without which a table is of no use."""
        return tuple(column.name for column in self.columns if column.required)


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the columns of a layout are in one table; `unknown` are headings that mean nothing to us."""

    row: int
    width: int
    places: Mapping[int, Column]
    unknown: tuple[str, ...]

    @property
    def found(self) -> frozenset[str]:
        """The names of the columns that the table has."""
        return frozenset(column.name for column in self.places.values())


@dataclass(frozen=True, slots=True)
class Checked:
    """One row of a table: the values by column (None where a cell is blank), or why it is rejected."""

    row: int
    values: Mapping[str, Any]
    faults: Sequence[Fault] = ()


class BadCell(Exception):  # noqa: N818 - the words it carries are what matters
    """A cell does not hold what its column should; `why` says it without telling what the cell holds."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.id)
        self.why = why


def squeeze(heading: str) -> str:
    """Return a heading without case, accents, spaces, punctuation and what stands in brackets."""
    plain = unicodedata.normalize("NFKD", heading).casefold()
    return _NO_WORD.sub("", _REMARK.sub("", plain))


Found = tuple[Reading, Heading]
"""Where a heading is."""


def find_heading(table: Table, layout: Layout) -> Found:
    """Find the reading of a table, and the row in it, that holds most of the columns.

    Raises Unusable when a required column is missing everywhere, or two columns mean the same.
    """
    best = _best_headings(table, (layout,)).get(layout.name)
    if best is None:
        raise Unusable(
            text(
                "No heading was found in the first {n} rows. It needs: {names}.",
                n=DEEPEST_HEADING,
                names=_listed(layout.required),
            )
        )
    return _complete(best, layout)


def recognise(table: Table, layouts: Sequence[Layout]) -> tuple[Layout, Found]:
    """Find of which layout a table is, and its heading.

    Raises Unusable when it is of none, of several, or when a required column is missing.
    """
    best = _best_headings(table, layouts)
    found = sorted(
        (layout for layout in layouts if layout.name in best),
        key=lambda layout: _worth(best[layout.name][1], layout),
        reverse=True,
    )
    if not found:
        raise Unusable(text("No heading of a known list was found in the first {n} rows.", n=DEEPEST_HEADING))
    _refuse_several(found, best)
    return found[0], _complete(best[found[0].name], found[0])


def passed_over(table: Table, layout: Layout, chosen: Reading) -> tuple[str, ...]:
    """Name the other sheets that hold such a table as well."""
    needed = set(layout.required)
    others = (reading.name for reading, heading in _candidates(table, layout) if needed <= heading.found)
    return tuple(name for name in dict.fromkeys(others) if name != chosen.name)


def check_rows(reading: Reading, heading: Heading, today: date) -> Iterator[Checked]:
    """Read every row below the heading; blank ones and the example of the template are passed over."""
    for number, cells in reading.rows():
        if number > heading.row and not all(map(is_blank, cells)) and not _is_example(cells, heading):
            yield _check(number, cells, heading, today)


def _is_example(cells: Sequence[Cell], heading: Heading) -> bool:
    first = next((cell for place, cell in enumerate(cells) if place in heading.places), None)
    return isinstance(first, str) and first.casefold().startswith(_EXAMPLE)


def _check(number: int, cells: Sequence[Cell], heading: Heading, today: date) -> Checked:
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for place, column in heading.places.items():
        try:
            values[column.name] = _value(cells[place] if place < len(cells) else None, column, today)
        except BadCell as fault:
            faults.append(Fault(column.name, fault.why))
    if not all(map(is_blank, cells[heading.width :])):
        faults.append(Fault("", MORE_CELLS))
    return Checked(number, values, faults)


def _value(cell: Cell, column: Column, today: date) -> Any:
    if isinstance(cell, Oddity):
        raise BadCell(_ODD[cell])
    if not is_blank(cell):
        return column.read(cell, today)
    if column.required:
        raise BadCell(MISSING)
    return None


def _best_headings(table: Table, layouts: Sequence[Layout]) -> dict[str, Found]:
    best: dict[str, Found] = {}
    for layout in layouts:
        for reading, heading in _candidates(table, layout):
            known = best.get(layout.name)
            if known is None or _worth(heading, layout) > _worth(known[1], layout):
                best[layout.name] = reading, heading
    return best


def _refuse_several(found: Sequence[Layout], best: Mapping[str, Found]) -> None:
    """Refuse what may be one list as well as another: equally good headings, or complete ones on several sheets."""
    (first, heading), rivals = best[found[0].name], [best[layout.name] for layout in found[1:]]
    whole, _ = _worth(heading, found[0])
    for layout, (reading, other) in zip(found[1:], rivals, strict=True):
        alike = _worth(other, layout) == _worth(heading, found[0])
        if alike or (whole and _worth(other, layout)[0] and reading is not first):
            raise Unusable(
                text(
                    "This may be a list of {one} or of {other}. Bring each list in a file of its own.",
                    one=found[0].called,
                    other=layout.called,
                )
            )


def _complete(found: Found, layout: Layout) -> Found:
    _, heading = found
    if missing := [name for name in layout.required if name not in heading.found]:
        raise Unusable(text("The heading in row {row} lacks: {names}.", row=heading.row, names=_listed(missing)))
    _refuse_twins(heading)
    return found


def _candidates(table: Table, layout: Layout) -> Iterator[Found]:
    for reading in table.readings:
        for row in islice(_first_rows(reading), DEEPEST_HEADING):
            heading = _read_heading(row, layout, loose=reading.loose)
            if len(heading.places) >= _ENOUGH:
                yield reading, heading


def _first_rows(reading: Reading) -> Iterator[Row]:
    rows = reading.rows()
    try:
        yield from rows
    except Unusable:
        # A wrong delimiter may find a quote mark without an end; the others are still to be tried.
        return


def _read_heading(row: Row, layout: Layout, *, loose: bool) -> Heading:
    number, cells = row
    words = {
        place: str(cell).strip() for place, cell in enumerate(cells) if isinstance(cell, str) and not is_blank(cell)
    }
    named = {place: layout.names.get(squeeze(word)) for place, word in words.items()}
    found = {place: column for place, column in named.items() if column is not None}
    if loose:
        found = _first_choices(found, words, layout)
    unknown = tuple(word[:40] for place, word in words.items() if place not in found)
    return Heading(number, max(words, default=-1) + 1, found, unknown)


def _first_choices(found: Mapping[int, Column], words: Mapping[int, str], layout: Layout) -> dict[int, Column]:
    """Of several names for one column keep the one that comes first in the layout: programs write what they have."""
    ranks = {name: rank for rank, name in enumerate(layout.names)}
    kept: dict[str, int] = {}
    for place in sorted(found, key=lambda place: ranks[squeeze(words[place])]):
        kept.setdefault(found[place].name, place)
    return {place: found[place] for place in sorted(kept.values())}


def _worth(heading: Heading, layout: Layout) -> tuple[bool, int]:
    return set(layout.required) <= heading.found, len(heading.found)


def _refuse_twins(heading: Heading) -> None:
    seen: dict[str, int] = {}
    for place, column in heading.places.items():
        if column.name in seen:
            raise Unusable(
                text(
                    "Columns {one} and {other} both mean {name}. Remove one.",
                    one=seen[column.name],
                    other=place + 1,
                    name=Raw(column.name),
                )
            )
        seen[column.name] = place + 1


def _listed(names: Sequence[str]) -> Raw:
    return Raw(", ".join(names))
