"""Faults put in on purpose: lost connections, locks, damaged files, refused values."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url, text

import storage
from storage import (
    RecordRejected,
    Seen,
    StorageBusy,
    StorageError,
    StorageOutdated,
    StorageUnavailable,
    StorageUnusable,
    Store,
    Visit,
)
from storage.desk import Desk, PipelinedDesk
from tests.postgres import Server
from tests.storage.samples import BUDI, add_one, delivery, number_of, together


def spoil(visit: Visit) -> None:
    """Change what no database takes: half a letter."""
    visit.participant = replace(visit.participant, region="\ud83d")


async def test_values_the_database_refuses_fail_alone(store: Store) -> None:
    refused = delivery()
    outcomes = await together(store, (delivery(), add_one), (refused, spoil), (delivery(BUDI), add_one))
    assert outcomes[::2] == [1, 1]
    assert isinstance(outcomes[1], RecordRejected)
    assert isinstance(await store.visit(refused, add_one), Seen)


async def test_a_broken_read_that_a_step_swallows_is_not_committed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_desk: Desk, _user_ids: object) -> Any:
        raise sqlite3.DatabaseError("cannot read")

    def swallow(visit: Visit) -> None:
        add_one(visit)
        try:
            visit.consents  # noqa: B018 - reading is what fails
        except sqlite3.DatabaseError:
            return

    with monkeypatch.context() as patch:
        patch.setattr(Desk, "consents", fail)
        with pytest.raises(StorageError, match="cannot read"):
            await store.visit(delivery(), swallow)
    assert await number_of(store) == 0


async def test_work_that_fails_writes_nothing(store: Store) -> None:
    await store.visit(delivery(), add_one)

    def fail(connection: Any) -> None:
        connection.execute(text("DELETE FROM progress"))
        raise LookupError("changed my mind")

    with pytest.raises(LookupError):
        await store.run(fail)
    with pytest.raises(StorageError):
        await store.run(lambda connection: connection.execute(text("SELECT nonsense")))
    assert await number_of(store) == 1


async def test_a_statement_that_failed_unnoticed_undoes_its_work(postgres_url: str) -> None:
    def swallow(connection: Any) -> None:
        connection.execute(text("DELETE FROM progress"))
        with suppress(Exception):
            connection.execute(text("SELECT nonsense"))

    async with Store.open(postgres_url) as store:
        await store.visit(delivery(), add_one)
        with pytest.raises(StorageError, match="nothing was written"):
            await store.run(swallow)
        assert await number_of(store) == 1


async def test_a_commit_that_fails_is_not_acknowledged(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_desk: Desk, _changes: object) -> None:
        raise sqlite3.DatabaseError("no commit today")

    update = delivery()
    async with Store.open(store_url) as store:
        with monkeypatch.context() as patch:
            patch.setattr(Desk, "commit", fail)
            with pytest.raises(StorageError, match="no commit today"):
                await store.visit(update, add_one)
        assert await store.visit(update, add_one) == 1


async def test_a_mark_outlives_a_failed_transaction(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    update = delivery()
    await store.visit(update, add_one)
    with monkeypatch.context() as patch:
        patch.setattr(Desk, "commit", lambda *_: (_ for _ in ()).throw(StorageUnavailable("gone")))
        store.answered(update.key)
        with pytest.raises(StorageUnavailable):
            await store.visit(delivery(), add_one)
    seen = await store.visit(update, add_one)
    assert isinstance(seen, Seen)
    assert seen.answered


async def test_a_killed_connection_is_made_again(postgres_url: str, postgres: Server) -> None:
    async with Store.open(postgres_url) as store:
        for number in (1, 2, 3):
            postgres.kill_connections(postgres_url)
            assert await store.visit(delivery(), add_one) == number
        postgres.kill_connections(postgres_url)
        await store.ping()


async def test_a_connection_killed_within_the_step_loses_nothing(postgres_url: str, postgres: Server) -> None:
    attempts = []

    def kill_once(visit: Visit) -> int:
        attempts.append(visit)
        if len(attempts) == 1:
            postgres.kill_connections(postgres_url)
        return add_one(visit)

    async with Store.open(postgres_url) as store:
        assert await store.visit(delivery(), kill_once) == 1
        assert len(attempts) == 2
        assert await number_of(store) == 1


async def test_a_commit_whose_answer_was_lost_counts_once(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = PipelinedDesk.commit
    answers = iter([psycopg.OperationalError("the line went dead"), None])

    def commit_and_lose(desk: Desk, changes: Any) -> None:
        commit(desk, changes)
        if error := next(answers):
            raise error

    async with Store.open(postgres_url) as store:
        with monkeypatch.context() as patch:
            patch.setattr(PipelinedDesk, "commit", commit_and_lose)
            assert await store.visit(delivery(worker="w1"), add_one) == 1
        assert await number_of(store) == 1


async def test_a_stopped_server_is_told_and_a_started_one_found(postgres_url: str, postgres: Server) -> None:
    if not postgres.is_ours:
        pytest.skip("the server is not ours to stop")
    async with Store.open(postgres_url) as store:
        assert await store.visit(delivery(), add_one) == 1
        postgres.stop()
        try:
            with pytest.raises(StorageUnavailable):
                await store.visit(delivery(), add_one)
            with pytest.raises(StorageUnavailable):
                await store.ping()
        finally:
            postgres.start()
        assert await store.visit(delivery(), add_one) == 2


async def test_a_locked_row_is_waited_for_only_so_long(postgres_url: str) -> None:
    async with Store.open(postgres_url, time_limit=0.2) as store:
        await store.visit(delivery(), add_one)
        with psycopg.connect(postgres_url) as other:
            other.execute("SELECT 1 FROM participant FOR UPDATE")
            with pytest.raises(StorageBusy, match="locked"):
                await store.visit(delivery(), add_one)
        assert await store.visit(delivery(), add_one) == 2


async def test_a_locked_file_is_waited_for_only_so_long(sqlite_url: str) -> None:
    async with Store.open(sqlite_url, time_limit=0.05) as store:
        with _locked(sqlite_url), pytest.raises(StorageBusy):
            await store.visit(delivery(), add_one)
        assert await store.visit(delivery(), add_one) == 1


async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Kawan JKP " * 1000)
    with pytest.raises(StorageUnusable, match="not a database"):
        async with Store.open(f"sqlite:///{path}"):
            pass


async def test_a_file_that_cannot_be_written_is_named(sqlite_url: str) -> None:
    path = make_url(sqlite_url).database
    with pytest.raises(StorageUnusable, match="written"):
        async with Store.open(f"sqlite:///file:{path}?mode=ro&uri=true"):
            pass


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageUnusable, match="folder"):
        storage.migrate(f"sqlite:///{tmp_path}/file/kawan.sqlite3")


async def test_a_database_without_tables_is_told(empty_url: str) -> None:
    with pytest.raises(StorageOutdated, match="migrations"):
        async with Store.open(empty_url):
            pass


@pytest.mark.parametrize("url", ["mysql://u:secret@h/d", "sqlite://", "sqlite:///:memory:", "nonsense secret", ""])
def test_an_address_we_cannot_use_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(StorageUnusable) as caught:
        storage.migrate(url)
    assert "secret" not in str(caught.value)


async def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    with pytest.raises(StorageUnavailable) as caught:
        async with Store.open("postgres://kawan:s3cret@127.0.0.1:1/kawan", time_limit=2):
            pass
    assert "s3cret" not in repr(caught.value)


@contextmanager
def _locked(url: str) -> Iterator[None]:
    with closing(sqlite3.connect(make_url(url).database or "", isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
