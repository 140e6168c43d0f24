"""Lists that offices bring: staged in portions, compared with what is known, applied in one transaction or dropped.

The life of an import: `begin` (reading) -> `stage` a portion at a time -> `settle_repeats`, `compare` a portion at a
time -> `finish` (staged) -> `apply` or `drop` -> `clear` a portion at a time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from conversations.engine.text import Raw, Text, text
from storage.claim_changes import CLAIMS
from storage.list_changes import carry_over, retire_absent
from storage.list_differences import compare_rows, settle_repeated_rows
from storage.list_kinds import Kind, Taken
from storage.tables import claim_import
from storage.work_lists import SLOTS, TRAININGS, VACANCIES

Verdict = Literal["new", "changed", "unchanged", "rejected"]
"""What a row of a list means for what is known."""

COLUMNS_ROW = 0
"""The number of the staged row that names the columns of the list; rows of files begin at 1."""

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (CLAIMS, VACANCIES, TRAININGS, SLOTS)}
"""What can be brought."""

_APPLYING = 120
_ENDED = ("applied", "dropped")


class ImportRefused(Exception):  # noqa: N818 - the sentence it carries is what matters
    """An import cannot go on; `said` tells the officer why, which `str` gives in English."""

    def __init__(self, said: Text) -> None:
        super().__init__(said.id.format(**{name: getattr(each, "words", each) for name, each in said.params}))
        self.said = said


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of a list are new, changed, unchanged (repeated rows too), rejected."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0

    @property
    def usable(self) -> int:
        """How many rows say something."""
        return self.new + self.changed + self.unchanged


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What becomes of one row of a list; `reason` tells why it is left out, if it is, `named` what the row is about."""

    row: int
    verdict: Verdict
    reason: str
    named: str


@dataclass(frozen=True, slots=True)
class StagedRow:
    """One row of a list: the values of columns of its kind, or the reason why it is rejected.

    Columns that the list does not have are left out; `begin` says which it has.
    """

    row: int
    verdict: Verdict = "new"
    reason: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list that somebody brings: `what` it is of, `by` whom, its name and SHA-256, and the `columns` that it has."""

    what: str
    by: str
    name: str
    digest: str
    columns: Sequence[str]


@dataclass(frozen=True, slots=True)
class ListImport:
    """One import as it is remembered; `state` is reading, staged, applied or dropped."""

    id: int
    what: str
    by: str
    file_name: str
    digest: str
    started_at: datetime
    ended_at: datetime | None
    state: str
    counts: Counts


def begin(connection: Connection, file: ListFile, key_version: int, now: datetime) -> int:
    """Remember that somebody brings a list, and return the number of the import.

    `key_version` is that of the seal which its identifiers will be hashed with. Raises ImportRefused when those that
    are known are kept under another one.
    """
    kind = KINDS[file.what]
    _check_keys(connection, kind, key_version)
    values = {
        "what": kind.name,
        "by": file.by[:64],
        "file_name": file.name[-120:],
        "digest": file.digest,
        "started_at": now,
        "state": "reading",
        **asdict(Counts()),
    }
    import_id: int = connection.execute(insert(claim_import).values(values).returning(claim_import.c.id)).scalar_one()
    sealed = {"key_version": key_version} if kind.sealed else {}
    stage(connection, import_id, [StagedRow(COLUMNS_ROW, reason=",".join(file.columns), values=sealed)])
    return import_id


def stage(connection: Connection, import_id: int, rows: Sequence[StagedRow]) -> None:
    """Keep a portion of the rows of a list; each row number comes once."""
    kind = kind_of(connection, import_id)
    if rows:
        written = ({"row": row.row, "verdict": row.verdict, "reason": row.reason, **row.values} for row in rows)
        mine = {**kind.blank, "import_id": import_id}
        connection.execute(insert(kind.staged), [{**mine, **each} for each in written])


def settle_repeats(connection: Connection, import_id: int) -> None:
    """Reject rows of one key that contradict each other; of equal ones only the first counts."""
    settle_repeated_rows(connection, kind_of(connection, import_id), import_id)


def compare(connection: Connection, import_id: int, first: int, last: int) -> None:
    """Compare the rows from `first` to `last` with what is known."""
    kind = kind_of(connection, import_id)
    compare_rows(connection, kind, import_id, columns_of_file(connection, kind, import_id), first, last)


def compare_all(connection: Connection, import_id: int) -> None:
    """Compare all rows once more."""
    kind = kind_of(connection, import_id)
    compare_rows(connection, kind, import_id, columns_of_file(connection, kind, import_id))


def finish(connection: Connection, import_id: int) -> Counts:
    """End the reading of a list: from now on it may be applied."""
    counts = count(connection, import_id)
    _enter(connection, import_id, ("reading",), "staged", **asdict(counts))
    return counts


def count(connection: Connection, import_id: int) -> Counts:
    """Count the staged rows by verdict."""
    staged = kind_of(connection, import_id).staged.c
    mine = (staged.import_id == import_id, staged.row > COLUMNS_ROW)
    tally = select(staged.verdict, func.count()).where(*mine).group_by(staged.verdict)
    return Counts(**{str(found[0]): int(found[1]) for found in connection.execute(tally)})


def apply(connection: Connection, import_id: int, now: datetime, today: date | None = None) -> Counts:
    """Make what is known what a staged list says, and return what was done; `today` is the day of the office.

    Compares once more, so that what another import or the office's interface wrote since is not lost. Nothing of it
    lasts when this raises. Raises ImportRefused when the import is not staged, or claims are kept under other keys.
    """
    kind = kind_of(connection, import_id)
    _lock(connection, kind)
    _enter(connection, import_id, ("staged",), "applied", ended_at=now)
    if kind.sealed:
        _check_keys_of_rows(connection, kind, import_id)
    taken = Taken(import_id, columns_of_file(connection, kind, import_id), now, today or now.astimezone(UTC).date())
    compare_rows(connection, kind, import_id, taken.columns)
    counts = count(connection, import_id)
    kind.before(connection, taken)
    carry_over(connection, kind, taken)
    kind.after(connection, taken)
    connection.execute(update(claim_import).where(claim_import.c.id == import_id).values(asdict(counts)))
    return counts


def apply_whole(connection: Connection, import_id: int, now: datetime, today: date, source: str) -> tuple[Counts, int]:
    """Do the same with the whole list of one `source`: what it told of before and does not tell now is out of use.

    Returns how many that are, too. A list without one usable row is no reason to take anything out of use, and neither
    is one whose source is not named.
    """
    counts = apply(connection, import_id, now, today)
    kind = kind_of(connection, import_id)
    if not source or not kind.retired or not counts.usable:
        return counts, 0
    return counts, retire_absent(connection, kind, import_id, source, today)


def drop(connection: Connection, import_id: int, now: datetime) -> None:
    """Give an import up; its staged rows are free to be cleared. Raises ImportRefused when it was applied."""
    _enter(connection, import_id, ("reading", "staged", "dropped"), "dropped", ended_at=now)


def clear(connection: Connection, import_id: int, most: int = 5000) -> int:
    """Delete up to `most` staged rows of an import that was applied or dropped; return how many."""
    kind = kind_of(connection, import_id)
    staged = kind.staged.c
    ended = select(claim_import.c.id).where(claim_import.c.id == import_id, claim_import.c.state.in_(_ENDED))
    portion = select(staged.row).where(staged.import_id.in_(ended)).limit(most)
    return connection.execute(
        delete(kind.staged).where(staged.import_id == import_id, staged.row.in_(portion))
    ).rowcount


def left_over(connection: Connection, before: datetime) -> list[int]:
    """List the imports whose staged rows serve nobody any more: ended ones, and readings begun `before` a moment."""
    broken_off = (claim_import.c.state == "reading") & (claim_import.c.started_at < before)
    staged = (kind.staged.c.import_id for kind in KINDS.values())
    held = or_(*(select(each).where(each == claim_import.c.id).exists() for each in staged))
    wanted = select(claim_import.c.id).where(broken_off | claim_import.c.state.in_(_ENDED) & held)
    return list(connection.scalars(wanted.order_by(claim_import.c.id)))


def verdicts(
    connection: Connection, import_id: int, after: int = 0, most: int = 1000, *, rejected: bool | None = None
) -> list[RowVerdict]:
    """List what becomes of the staged rows after row number `after`; only (or all but) `rejected` ones where wanted."""
    kind = kind_of(connection, import_id)
    row = kind.staged.c
    wanted = select(row.row, row.verdict, row.reason, row[kind.named])
    wanted = wanted.where(row.import_id == import_id, row.row > after)
    if rejected is not None:
        wanted = wanted.where((row.verdict == "rejected") == rejected)
    return [RowVerdict(*found) for found in connection.execute(wanted.order_by(row.row).limit(most))]


def imports(connection: Connection, most: int = 20) -> list[ListImport]:
    """List the latest imports, the newest first."""
    table = claim_import.c
    return [
        _read(found)
        for found in connection.execute(select(claim_import).order_by(table.id.desc()).limit(most)).mappings()
    ]


def what(connection: Connection, import_id: int) -> str:
    """Tell of which kind an import is. Raises ImportRefused when there is no such import."""
    return kind_of(connection, import_id).name


def columns_of_file(connection: Connection, kind: Kind, import_id: int) -> frozenset[str]:
    """Name the columns of its kind that a staged list has."""
    staged = kind.staged.c
    names = connection.scalar(select(staged.reason).where(staged.import_id == import_id, staged.row == COLUMNS_ROW))
    return frozenset((names or "").split(","))


def kind_of(connection: Connection, import_id: int) -> Kind:
    """Return the kind of an import. Raises ImportRefused when there is no such import."""
    found = connection.scalar(select(claim_import.c.what).where(claim_import.c.id == import_id))
    if found is None:
        raise _refused(import_id, None)
    return KINDS[found]


def _read(found: Mapping[Any, Any]) -> ListImport:
    counts = Counts(*(found[name] for name in ("new", "changed", "unchanged", "rejected")))
    names = ("id", "what", "by", "file_name", "digest", "started_at", "ended_at", "state")
    return ListImport(**{name: found[name] for name in names}, counts=counts)


def _enter(connection: Connection, import_id: int, before: Sequence[str], state: str, **values: object) -> None:
    wanted = update(claim_import).where(claim_import.c.id == import_id, claim_import.c.state.in_(before))
    if connection.execute(wanted.values(state=state, **values)).rowcount != 1:
        raise _refused(import_id, connection.scalar(select(claim_import.c.state).where(claim_import.c.id == import_id)))


def _refused(import_id: int, state: str | None) -> ImportRefused:
    return ImportRefused(
        text("Import {n} is {state}. Bring the file once more.", n=import_id, state=Raw(state or "not known"))
    )


def _check_keys_of_rows(connection: Connection, kind: Kind, import_id: int) -> None:
    staged = kind.staged.c
    mine = (staged.import_id == import_id, staged[kind.key].is_not(None))
    if (key_version := connection.scalar(select(func.min(staged.key_version)).where(*mine))) is not None:
        _check_keys(connection, kind, key_version)


def _check_keys(connection: Connection, kind: Kind, key_version: int) -> None:
    if not kind.sealed:
        return
    known = kind.known.c
    sealed = select(func.min(known.key_version), func.max(known.key_version)).where(known[kind.key].is_not(None))
    oldest, newest = connection.execute(sealed).one()
    if oldest is not None and oldest < key_version:
        raise ImportRefused(text("Some claims are sealed with an older key. Run `python -m bot rotate-key` first."))
    if newest is not None and newest > key_version:
        raise ImportRefused(text("Claims are sealed with a newer key than this one. Check DATA_KEY."))


def _lock(connection: Connection, kind: Kind) -> None:
    """Let nobody else write what is known until the end; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"LOCK TABLE {kind.known.name} IN SHARE ROW EXCLUSIVE MODE")
        # One statement may touch every row; the usual bound is meant for those of one person.
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {_APPLYING * 1000}")
