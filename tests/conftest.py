"""What every test may use: a fresh database of our own, and a bot on it."""

from collections.abc import AsyncIterator
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import settings

from storage import migrate
from tests.chat import House, PretendPerson, open_house

# How long one example takes says more about the machine than about the code; speed has its benchmarks.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden conversations and the README's picture be made again."""
    parser.addoption("--rewrite-golden", action="store_true", help="write what the bot says now as what is expected")


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite database at the newest revision, to be copied."""
    path = tmp_path_factory.mktemp("database") / "empty.sqlite3"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(tmp_path: Path, migrated_file: Path) -> str:
    """A fresh database of this test's own."""
    copyfile(migrated_file, tmp_path / "kawan.sqlite3")
    return f"sqlite:///{tmp_path / 'kawan.sqlite3'}"


@pytest.fixture
async def house(sqlite_url: str) -> AsyncIterator[House]:
    """A bot without a network."""
    async with open_house(sqlite_url) as opened:
        yield opened


@pytest.fixture
def person(house: House) -> PretendPerson:
    """Somebody who talks to the bot."""
    return house.person()
