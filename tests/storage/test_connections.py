"""How connections behave: addresses, settings of the drivers, moments, readiness."""

import asyncio
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from threading import enumerate as threads
from typing import Any

import psycopg.errors
import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import StatementError

import storage
from storage import (
    RecordRejected,
    StorageError,
    StorageOutdated,
    StorageUnavailable,
    StorageUnusable,
    Store,
    tables,
)
from storage.engine import parse
from storage.faults import ConnectionLost, RowLocked, read_fault
from tests.storage.samples import SITI, START, add_one, delivery, number_of


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://u:p@h:5433/d", "postgresql+psycopg://u:p@h:5433/d"),
        ("postgresql://h/d?sslmode=require", "postgresql+psycopg://h/d?sslmode=require"),
        ("postgresql+asyncpg://h/d", "postgresql+psycopg://h/d"),
        ("sqlite:///data/kawan.sqlite3", "sqlite:///data/kawan.sqlite3"),
        ("sqlite+aiosqlite:////srv/kawan.sqlite3", "sqlite:////srv/kawan.sqlite3"),
    ],
)
def test_addresses_are_taken_as_people_write_them(given: str, used: str) -> None:
    assert parse(given).render_as_string(hide_password=False) == used


async def _ask(url: str, question: str, **settings: Any) -> Any:
    async with Store.open(url, **settings) as store:
        return await store.run(lambda connection: connection.exec_driver_sql(question).scalar())


@pytest.mark.parametrize(("wanted", "level"), [("normal", 1), ("full", 2)])
async def test_a_file_is_opened_the_durable_way(sqlite_url: str, wanted: str, level: int) -> None:
    assert await _ask(sqlite_url, "PRAGMA synchronous", synchronous=wanted) == level
    assert await _ask(sqlite_url, "PRAGMA journal_mode") == "wal"
    assert await _ask(sqlite_url, "PRAGMA foreign_keys") == 1
    assert await _ask(sqlite_url, "PRAGMA busy_timeout", time_limit=7.0) == 7000


@pytest.mark.postgres
async def test_a_server_is_asked_with_limits_and_in_utc(postgres_url: str) -> None:
    assert await _ask(postgres_url, "SHOW statement_timeout", time_limit=7.0) == "7s"
    assert await _ask(postgres_url, "SHOW timezone") == "UTC"


async def test_the_folder_of_the_file_is_made(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new/folder/kawan.sqlite3"
    storage.migrate(url)
    async with Store.open(url) as store:
        assert await store.visit(delivery(), add_one) == 1


async def test_a_moment_without_its_zone_is_refused(store: Store) -> None:
    def write(connection: Connection) -> None:
        naive = datetime(2026, 3, 1)  # noqa: DTZ001 - it is the fault
        row = {"key": 5, "user_id": SITI, "at": naive, "worker": "", "answered": False}
        connection.execute(insert(tables.seen).values(row))

    with pytest.raises(StorageError) as caught:
        await store.run(write)
    assert isinstance(caught.value.__cause__, StatementError)


async def test_both_ways_of_writing_keep_the_same_moment(store: Store) -> None:
    update = replace(delivery(), at=START.replace(microsecond=7))
    await store.visit(update, add_one)

    def find(connection: Connection) -> Any:
        found = connection.execute(select(tables.seen.c.at).where(tables.seen.c.at == update.at)).scalars().all()
        return [(at, at.tzinfo) for at in found]

    assert await store.run(find) == [(update.at, UTC)]


async def test_a_store_that_does_not_answer_in_time_is_not_ready(store: Store) -> None:
    gate = Event()
    busy = asyncio.create_task(store.run(lambda _: gate.wait(30)))
    await asyncio.sleep(0)
    with pytest.raises(StorageUnavailable, match="did not answer"):
        await store.ping(0.01)
    gate.set()
    await busy
    await store.ping()


async def test_closing_leaves_no_thread(store_url: str) -> None:
    async with Store.open(store_url) as store:
        assert await number_of(store) == 0
        assert any(thread.name == "storage-writer" for thread in threads())
    assert not any(thread.name == "storage-writer" for thread in threads())


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (psycopg.errors.DeadlockDetected("deadlock"), ConnectionLost),
        (psycopg.errors.SerializationFailure("concurrent"), ConnectionLost),
        (psycopg.errors.AdminShutdown("terminating"), ConnectionLost),
        (psycopg.errors.TooManyConnections("too many clients"), ConnectionLost),
        (psycopg.OperationalError("connection is lost"), ConnectionLost),
        (psycopg.errors.QueryCanceled("statement timeout"), StorageUnavailable),
        (psycopg.errors.LockNotAvailable("lock"), RowLocked),
        (psycopg.errors.UndefinedTable("relation"), StorageOutdated),
        (psycopg.errors.InvalidPassword("password"), StorageUnusable),
        (psycopg.errors.ReadOnlySqlTransaction("standby"), StorageUnusable),
        (psycopg.errors.StringDataRightTruncation("too long"), RecordRejected),
        (sqlite3.IntegrityError("NOT NULL"), RecordRejected),
        (sqlite3.OperationalError("no such table: seen"), StorageOutdated),
        (StorageUnusable("ours"), StorageUnusable),
    ],
)
def test_errors_of_the_drivers_are_told_apart(error: Exception, meaning: type[StorageError]) -> None:
    assert type(read_fault(error)) is meaning


def test_a_password_in_an_error_is_masked() -> None:
    told = read_fault(psycopg.OperationalError("cannot use 'pa$$w0rd' here"), password="pa$$w0rd")
    assert str(told) == "cannot use '***' here"
