"""The command `sentences`: what officers took in becomes training sentences, once."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import main

_TAKEN = "INSERT INTO misread (words, guessed, chosen, state, at) VALUES (?, 'deadline', ?, ?, '2026-11-28 03:00:00')"


def test_sentences_that_were_taken_in_are_added_once(
    tmp_path: Path, migrated_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "kawan.sqlite3", tmp_path / "corrected.jsonl"
    shutil.copy(migrated_file, path)
    with closing(sqlite3.connect(path)) as file, file:
        rows = [("kpn  duitnya", "payment_when", "accepted"), ("Kpn duitnya", "payment_when", "accepted")]
        rows += [("belum dilihat", "deadline", "new"), ("bukan", "nonsense", "accepted")]
        file.executemany(_TAKEN, rows)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    for added, kept in ((1, 0), (0, 1)):
        assert main(("sentences", "--out", str(out))) == 0
        assert json.loads(capsys.readouterr().out) == {"added": added, "kept": kept, "file": str(out)}
    assert out.read_text("utf-8") == '{"text": "kpn duitnya", "intent": "payment_when"}\n'
    assert main(("sentences", "--out", str(tmp_path / "none" / "x.jsonl"))) == 2
    out.write_text('\n{"text": "kpn duitnya", "intent": "payment_when"}\n{"words": 3}\n', "utf-8")
    assert main(("sentences", "--out", str(out))) == 2
    assert "line 2" in capsys.readouterr().err
