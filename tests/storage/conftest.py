"""A fresh, migrated database for every test, on both backends."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

import storage
from storage import Store
from storage.tables import metadata
from tests.postgres import Server, serve

BACKENDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    with serve() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_migrated(postgres: Server) -> Iterator[str]:
    with postgres.database() as url:
        storage.migrate(url)
        yield url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "kawan.sqlite3"
    storage.migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'kawan.sqlite3')}"


@pytest.fixture
def postgres_url(postgres: Server, postgres_migrated: str) -> str:
    # Emptied instead of made anew, which takes ten times as long.
    postgres.empty(postgres_migrated, [table.name for table in metadata.sorted_tables])
    return postgres_migrated


@pytest.fixture(params=BACKENDS)
def store_url(request: pytest.FixtureRequest) -> str:
    """The address of a migrated database."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    return str(request.getfixturevalue(name))


@pytest.fixture(params=BACKENDS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'new' / 'kawan.sqlite3'}"
        return
    server: Server = request.getfixturevalue("postgres")
    with server.database() as url:
        yield url


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[Store]:
    async with Store.open(store_url) as opened:
        yield opened
