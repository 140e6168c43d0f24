"""Counts that performance rests on: statements and round trips are per transaction, whatever number share it."""

from contextlib import AbstractContextManager
from typing import Any

import psycopg
import pytest

from storage import Store
from tests.storage.samples import add_one, delivery, look, together

CROWD = range(1, 33)


async def _statements(store: Store, *visits: Any) -> int:
    """Count what SQLite is asked for visits that share a transaction."""
    asked: list[str] = []
    await store.run(lambda connection: _driver(connection).set_trace_callback(asked.append))
    del asked[:]
    await together(store, *visits)
    return sum(statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")) for statement in asked)


def _driver(connection: Any) -> Any:
    return connection.connection.driver_connection


async def test_statements_do_not_grow_with_the_visits(sqlite_url: str) -> None:
    async with Store.open(sqlite_url) as store:
        await together(store, *((delivery(person), add_one) for person in CROWD))
        assert await _statements(store, (delivery(1), add_one)) == 4
        assert await _statements(store, *((delivery(person), add_one) for person in CROWD)) == 4


async def test_what_did_not_change_is_not_written(sqlite_url: str) -> None:
    def keep(_: object) -> None:
        return None

    async with Store.open(sqlite_url) as store:
        await store.visit(delivery(1), add_one)
        assert await _statements(store, (delivery(1), keep)) == 3
        assert await _statements(store, (delivery(1), look)) == 4
        assert await _statements(store, (delivery(1, days=1), keep)) == 4
        assert await _statements(store, (delivery(1, days=1), keep)) == 3


@pytest.mark.postgres
async def test_a_crowd_costs_two_round_trips(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    trips = []
    pipeline = psycopg.Connection.pipeline

    def count(connection: psycopg.Connection[Any]) -> AbstractContextManager[psycopg.Pipeline]:
        trips.append(connection)
        return pipeline(connection)

    async with Store.open(postgres_url) as store:
        await together(store, *((delivery(person), add_one) for person in CROWD))
        monkeypatch.setattr(psycopg.Connection, "pipeline", count)
        await together(store, *((delivery(person), add_one) for person in CROWD))
    assert len(trips) == 2
