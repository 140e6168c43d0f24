"""Lists as deeds of officers: whether one may take a list in, and noting that it was; within a connection."""

from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import Connection, select

from conversations.engine.text import text
from conversations.staff.policy import MAY
from storage import audit, list_imports, officers, staff
from storage.list_imports import COLUMNS_ROW, Counts, ImportRefused, columns_of_file, kind_of


def apply(connection: Connection, import_id: int, now: datetime, today: date, officer: int) -> Counts:
    """Apply a list as `list_imports.apply` does, if the officer may, and note it; 0 stands for the command line.

    Raises ImportRefused.
    """
    where: tuple[str, ...] = ("",)
    if not _everywhere(connection, officer):
        # What is known may be another since the list was shown, and belong to others now.
        list_imports.compare_all(connection, import_id)
        where = insist(connection, officer, import_id)
    counts = list_imports.apply(connection, import_id, now, today)
    told = {"kind": kind_of(connection, import_id).name, **asdict(counts)}
    audit.note(
        connection, officer, "import_applied", now, where[0] if len(where) == 1 else "", f"import {import_id}", told
    )
    return counts


def insist(connection: Connection, officer: int, import_id: int) -> tuple[str, ...]:
    """Return where a list changes something; raises ImportRefused unless the officer may bring in lists there."""
    regions = regions_of(connection, import_id)
    # A list that changes nothing concerns no region: whoever may bring in any list may bring in this one.
    own = staff.places_of(connection, officer, MAY["import"])
    allowed = officers.reaches(connection, officer, MAY["import"], regions) if regions else bool(own)
    if not allowed and not _everywhere(connection, officer):
        raise ImportRefused(text("The list has rows of other regions than yours, or rows without a region."))
    return regions or own


def _everywhere(connection: Connection, officer: int) -> bool:
    return officer == audit.NOBODY or officers.reaches(connection, officer, MAY["import"], [""])


def regions_of(connection: Connection, import_id: int) -> tuple[str, ...]:
    """Return the Kemendagri codes that a list adds to or changes; "" stands for rows that are about no region.

    Raises ImportRefused when there is no such import.
    """
    kind = kind_of(connection, import_id)
    staged, known = kind.staged.c, kind.known.c
    mine = staged.import_id == import_id, staged.row > COLUMNS_ROW
    added = select(staged.region).where(*mine, staged.verdict == "new")
    changed = *mine, staged.verdict == "changed"
    before = select(known.region).join(kind.staged, staged[kind.link] == known.id).where(*changed)
    # A row that moves somewhere concerns both places; a list that tells no region moves nothing.
    moves = "region" in columns_of_file(connection, kind, import_id)
    found = (added, before, *((select(staged.region).where(*changed),) if moves else ()))
    return tuple(sorted({region or "" for wanted in found for region in connection.scalars(wanted.distinct())}))
