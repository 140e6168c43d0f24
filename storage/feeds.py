"""Sources that are fetched by themselves, and what each said last; within the connection of `Store.run`."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select, update

from storage.portable import insert, storable
from storage.statements import columns_of
from storage.tables import claim_import, feed, training, vacancy

FeedKind = Literal["vacancies", "trainings"]
"""What a source may offer."""

_POSTS: dict[FeedKind, tuple[Table, str]] = {"vacancies": (vacancy, "expires_on"), "trainings": (training, "starts_on")}
# Any number will do, as long as every release uses the same.
_ADVISORY_LOCK = 727_002
_LONGEST = {"etag": 200, "modified": 64, "failure": 200}


@dataclass(frozen=True, slots=True)
class Said:
    """What a source said last: its marks for *not changed since*, the digest of its list, and of its address."""

    address: str = ""
    etag: str = ""
    modified: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A source as it is remembered; `failed_at` tells since when it fails, and `failure` why; None and "" if not."""

    source: str
    read_at: datetime | None = None
    failed_at: datetime | None = None
    failure: str = ""


def alone(connection: Connection) -> bool:
    """Tell whether this process is the one that fetches; on PostgreSQL it stays so until its connection ends."""
    if connection.dialect.name != "postgresql":
        return True
    return bool(connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({_ADVISORY_LOCK})").scalar_one())


def said(connection: Connection, source: str) -> Said:
    """Return what a source said last; nothing when it never did."""
    found = connection.execute(select(*columns_of(feed, Said)).where(feed.c.source == source)).first()
    return Said(*found) if found else Said()


def feeds(connection: Connection) -> list[Feed]:
    """List the sources that are remembered, by name."""
    return [Feed(*found) for found in connection.execute(select(*columns_of(feed, Feed)).order_by(feed.c.source))]


def read(connection: Connection, source: str, now: datetime, said: Said | None = None) -> None:
    """Note that a source was read and is in order; what it said stays what it was where nothing is given."""
    words = {} if said is None else {name: getattr(said, name) for name in ("address", "etag", "modified", "digest")}
    _note(connection, source, {**words, "read_at": now, "failed_at": None, "failure": ""})


def failed(connection: Connection, source: str, now: datetime, failure: str) -> None:
    """Note that a source fails, and why; since when stays what it was."""
    _note(connection, source, {"failure": failure})
    first = feed.c.source == source, feed.c.failed_at.is_(None)
    connection.execute(update(feed).where(*first).values(failed_at=now))


def offered(connection: Connection, kind: FeedKind, source: str, today: date) -> int:
    """Count the posts of a source that are open on a day."""
    table, _ = _POSTS[kind]
    return connection.scalar(select(func.count()).select_from(table).where(*_open(kind, source, today))) or 0


def see_again(connection: Connection, kind: FeedKind, source: str, today: date, after: int, most: int) -> int:
    """Note that posts after an id are still offered; return the last of this portion, 0 at the end."""
    table, _ = _POSTS[kind]
    wanted = table.c.id > after, table.c.source == source, table.c.retired_on.is_(None)
    ids = connection.scalars(select(table.c.id).where(*wanted).order_by(table.c.id).limit(most)).all()
    older = table.c.id.in_(ids), table.c.last_seen_on < today
    connection.execute(update(table).where(*older).values(last_seen_on=today))
    return ids[-1] if ids else 0


def brought_last(connection: Connection, kind: FeedKind) -> str:
    """Return the digest of the list of a kind that was taken in last; empty when there was none."""
    table = claim_import.c
    newest = select(table.digest).where(table.what == kind, table.state == "applied")
    return connection.scalar(newest.order_by(table.ended_at.desc(), table.id.desc()).limit(1)) or ""


def _open(kind: FeedKind, source: str, today: date) -> tuple[ColumnElement[bool], ...]:
    table, last = _POSTS[kind]
    until = table.c[last]
    return table.c.source == source, table.c.retired_on.is_(None), or_(until.is_(None), until >= today)


def _note(connection: Connection, source: str, values: dict[str, Any]) -> None:
    kept = {name: storable(value, _LONGEST[name]) if name in _LONGEST else value for name, value in values.items()}
    blank: dict[str, Any] = dict.fromkeys(("address", "etag", "modified", "digest", "failure"), "")
    row = insert(connection, feed).values({**blank, "source": source, **kept})
    connection.execute(row.on_conflict_do_update(index_elements=["source"], set_=kept))
