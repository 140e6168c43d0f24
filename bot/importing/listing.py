"""What makes each kind of list: how its table looks, and what a row of it becomes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.importing.layout import Checked, Layout
from conversations.engine.text import Text
from storage.list_imports import StagedRow
from storage.seal import Seal


@dataclass(frozen=True, slots=True)
class Context:
    """What rows are read with: the seal of identifiers, and the source of all rows where one is given."""

    seal: Seal
    source: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to be told of rows that are taken in all the same: which they are on a day, and how many, in words."""

    about: Callable[[Mapping[str, Any], date], bool]
    words: Callable[[int], Text]


@dataclass(frozen=True)
class Listing:
    """One kind of list.

    `columns` names what a table with these headings fills of the stored rows, `staged` makes a row of it. In reports,
    `naming` writes what a row is about, below `title`. `file` is the name of its template.
    """

    layout: Layout
    columns: Callable[[frozenset[str]], Sequence[str]]
    staged: Callable[[Checked, Context], StagedRow]
    title: Text
    file: str
    naming: Callable[[str], str] = str
    remarks: tuple[Remark, ...] = ()

    @property
    def name(self) -> str:
        """The name of the kind."""
        return self.layout.name
