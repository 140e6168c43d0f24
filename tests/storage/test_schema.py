"""The migrations: up, down and up again, like the tables, and whoever starts at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

import storage
from storage import schema, tables
from storage.engine import connect_engine, parse


def test_every_revision_goes_up_down_and_up(empty_url: str) -> None:
    assert not storage.is_current(empty_url)
    for revision in schema.revisions():
        schema.upgrade(empty_url, revision)
        schema.downgrade(empty_url, "-1")
        schema.upgrade(empty_url, revision)
    assert storage.is_current(empty_url)


def test_asking_does_not_make_a_file(tmp_path: Path) -> None:
    path = tmp_path / "kawan.sqlite3"
    assert not storage.is_current(f"sqlite:///{path}")
    assert not path.exists()


def test_going_all_the_way_down_leaves_nothing(empty_url: str) -> None:
    storage.migrate(empty_url)
    schema.downgrade(empty_url, "base")
    engine = connect_engine(parse(empty_url))
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
    engine.dispose()


def test_the_tables_are_those_of_the_migrations(store_url: str) -> None:
    engine = connect_engine(parse(store_url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, tables.metadata) == []
    engine.dispose()


def test_starters_that_collide_wait_for_one_another(empty_url: str) -> None:
    with ThreadPoolExecutor(4) as starters:
        list(starters.map(storage.migrate, [empty_url] * 4))
    assert storage.is_current(empty_url)


@pytest.mark.parametrize("table", tables.metadata.sorted_tables, ids=lambda table: table.name)
def test_telegram_ids_have_64_bits(table) -> None:  # type: ignore[no-untyped-def]
    ids = [column for column in table.c if column.name in {"user_id", "key"}]
    assert all(str(column.type.compile()) == "BIGINT" for column in ids)
