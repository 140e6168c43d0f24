"""The shape of the house: imports point one way, the talking stays pure, nothing blocks the event loop."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("conversations", "storage", "bot")
FILES = tuple(file.relative_to(ROOT) for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py")))
STANDARD = frozenset(sys.stdlib_module_names)
IMPURE = frozenset(
    {
        *("asyncio", "concurrent", "ctypes", "gettext", "http", "io", "locale", "logging", "multiprocessing", "os"),
        *("queue", "random", "secrets", "select", "selectors", "shutil", "signal", "smtplib", "socket", "sqlite3"),
        *("ssl", "subprocess", "tempfile", "threading", "time", "urllib", "uuid", "zoneinfo"),
    }
)
"""Modules of the standard library that bring a clock, chance, the world, or a language into the talking."""
DATABASE = frozenset({"alembic", "psycopg", "sqlalchemy", "sqlmodel"})
READERS_OF_OWN_DATA = {
    "conversations/eligibility/parameters.py",
    "conversations/information/recognised.py",
    "conversations/understanding/lexicon.py",
    "conversations/understanding/intents/weights.py",
    "conversations/vacancies/data.py",
    "conversations/regions/data.py",
}
CLOCKS = frozenset({"today", "now", "utcnow", "monotonic", "perf_counter"})
"""A moment of the day is `datetime.time`; the module of that name is impure and kept out with the others."""
FILE_ACCESS = frozenset({"read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob"})
BLOCKING = frozenset({"requests", "urllib3", "httplib2"})


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse((ROOT / file).read_text("utf-8"), str(file))


def imported(file: Path) -> Iterator[str]:
    """Yield each module that a file imports, wherever in the file, by its whole name."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def top(module: str) -> str:
    return module.partition(".")[0]


def within(file: Path, *folders: str) -> bool:
    return any(file.is_relative_to(folder) for folder in folders)


def called(file: Path) -> Iterator[str]:
    """Yield the last name of each call: `open` of `open(…)`, `today` of `date.today()`."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield name


def strangers(package: str, allowed: frozenset[str]) -> list[str]:
    files = [file for file in FILES if within(file, package)]
    assert files
    return [f"{file}: {module}" for file in files for module in imported(file) if top(module) not in allowed]


def test_conversations_know_only_themselves() -> None:
    assert strangers("conversations", STANDARD - IMPURE | {"conversations", "lokal"}) == []


def test_storage_knows_the_conversations_and_the_database() -> None:
    assert strangers("storage", STANDARD - {"gettext"} | DATABASE | {"conversations", "storage"}) == []


def test_the_engine_knows_no_conversation() -> None:
    files = [file for file in FILES if within(file, "conversations/engine")]
    allowed = ("conversations.engine.", "conversations.understanding.")
    known = [f"{file}: {module}" for file in files for module in imported(file) if top(module) == "conversations"]
    assert [each for each in known if not each.partition(": ")[2].startswith(allowed)] == []


def test_understanding_knows_nobody() -> None:
    files = [file for file in FILES if within(file, "conversations/understanding")]
    known = [module for file in files for module in imported(file) if top(module) == "conversations"]
    assert [module for module in known if not module.startswith("conversations.understanding")] == []


@pytest.mark.parametrize(
    ("module", "homes"),
    [
        ("gettext", ("bot/words.py",)),
        ("telegram", ("bot/outbox",)),
        ("aiogram", ("bot",)),
        ("nicegui", ("bot/playground", "bot/console")),
        ("fpdf", ("bot/paper",)),
        ("segno", ("bot/paper",)),
        ("openpyxl", ("bot/importing",)),
        ("PIL", ("bot/picture", "bot/playground/world_media.py")),
        ("babel", ("bot/words.py",)),
        ("psycopg", ("storage",)),
    ],
)
def test_a_library_has_its_one_home(module: str, homes: tuple[str, ...]) -> None:
    assert [str(file) for file in FILES if module in map(top, imported(file)) and not within(file, *homes)] == []


def within_reach(folder: str) -> set[Path]:
    """Return the files of a folder and every file of ours that they import, however far away."""
    reached: set[Path] = set()
    waiting = [file for file in FILES if within(file, folder)]
    while waiting:
        file = waiting.pop()
        reached.add(file)
        places = {Path(*name.split(".")[:depth]) for name in imported(file) for depth in range(1, 6)}
        named = {place.with_suffix(".py") for place in places} | {place / "__init__.py" for place in places}
        waiting.extend(named & set(FILES) - reached)
    return reached


def test_nothing_that_the_sender_imports_comes_to_aiogram() -> None:
    reached = within_reach("bot/outbox")
    assert Path("bot/desk/says.py") in reached, "or this test looks at nothing"
    assert [str(file) for file in reached if "aiogram" in map(top, imported(file))] == []


def test_only_serving_knows_the_playground() -> None:
    knowing = {
        str(file)
        for file in FILES
        if not within(file, "bot/playground") and any(name.startswith("bot.playground") for name in imported(file))
    }
    assert knowing <= {"bot/serve.py"}


@pytest.mark.parametrize("module", ["storage.tables", "storage.statements", "storage.engine", "storage.writer"])
def test_tables_and_statements_do_not_leave_the_storage(module: str) -> None:
    outside = [file for file in FILES if not within(file, "storage")]
    assert [str(file) for file in outside if any(name.startswith(module) for name in imported(file))] == []


def test_sql_is_written_in_the_storage_only() -> None:
    outside = [file for file in FILES if within(file, "bot")]
    names = {"sqlalchemy.select", "sqlalchemy.insert", "sqlalchemy.update", "sqlalchemy.delete", "sqlalchemy.text"}
    assert [str(file) for file in outside if names & set(imported(file))] == []


def test_the_talking_reads_no_clock() -> None:
    files = [file for file in FILES if within(file, "conversations")]
    assert [f"{file}: {name}" for file in files for name in called(file) if name in CLOCKS] == []


def test_the_talking_touches_no_files_but_its_own_data() -> None:
    """Parameters and word lists are read once, at import; drawing diagrams is a command of its own."""
    allowed = READERS_OF_OWN_DATA | {"conversations/diagrams.py"}
    files = [file for file in FILES if within(file, "conversations") and file.as_posix() not in allowed]
    assert [f"{file}: {name}" for file in files for name in called(file) if name in FILE_ACCESS] == []
    opened = [file for file in FILES if within(file, "conversations") for node in ast.walk(tree(file)) if _opens(node)]
    assert opened == []


def _opens(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"open", "print", "input"}


def test_nothing_blocks_the_event_loop() -> None:
    assert [str(file) for file in FILES if BLOCKING & set(map(top, imported(file)))] == []
    sleepers = [
        file
        for file in FILES
        for function in ast.walk(tree(file))
        if isinstance(function, ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"time.sleep", "subprocess.run", "open"}
    ]
    assert sleepers == []


def test_packages_have_no_cycle_between_them() -> None:
    known = {
        package: {top(name) for file in FILES if within(file, package) for name in imported(file)} & set(PACKAGES)
        for package in PACKAGES
    }
    assert known["conversations"] <= {"conversations"}
    assert known["storage"] <= {"conversations", "storage"}
    assert known["bot"] == set(PACKAGES)


@pytest.mark.parametrize("package", PACKAGES)
def test_no_file_and_no_function_is_too_long(package: str) -> None:
    files = [file for file in FILES if within(file, package) and not within(file, "storage/migrations")]
    long_files = [str(file) for file in files if len((ROOT / file).read_text("utf-8").splitlines()) > 350]
    assert long_files == []
    long_functions = [
        f"{file}: {node.name}"
        for file in files
        for node in ast.walk(tree(file))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and (node.end_lineno or 0) - node.lineno >= 50
    ]
    assert long_functions == []
