"""Files of claims: staged in portions, compared with what is known, applied in one transaction or dropped.

The life of an import: `begin` (reading) -> `stage` a portion at a time -> `settle_repeats`, `compare` a portion at a
time -> `finish` (staged) -> `apply` or `drop` -> `clear` a portion at a time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, delete, func, insert, select, update

from conversations.engine.text import Raw, Text, text
from storage.claim_changes import carry_over, let_go_of_others, tell_the_linked
from storage.claim_differences import compare_rows, settle_repeated_rows
from storage.tables import claim, claim_import, staged_claim

Verdict = Literal["new", "changed", "unchanged", "rejected"]
"""What a row of a file means for what is known."""

COLUMNS_ROW = 0
"""The number of the staged row that names the columns of the file; rows of files begin at 1."""

_staged = staged_claim.c
_APPLYING = 120
_ENDED = ("applied", "dropped")


class ImportRefused(Exception):  # noqa: N818 - the sentence it carries is what matters
    """An import cannot go on; `said` tells the officer why, which `str` gives in English."""

    def __init__(self, said: Text) -> None:
        super().__init__(said.id.format(**{name: getattr(each, "words", each) for name, each in said.params}))
        self.said = said


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of a file are new, changed, unchanged (repeated rows too), rejected."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What becomes of one row of a file; `reason` tells why it is left out, if it is."""

    row: int
    verdict: Verdict
    reason: str
    kpj_last4: str


@dataclass(frozen=True, slots=True)
class StagedClaim:
    """One row of a file: a claim with its identifiers sealed, or nothing but the reason why it is rejected.

    Columns that the file does not have keep their default; `begin` says which it has.
    """

    row: int
    verdict: Verdict = "new"
    reason: str = ""
    kpj_hash: str | None = None
    kpj_last4: str = ""
    phone_hash: str | None = None
    born_hash: str | None = None
    key_version: int = 0
    holder: str = ""
    employer: str = ""
    region: str = ""
    phk_on: date | None = None
    state: str = ""
    since: date | None = None
    month: int | None = None
    month_state: str | None = None
    due_on: date | None = None
    amount: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """A file that somebody brings: `by` whom, its `name`, its SHA-256 `digest`, and the `columns` of claims it has."""

    by: str
    name: str
    digest: str
    columns: Sequence[str]


@dataclass(frozen=True, slots=True)
class ClaimImport:
    """One import as it is remembered; `state` is reading, staged, applied or dropped."""

    id: int
    by: str
    file_name: str
    digest: str
    started_at: datetime
    ended_at: datetime | None
    state: str
    counts: Counts


def begin(connection: Connection, file: ClaimFile, key_version: int, now: datetime) -> int:
    """Remember that somebody brings a file, and return the number of the import.

    `key_version` is that of the seal which its identifiers will be hashed with. Raises ImportRefused when claims are
    kept under another one.
    """
    _check_keys(connection, key_version)
    values = {
        "by": file.by[:64],
        "file_name": file.name[-120:],
        "digest": file.digest,
        "started_at": now,
        "state": "reading",
        **asdict(Counts()),
    }
    import_id: int = connection.execute(insert(claim_import).values(values).returning(claim_import.c.id)).scalar_one()
    stage(connection, import_id, [StagedClaim(COLUMNS_ROW, reason=",".join(file.columns), key_version=key_version)])
    return import_id


def stage(connection: Connection, import_id: int, rows: Sequence[StagedClaim]) -> None:
    """Keep a portion of the rows of a file; each row number comes once."""
    if rows:
        connection.execute(insert(staged_claim), [{**asdict(row), "import_id": import_id} for row in rows])


def settle_repeats(connection: Connection, import_id: int) -> None:
    """Reject rows of one KPJ that contradict each other; of equal ones only the first counts."""
    settle_repeated_rows(connection, import_id)


def compare(connection: Connection, import_id: int, first: int, last: int) -> None:
    """Compare the rows from `first` to `last` with the claims that are known."""
    compare_rows(connection, import_id, columns_of_file(connection, import_id), first, last)


def finish(connection: Connection, import_id: int) -> Counts:
    """End the reading of a file: from now on it may be applied."""
    counts = count(connection, import_id)
    _enter(connection, import_id, ("reading",), "staged", **asdict(counts))
    return counts


def count(connection: Connection, import_id: int) -> Counts:
    """Count the staged rows by verdict."""
    mine = (_staged.import_id == import_id, _staged.row > COLUMNS_ROW)
    tally = select(_staged.verdict, func.count()).where(*mine).group_by(_staged.verdict)
    return Counts(**{str(found[0]): int(found[1]) for found in connection.execute(tally)})


def apply(connection: Connection, import_id: int, now: datetime) -> Counts:
    """Make the claims what a staged file says, tell those whose claim changed its state, and return what was done.

    Compares once more, so that what another import or the office's interface wrote since is not lost. Nothing of it
    lasts when this raises. Raises ImportRefused when the import is not staged, or claims are kept under other keys.
    """
    _lock_claims(connection)
    _enter(connection, import_id, ("staged",), "applied", ended_at=now)
    sealed = select(func.min(_staged.key_version)).where(_staged.import_id == import_id, _staged.kpj_hash.is_not(None))
    if (key_version := connection.scalar(sealed)) is not None:
        _check_keys(connection, key_version)
    columns = columns_of_file(connection, import_id)
    compare_rows(connection, import_id, columns)
    counts = count(connection, import_id)
    let_go_of_others(connection, import_id)
    tell_the_linked(connection, import_id, columns, now)
    carry_over(connection, import_id, columns, now)
    connection.execute(update(claim_import).where(claim_import.c.id == import_id).values(asdict(counts)))
    return counts


def drop(connection: Connection, import_id: int, now: datetime) -> None:
    """Give an import up; its staged rows are free to be cleared. Raises ImportRefused when it was applied."""
    _enter(connection, import_id, ("reading", "staged", "dropped"), "dropped", ended_at=now)


def clear(connection: Connection, import_id: int, most: int = 5000) -> int:
    """Delete up to `most` staged rows of an import that was applied or dropped; return how many."""
    ended = select(claim_import.c.id).where(claim_import.c.id == import_id, claim_import.c.state.in_(_ENDED))
    portion = select(_staged.row).where(_staged.import_id.in_(ended)).limit(most)
    return connection.execute(
        delete(staged_claim).where(_staged.import_id == import_id, _staged.row.in_(portion))
    ).rowcount


def left_over(connection: Connection, before: datetime) -> list[int]:
    """List the imports whose staged rows serve nobody any more: ended ones, and readings begun `before` a moment."""
    broken_off = (claim_import.c.state == "reading") & (claim_import.c.started_at < before)
    held = select(_staged.import_id).where(_staged.import_id == claim_import.c.id).exists()
    wanted = select(claim_import.c.id).where(broken_off | claim_import.c.state.in_(_ENDED) & held)
    return list(connection.scalars(wanted.order_by(claim_import.c.id)))


def verdicts(
    connection: Connection, import_id: int, after: int = 0, most: int = 1000, *, rejected: bool | None = None
) -> list[RowVerdict]:
    """List what becomes of the staged rows after row number `after`; only (or all but) `rejected` ones where wanted."""
    row = staged_claim.c
    wanted = select(row.row, row.verdict, row.reason, row.kpj_last4).where(row.import_id == import_id, row.row > after)
    if rejected is not None:
        wanted = wanted.where((row.verdict == "rejected") == rejected)
    return [RowVerdict(*found) for found in connection.execute(wanted.order_by(row.row).limit(most))]


def imports(connection: Connection, most: int = 20) -> list[ClaimImport]:
    """List the latest imports, the newest first."""
    table = claim_import.c
    return [
        _read(found)
        for found in connection.execute(select(claim_import).order_by(table.id.desc()).limit(most)).mappings()
    ]


def columns_of_file(connection: Connection, import_id: int) -> frozenset[str]:
    """Name the columns of claims that a staged file has."""
    names = connection.scalar(select(_staged.reason).where(_staged.import_id == import_id, _staged.row == COLUMNS_ROW))
    return frozenset((names or "").split(","))


def _read(found: Mapping[Any, Any]) -> ClaimImport:
    counts = Counts(*(found[name] for name in ("new", "changed", "unchanged", "rejected")))
    names = ("id", "by", "file_name", "digest", "started_at", "ended_at", "state")
    return ClaimImport(**{name: found[name] for name in names}, counts=counts)


def _enter(connection: Connection, import_id: int, before: Sequence[str], state: str, **values: object) -> None:
    wanted = update(claim_import).where(claim_import.c.id == import_id, claim_import.c.state.in_(before))
    if connection.execute(wanted.values(state=state, **values)).rowcount == 1:
        return
    found = connection.scalar(select(claim_import.c.state).where(claim_import.c.id == import_id))
    raise ImportRefused(
        text("Import {n} is {state}. Bring the file once more.", n=import_id, state=Raw(found or "not known"))
    )


def _check_keys(connection: Connection, key_version: int) -> None:
    sealed = select(func.min(claim.c.key_version), func.max(claim.c.key_version)).where(claim.c.kpj_hash.is_not(None))
    oldest, newest = connection.execute(sealed).one()
    if oldest is not None and oldest < key_version:
        raise ImportRefused(text("Some claims are sealed with an older key. Run `python -m bot rotate-key` first."))
    if newest is not None and newest > key_version:
        raise ImportRefused(text("Claims are sealed with a newer key than this one. Check DATA_KEY."))


def _lock_claims(connection: Connection) -> None:
    """Let nobody else write claims until the end; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE claim IN SHARE ROW EXCLUSIVE MODE")
        # One statement may touch every claim; the usual bound is meant for those of one person.
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {_APPLYING * 1000}")
