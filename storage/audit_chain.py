"""Following the chain of the audit log from its first entry; functions work within the connection of their caller."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, String, select, type_coerce
from sqlalchemy.exc import DBAPIError

from storage.audit import FIRST, Entry, hash_of
from storage.statements import columns_of
from storage.tables import audit

PORTION = 1000


@dataclass(frozen=True, slots=True)
class Chain:
    """How far the chain was followed: so many entries hold, and the newest of them carries `head`.

    `broken` is the number of the first entry that does not hold, and `why` says what is wrong with it.
    """

    entries: int = 0
    head: str = FIRST
    broken: int | None = None
    why: str = ""
    passed: bool = False
    ended: bool = False


def follow(connection: Connection, chain: Chain, known: str = "", most: int = PORTION) -> Chain:
    """Follow the chain for a portion more; `passed` tells whether the entry with the hash `known` has gone by."""
    try:
        rows = _read(connection, chain, most)
    except (DBAPIError, ValueError, TypeError) as error:
        if isinstance(error, DBAPIError) and (error.connection_invalidated or connection.dialect.name != "sqlite"):
            raise
        # One entry cannot be read: the others of the portion come one by one, up to that one.
        return _broken(chain, "cannot be read") if most == 1 else follow(connection, chain, known, 1)
    for entry, raw in rows:
        fault = _fault(chain, entry, raw)
        if fault:
            return _broken(chain, fault)
        passed = chain.passed or entry.hash == known
        chain = replace(chain, entries=entry.id, head=entry.hash, passed=passed)
    return replace(chain, ended=len(rows) < most)


def _read(connection: Connection, chain: Chain, most: int) -> Sequence[tuple[Entry, Any]]:
    wanted = select(*columns_of(audit, Entry), type_coerce(audit.c.at, String)).order_by(audit.c.id).limit(most)
    if chain.entries:
        # Before the first entry nothing is left out, not even numbers that no entry may have.
        wanted = wanted.where(audit.c.id > chain.entries)
    return [(Entry(*values), raw) for *values, raw in connection.execute(wanted)]


def _fault(chain: Chain, entry: Entry, raw: Any) -> str:
    """Tell what is wrong with the entry that comes next, if anything is."""
    if entry.id != chain.entries + 1:
        return "is missing"
    if isinstance(raw, str) and raw != entry.at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds"):
        # SQLite keeps words, and more than one way to write a moment is read.
        return "was changed"
    if entry.previous != chain.head:
        return "does not follow the entry before it"
    return "" if entry.hash == hash_of(entry) else "was changed"


def _broken(chain: Chain, why: str) -> Chain:
    return replace(chain, broken=chain.entries + 1, why=why, ended=True)
