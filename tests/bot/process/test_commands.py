"""The commands as an operator types them: exit status, and one sentence on standard error that names the cause."""

import json
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.playground import LocalTelegram
from bot.settings import Settings
from tests.postgres import Server, serve
from tests.process import bot_process, run

TOKEN = "123456:not-a-real-token"
COMMANDS = ["poll", "webhook", "playground", "migrate", "assess", "status"]


def refused(outcome: subprocess.CompletedProcess[bytes], names: str) -> None:
    lines = outcome.stderr.decode().splitlines()
    assert outcome.returncode == 2, lines
    assert len(lines) == 1, lines
    assert names in lines[0]
    assert lines[0].endswith(".")
    assert not outcome.stdout


@pytest.mark.parametrize(
    ("command", "settings", "names"),
    [
        ("poll", {}, "BOT_TOKEN"),
        ("webhook", {}, "BOT_TOKEN"),
        ("poll", {"BOT_TOKEN": "123"}, "BOT_TOKEN"),
        ("poll", {"BOT_TOKEN": TOKEN, "TODAY": "besok"}, "TODAY"),
        ("webhook", {"BOT_TOKEN": TOKEN, "PORT": "banyak"}, "PORT"),
        ("migrate", {"DATABASE_URL": "mysql://localhost/kawan"}, "DATABASE_URL"),
        ("migrate", {"DATABASE_URL": "sqlite:////proc/none/kawan.sqlite3"}, "DATABASE_URL"),
        ("status", {"DATABASE_URL": "postgresql://kawan:hush@127.0.0.1:1/kawan"}, "DATABASE_URL"),
        ("webhook", {"BOT_TOKEN": TOKEN}, "WEBHOOK_URL"),
    ],
)
def test_a_bad_or_missing_setting_ends_the_start(command: str, settings: dict[str, str], names: str) -> None:
    outcome = run(command, **settings)
    refused(outcome, names)
    assert b"hush" not in outcome.stderr


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serve() as running:
        yield running


@pytest.mark.postgres
def test_postgresql_is_migrated_by_a_step_of_its_own(server: Server) -> None:
    with server.database() as url:
        refused(run("poll", BOT_TOKEN=TOKEN, DATABASE_URL=url), "python -m bot migrate")
        assert run("migrate", DATABASE_URL=url).returncode == 0
        assert json.loads(run("status", "--json", DATABASE_URL=url).stdout)["current"] is True


async def test_a_token_that_telegram_refuses_is_named(telegram: LocalTelegram, settings: dict[str, str]) -> None:
    async with bot_process("poll", **settings | {"BOT_TOKEN": TOKEN}) as bot:
        assert await bot.ended() == 2
        assert "BOT_TOKEN" in bot.story
        assert len(bot.lines) == 1
    assert not telegram.world.calls


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    outcome = run(command, "--help")
    assert outcome.returncode == 0
    assert f"python -m bot {command}" in outcome.stdout.decode()


def test_all_commands_are_listed() -> None:
    listed = run("--help").stdout.decode()
    assert all(command in listed for command in COMMANDS)


@pytest.mark.parametrize("arguments", [["dance"], ["status", "--xml"], ["poll", "now"]])
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    outcome = run(*arguments)
    assert outcome.returncode == 2
    assert outcome.stderr
    assert not outcome.stdout


def test_the_embedded_database_is_made_and_told_about(tmp_path: Path) -> None:
    file = tmp_path / "new" / "kawan.sqlite3"
    url = f"sqlite:///{file}"
    assert json.loads(run("status", "--json", DATABASE_URL=url).stdout) == {"current": False}
    assert not file.exists()
    assert run("migrate", DATABASE_URL=url).returncode == 0
    sqlite3.connect(file).close()
    told = json.loads(run("status", "--json", DATABASE_URL=url).stdout)
    assert told["current"] is True
    assert told["participants"] == 0
    assert "participants: 0" in run("status", DATABASE_URL=url).stdout.decode()


_WATCH = "import sys, bot.__main__ as main; code = main.main({!r}); print(*sys.modules); sys.exit(code)"


@pytest.mark.parametrize("arguments", [["assess"], ["migrate"]])
def test_light_commands_do_not_import_aiogram(arguments: list[str], tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kawan.sqlite3'}"
    outcome = run(code=_WATCH.format(arguments), DATABASE_URL=url)
    modules = set(outcome.stdout.decode().split())
    assert outcome.returncode == 0
    assert "bot.__main__" in modules
    assert not modules & {"aiogram", "aiohttp", "nicegui", "telegram", "PIL"}


def test_the_bot_does_not_import_what_only_the_playground_needs() -> None:
    outcome = run(code="import sys, bot.app, bot.serve; print(*sys.modules)")
    modules = set(outcome.stdout.decode().split())
    assert "aiogram" in modules
    assert not modules & {"nicegui", "telegram", "bot.playground"}


def test_settings_have_no_others_in_the_environment_of_these_tests() -> None:
    """The table above means what it says only while `run` passes on nothing of the developer's own."""
    told = run(code="import os; print(*os.environ)").stdout.decode().split()
    assert not set(told) & {name.upper() for name in Settings.model_fields}
