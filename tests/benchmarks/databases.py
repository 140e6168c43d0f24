"""Fresh, migrated databases to measure on."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage import migrate
from tests.postgres import DURABLE, serve


@contextmanager
def sqlite_file() -> Iterator[str]:
    """Give the address of a fresh, migrated database."""
    with tempfile.TemporaryDirectory(prefix="kawan-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'kawan.sqlite3'}"
        migrate(url)
        yield url


@contextmanager
def postgres_database() -> Iterator[str]:
    """Give the address of a fresh, migrated database on a server that keeps its promises."""
    with serve(DURABLE) as server, server.database() as url:
        migrate(url)
        yield url
