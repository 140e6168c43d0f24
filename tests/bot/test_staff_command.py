"""The command `staff`: roles are given, taken and listed; wrong use is told in one sentence and changes nothing."""

import argparse
import asyncio
import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.staff import run
from storage import Store, migrate, staff

SITI = 7_000_000_001


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a database that does not exist yet."""
    return Settings(database_url=f"sqlite:///{tmp_path / 'new' / 'kawan.sqlite3'}")


def command(settings: Settings, *words: str) -> int:
    values = dict(zip(("deed", "telegram_id", "role", "_", "region"), words, strict=False))
    return run(argparse.Namespace(**{"region": None, **values}), settings)


def listed(settings: Settings, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    assert command(settings, "list") == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_first_officer_is_named_before_the_bot_ever_ran(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(settings, "grant", str(SITI), "admin") == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"telegram_id": SITI, "role": "admin", "region": "", "granted": True, "changed": True}

    async def roles() -> frozenset[str]:
        async with Store.open(settings.database_url) as store:
            return await store.run(lambda tx: staff.roles_of(tx, SITI))

    assert asyncio.run(roles()) == {"admin"}


def test_roles_are_listed_with_their_region_and_since_when(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (("grant", "22", "helper", "--region", "3273"), ("grant", "11", "viewer"), ("grant", "22", "admin")):
        assert command(settings, *words) == 0
    rows = listed(settings, capsys)
    assert [(row["telegram_id"], row["role"], row["region"]) for row in rows] == [
        (11, "viewer", ""),
        (22, "admin", ""),
        (22, "helper", "32.73"),
    ]
    assert all(datetime.fromisoformat(str(row["since"])).tzinfo for row in rows)


def test_granting_twice_and_revoking_twice_says_that_nothing_changed(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for action in ("grant", "grant", "revoke", "revoke"):
        capsys.readouterr()
        assert command(settings, action, "11", "helper", "--region", "32") == 0
        told.append(json.loads(capsys.readouterr().out)["changed"])
    assert told == [True, False, True, False]
    assert listed(settings, capsys) == []


def test_revoking_without_a_region_takes_the_role_everywhere(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    for region in ("32", "32.73", ""):
        command(settings, "grant", "11", "helper", "--region", region)
    command(settings, "grant", "11", "viewer")
    command(settings, "revoke", "11", "helper")
    assert [row["role"] for row in listed(settings, capsys)] == ["viewer"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("grant", "11", "boss"), "boss"),
        (("grant", "11", "Admin"), "Admin"),
        (("grant", "siti", "admin"), "siti"),
        (("grant", "0", "admin"), "'0'"),
        (("revoke", "9" * 30, "admin"), "9" * 30),
        (("grant", "٣", "admin"), "Telegram id"),
        (("grant", "11", "helper", "--region", "99"), "99"),
        (("revoke", "11", "helper", "--region", "Bandung"), "Bandung"),
    ],
)
def test_wrong_use_is_one_sentence_and_changes_nothing(
    settings: Settings, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], names: str
) -> None:
    migrate(settings.database_url)
    assert command(settings, *words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert names in err
    assert err.count("\n") == 1
    assert listed(settings, capsys) == []


def test_it_needs_no_telegram_library() -> None:
    probe = "import sys, bot.staff; sys.exit(bool({'aiogram', 'telegram'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
