"""The commands `audit verify`, `staff invite` and `staff area`: what they print, and their exit status."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import main


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database that does not exist yet."""
    path = tmp_path / "kawan.sqlite3"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    monkeypatch.setenv("BOT_NAME", "KawanJkpBot")
    return path


def told(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> dict[str, object]:
    capsys.readouterr()
    assert main(words) == status
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_officers_are_invited_into_the_area_of_a_branch(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = told(capsys, "staff", "area", "set", "priangan", "Cabang Priangan", "3277", "32.73")
    assert made == {"area": "priangan", "name": "Cabang Priangan", "regions": ["32.73", "32.77"], "changed": True}
    invited = told(capsys, "staff", "invite", "helper", "--region", "priangan")
    assert str(invited["code"]).startswith("inv_")
    assert invited["link"] == f"https://t.me/KawanJkpBot?start={invited['code']}"
    assert told(capsys, "staff", "area", "drop", "priangan") == {"area": "priangan", "changed": True}
    assert told(capsys, "audit", "verify")["entries"] == 3
    for words in (
        ("grant", "11", "helper", "--region", "priangan"),
        ("invite", "boss"),
        ("area", "set", "9", "x", "32"),
    ):
        assert main(("staff", *words)) == 2
    assert capsys.readouterr().err.count("\n") == 3
    assert file.exists()


def test_a_log_that_was_changed_is_told_by_the_exit_status(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for user_id in "123":
        assert main(("staff", "grant", user_id, "viewer")) == 0
    whole = told(capsys, "audit", "verify")
    assert (whole["entries"], whole["broken"]) == (3, None)
    known = str(whole["head"])
    assert told(capsys, "audit", "verify", "--head", known)["known_head_found"] is True
    assert told(capsys, "audit", "verify", "--head", "f" * 64, status=1)["broken"] is None
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DROP TRIGGER audit_no_update")
        connection.execute("UPDATE audit SET deed = 'role_givem' WHERE id = 2")
    found = told(capsys, "audit", "verify", status=1)
    assert found["broken"] == {"entry": 2, "why": "was changed"}


def test_a_database_that_is_not_there_is_wrong_use(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("audit", "verify")) == 2
    assert "migrate" in capsys.readouterr().err
    assert not file.exists()
