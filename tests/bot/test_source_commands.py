"""The command `sources`: sources are made once and listed, posters written; wrong use is told in one sentence."""

import json
from pathlib import Path

import pytest

from bot.__main__ import main

KEY = "one-long-key-for-these-tests"


@pytest.fixture
def command(sqlite_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Settings with a name for the bot, and no network anywhere."""
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "DATABASE_URL": sqlite_url,
        "DATA_KEY": KEY,
        "BOT_NAME": "@kawan_jkp_bot",
        "BOT_TOKEN": "",
    }.items():
        monkeypatch.setenv(name, value)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[dict[str, object]], str]:
    status = main(["sources", *words])
    said = capsys.readouterr()
    return status, [json.loads(line) for line in said.out.splitlines()], said.err


@pytest.mark.usefixtures("command")
def test_a_source_is_made_once_listed_and_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    wanted = ("add", "factory", "PT  Maju", "--region", "1272", "--on", "2026-12-10", "--workers", "350")
    status, (made,), _ = run(capsys, *wanted)
    assert status == 0
    assert (made["name"], made["region"], made["region_name"]) == ("PT Maju", "12.72", "Kota Pematangsiantar")
    assert made["link"] == f"https://t.me/kawan_jkp_bot?start={str(made['code']).replace('-', '')}"
    assert run(capsys, *wanted)[1] == [made]
    assert run(capsys, "list", "--region", "12")[1] == [made]
    assert run(capsys, "list", "--region", "32")[1] == []
    typed = str(made["code"]).lower().replace("0", "o")
    status, (told,), _ = run(capsys, "poster", typed, "--out", str(tmp_path / "new" / "posters"))
    assert status == 0
    files = [Path(str(file)) for file in told["files"]]  # type: ignore[attr-defined] # a list in the JSON
    assert [file.suffix for file in files] == [".pdf", ".pdf", ".png", ".svg"]
    assert [file.read_bytes()[:4] for file in files[:3]] == [b"%PDF", b"%PDF", b"\x89PNG"]
    assert b"<svg" in files[3].read_bytes()


@pytest.mark.usefixtures("command")
def test_every_regency_of_a_province_gets_its_poster(capsys: pytest.CaptureFixture[str]) -> None:
    status, made, _ = run(capsys, "add", "poster", "--each-of", "34")
    assert status == 0
    assert [each["region"] for each in made] == ["34.01", "34.02", "34.03", "34.04", "34.71"]
    assert run(capsys, "add", "poster", "--each-of", "34")[1] == made


@pytest.mark.usefixtures("command")
def test_a_code_that_is_none_of_ours_is_told_and_the_others_are_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _, (made,), _ = run(capsys, "add", "poster", "Papan")
    status, told, said = run(capsys, "poster", str(made["code"]), "K7M2-QX9T", "?", "--out", str(tmp_path / "p"))
    assert status == 1
    assert [each["code"] for each in told] == [made["code"]]
    assert said.count("none of ours") == 2


@pytest.mark.usefixtures("command")
@pytest.mark.parametrize(
    ("words", "cause"),
    [
        (("add", "wall", "Papan"), "kind"),
        (("add", "poster"), "name"),
        (("add", "poster", "P" * 81), "letters"),
        (("add", "poster", "Papan", "--region", "99"), "region"),
        (("add", "event", "Papan", "--on", "besok"), "day"),
        (("add", "poster", "--each-of", "nowhere"), "area"),
        (("add", "event", "--each-of", "34"), "each-of"),
        (("list", "--region", "x"), "region"),
    ],
)
def test_wrong_use_is_one_sentence_that_names_the_cause(
    words: tuple[str, ...], cause: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told, said = run(capsys, *words)
    assert (status, told) == (2, [])
    assert cause in said
    assert said.count("\n") == 1
    assert run(capsys, "list")[1] == []


@pytest.mark.usefixtures("command")
def test_without_a_name_or_a_folder_nothing_is_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _, (made,), _ = run(capsys, "add", "poster", "Papan")
    (tmp_path / "file").write_text("")
    status, _, said = run(capsys, "poster", str(made["code"]), "--out", str(tmp_path / "file"))
    assert (status, "folder" in said) == (2, True)
    monkeypatch.setenv("BOT_NAME", "")
    status, _, said = run(capsys, "poster", str(made["code"]), "--out", str(tmp_path / "p"))
    assert (status, "BOT_NAME" in said) == (2, True)
