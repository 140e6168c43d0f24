"""What lists of several sources have in common: where a row comes from, and by what it is known again."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from bot.importing import words
from bot.importing.cells import number_kept, plain
from bot.importing.layout import BadCell, Column
from bot.importing.table import Cell
from bot.importing.words import Fault

SOURCED = ("vacancies", "trainings", "slots")
"""The kinds of lists whose rows have a source."""

OWN_SOURCE = "petugas"
"""The source of rows that tell none: the officers themselves."""

LONGEST_SOURCE = 32
_LONGEST_ID = 64
_NAME = re.compile(r"[^\W_][^:\x00-\x1f]*")


def is_source(name: str) -> bool:
    """Tell whether this can be the name of a source."""
    return len(name) <= LONGEST_SOURCE and _NAME.fullmatch(name) is not None and name == " ".join(name.split())


def source(cell: Cell, _today: date) -> str:
    """Read the name of a source."""
    name = plain(cell)
    if not is_source(name):
        raise BadCell(words.NOT_A_SOURCE)
    return name


def source_id(cell: Cell, _today: date) -> str:
    """Read what a source calls a row; a number of which every digit counts, too."""
    shown = number_kept(cell)
    return shown if len(shown) <= _LONGEST_ID else _digest([shown])


COLUMNS = (
    Column(
        "source",
        source,
        ("sumber", "sumber data", "asal", "portal", "situs", "platform", "source name", "nama sumber", "provider data"),
        advice="Dari mana isinya, misalnya Karirhub. Bila kosong: petugas.",
        sample="Karirhub",
    ),
    Column(
        "source_id",
        source_id,
        (
            *("id", "id sumber", "id lowongan", "id pelatihan", "id jadwal", "kode", "kode lowongan", "kode pelatihan"),
            *("nomor", "no lowongan", "nomor lowongan", "vacancy id", "job id", "jobid", "posting id", "training id"),
            *("course id", "slot id", "uuid", "reference", "external id"),
        ),
        advice="Nomor atau kode dari sumbernya. Bila kosong, barisnya dikenali dari isinya.",
        sample="A-1001",
    ),
)
"""The columns by which a row is known again."""


def reference(
    values: Mapping[str, Any], faults: Iterable[Fault], given_source: str, identity: Iterable[str]
) -> tuple[str, str | None]:
    """Return the source of a row, and the name under which it is known again.

    A row without a name of its source is known by its `identity`: the same contents there are the same row. There is
    no name where a cell that it needs cannot be read.
    """
    named = given_source or values.get("source") or OWN_SOURCE
    unread = {fault.where for fault in faults}
    needed = {"source_id"} if given_source else {"source_id", "source"}
    own = values.get("source_id")
    if own is None:
        identity = tuple(identity)
        own = f"isi-{_digest(values.get(name) for name in identity)}"
        needed |= {*identity}
    return named, None if unread & needed else f"{_folded(named)[:LONGEST_SOURCE]}:{own}"


def without_blanks(values: Mapping[str, Any], texts: Iterable[str]) -> dict[str, Any]:
    """Return values with "" for texts that are blank."""
    return {**values, **{name: "" for name in texts if name in values and values[name] is None}}


def _digest(parts: Iterable[Any]) -> str:
    return sha256("\x1f".join(map(_folded, parts)).encode(errors="replace")).hexdigest()[:40]


def _folded(part: Any) -> str:
    """Write a value so that capitals, spaces and time zones make no difference."""
    if isinstance(part, datetime):
        return part.astimezone(UTC).isoformat()
    if not isinstance(part, str):
        return "" if part is None else str(part)
    return " ".join(unicodedata.normalize("NFKC", part).casefold().split())
