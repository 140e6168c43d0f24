"""What `ping` notices: a database that is there, is the one that was opened, and takes writes."""

import resource
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url

from storage import StorageError, StorageOutdated, StorageUnavailable, StorageUnusable, Store
from tests.storage.samples import add_one, delivery, number_of


def path_of(url: str) -> Path:
    """Give the file of an SQLite address."""
    return Path(make_url(url).database or "")


async def test_a_ping_changes_nothing(store: Store) -> None:
    await store.visit(delivery(), add_one)
    for _ in range(3):
        await store.ping()
    assert await number_of(store) == 1


async def test_a_ping_leaves_the_mark_that_others_put_on_the_file(sqlite_url: str) -> None:
    with closing(sqlite3.connect(path_of(sqlite_url))) as other:
        other.execute("PRAGMA user_version = 7")
        async with Store.open(sqlite_url) as store:
            await store.ping()
        assert other.execute("PRAGMA user_version").fetchone() == (7,)


async def test_a_file_that_was_removed_is_told_again_and_again(sqlite_url: str) -> None:
    async with Store.open(sqlite_url) as store:
        path_of(sqlite_url).unlink()
        with pytest.raises(StorageUnusable, match="removed"):
            await store.ping()
        with pytest.raises(StorageOutdated):
            await store.ping()
        with pytest.raises(StorageError):
            await store.visit(delivery(), add_one)


async def test_a_file_that_was_replaced_is_told_and_then_used(sqlite_url: str, sqlite_template: Path) -> None:
    path = path_of(sqlite_url)
    async with Store.open(sqlite_url) as store:
        await store.visit(delivery(), add_one)
        _restore(sqlite_template, path)
        with pytest.raises(StorageUnusable, match="replaced"):
            await store.ping()
        await store.ping()
        assert await store.visit(delivery(), add_one) == 1


async def test_a_full_disk_is_told_until_there_is_room(sqlite_url: str) -> None:
    async with Store.open(sqlite_url) as store:
        with _no_room(), pytest.raises(StorageUnavailable):
            await store.ping()
        await store.ping()


async def test_a_database_that_is_only_read_is_told(store_url: str) -> None:
    only_read = "PRAGMA query_only = ON" if store_url.startswith("sqlite") else "SET default_transaction_read_only = on"
    async with Store.open(store_url) as store:
        await store.run(lambda connection: connection.exec_driver_sql(only_read).close())
        with pytest.raises(StorageUnusable, match=r"written|read-only"):
            await store.ping()
        # The connection was given up, and the next one may write.
        await store.ping()


def _restore(backup: Path, path: Path) -> None:
    """Put a copy of a backup in the place of a file, as an operator would."""
    for name in (f"{path}-wal", f"{path}-shm"):
        Path(name).unlink()
    Path(shutil.copy(backup, path.with_name("backup"))).replace(path)


@contextmanager
def _no_room() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
