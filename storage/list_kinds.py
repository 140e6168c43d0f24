"""What the lists that offices bring have in common, and what makes each kind of them."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Integer, Table

_OF_EVERY_ROW = frozenset({"import_id", "row", "verdict", "reason"})


@dataclass(frozen=True, slots=True)
class Taken:
    """A staged list while it is applied: its number, the columns it has, the moment and the day of the office."""

    import_id: int
    columns: AbstractSet[str]
    now: datetime
    today: date


def _nothing(_taken: Taken) -> Mapping[str, Any]:
    return {}


def _nobody(_connection: Connection, _taken: Taken) -> None:
    pass


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of list.

    Rows of `staged` become rows of `known`. They are told apart by the column `key`; `contents` is what a list may tell
    beside it, and `link` names, in a staged row, the known one. What hangs on another column is in `belongs_to`: a list
    that does not tell it does not keep it alive over a change there. `with_new` and `with_changed` are columns of a
    staged row that go along but make no difference. `mark` is what every known row of the list gets, `begun` only new
    ones. A row whose column `retired` is set is out of use until it is told of again. `sealed` ones hold identifiers
    under the newest key; `named` is the column by which a report names a row, `contradiction` why rows with one key and
    other contents are rejected. `before` and `after` frame the change, in its transaction.
    """

    name: str
    known: Table
    staged: Table
    key: str
    link: str
    contents: tuple[str, ...]
    named: str
    contradiction: str
    mark: Callable[[Taken], Mapping[str, Any]]
    begun: Callable[[Taken], Mapping[str, Any]] = _nothing
    with_new: tuple[str, ...] = ()
    with_changed: tuple[str, ...] = ()
    belongs_to: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    retired: str = ""
    sealed: bool = False
    before: Callable[[Connection, Taken], None] = _nobody
    after: Callable[[Connection, Taken], None] = _nobody

    @cached_property
    def blank(self) -> Mapping[str, Any]:
        """A staged row that tells nothing."""
        told = (column for column in self.staged.c if column.name not in _OF_EVERY_ROW)
        return {column.name: None if column.nullable else _empty(column) for column in told}


def _empty(column: Column[Any]) -> Any:
    if isinstance(column.type, Boolean):
        return False
    return 0 if isinstance(column.type, Integer) else ""
