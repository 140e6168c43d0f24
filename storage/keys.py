"""The keys under which identifiers are sealed: knowing the right ones, and bringing rows to the newest."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, select, tuple_, update

from storage import portable
from storage.errors import StorageUnusable
from storage.seal import Seal, same
from storage.store import Store
from storage.tables import claim, seal_key, staged_claim

PORTION = 500
"""Rows of one transaction while keys are rotated."""

_HASHES = ("kpj_hash", "phone_hash", "born_hash")


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many rows were brought to the newest key."""

    claims: int
    staged: int


def check(connection: Connection, seal: Seal, now: datetime) -> None:
    """Make sure that the keys are those of the database, and remember new ones.

    Raises StorageUnusable when a key is missing or is another one than identifiers were sealed with.
    """
    known = _known(connection)
    new = [{"version": version, "check": seal.check(version), "since": now} for version in _versions(seal, known)]
    if new:
        # Another process may start at the same moment; whose keys came second is told below.
        connection.execute(portable.insert(connection, seal_key).on_conflict_do_nothing(), new)
        known = _known(connection)
    if max(known) > seal.version:
        raise StorageUnusable("DATA_KEY lacks a key that identifiers are sealed with")
    if not all(same(found, seal.check(version)) for version, found in known.items()):
        raise StorageUnusable("DATA_KEY is not the key that identifiers are sealed with")


def is_rotating(connection: Connection, seal: Seal) -> bool:
    """Tell whether the newest key of this seal is still to be put to use, or rows wait for it."""
    return max(_known(connection), default=0) < seal.version or _waiting(connection, seal) > 0


async def rotate(store: Store, seal: Seal, portion: int = PORTION) -> Rotated:
    """Bring every identifier to the newest key, in short transactions; what was begun before is gone on with."""
    return Rotated(await _all(store, seal, claim, portion), await _all(store, seal, staged_claim, portion))


async def _all(store: Store, seal: Seal, table: Table, portion: int) -> int:
    done = 0
    while moved := await store.run(partial(_some, seal=seal, table=table, portion=portion)):
        done += moved
    return done


def _some(connection: Connection, seal: Seal, table: Table, portion: int) -> int:
    """Bring one portion of a table to the newest key and return how many rows that were."""
    keys = list(table.primary_key)
    old = table.c.key_version.between(1, seal.version - 1)
    wanted = select(*keys, table.c.key_version, *(table.c[name] for name in _HASHES)).where(old).limit(portion)
    rows = connection.execute(wanted.with_for_update()).all()
    if rows:
        mine = tuple_(*keys) == tuple_(*(bindparam(f"old_{key.name}") for key in keys))
        connection.execute(update(table).where(mine), [_resealed(seal, keys, row._mapping) for row in rows])
    return len(rows)


def _resealed(seal: Seal, keys: list[Any], row: Any) -> dict[str, Any]:
    named = {f"old_{key.name}": row[key.name] for key in keys}
    hashes = {name: seal.reseal(row[name], row["key_version"]) if row[name] else None for name in _HASHES}
    return named | hashes | {"key_version": seal.version}


def _known(connection: Connection) -> dict[int, str]:
    rows = connection.execute(select(seal_key.c.version, seal_key.c.check))
    return {row.version: row.check for row in rows}


def _versions(seal: Seal, known: dict[int, str]) -> range:
    return range(max(known, default=0) + 1, seal.version + 1)


def _waiting(connection: Connection, seal: Seal) -> int:
    def count(table: Table) -> int:
        old = table.c.key_version.between(1, seal.version - 1)
        return connection.scalar(select(func.count()).select_from(table).where(old)) or 0

    return count(claim) + count(staged_claim)
