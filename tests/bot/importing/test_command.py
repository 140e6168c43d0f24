"""The command line: one JSON object out, an exit status, a template that can be brought back as it is."""

import io
import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import storage
from bot.importing import command
from bot.importing.claims import CLAIMS
from bot.importing.progress import Bar
from bot.settings import BadSettings, Settings
from storage.seal import Seal
from tests.bot.importing.files import BUDI, HEADING, SITI, as_xlsx, checked, table

SEAL = Seal(["a key"])


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    url = f"sqlite:///{tmp_path / 'kawan.sqlite3'}"
    storage.migrate(url)
    return Settings.model_construct(database_url=url, today=None)


def bring(
    settings: Settings, file: Path, capsys: pytest.CaptureFixture[str], *, dry: bool = False, to: Path | None = None
) -> tuple[int, dict[str, Any]]:
    status = command.bring(file, dry, to, settings, SEAL)
    said = capsys.readouterr()
    assert said.out.count("\n") == 1
    return status, json.loads(said.out)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "klaim.csv"
    file.write_bytes(table(SITI, ("12", *BUDI[1:]), BUDI))
    return file


def test_a_dry_run_tells_and_changes_nothing_and_then_the_same_is_done(
    settings: Settings, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = {
        "new": 2,
        "changed": 0,
        "unchanged": 0,
        "rejected": [{"row": 3, "reason": "kpj: not a KPJ of 11 characters"}],
        "file": "klaim.csv",
        "warnings": [],
    }
    assert bring(settings, file, capsys, dry=True) == (1, {**expected, "import": 1, "applied": False})
    assert bring(settings, file, capsys, dry=True) == (1, {**expected, "import": 2, "applied": False})
    assert bring(settings, file, capsys) == (1, {**expected, "import": 3, "applied": True})
    assert bring(settings, file, capsys)[1] == {**expected, "new": 0, "unchanged": 2, "import": 4, "applied": True}


def test_a_report_that_cannot_be_written_is_told_before_anything_is_taken_in(
    settings: Settings, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.bring(file, False, tmp_path / "nowhere" / "r.csv", settings, SEAL) == 2
    assert "report cannot be written" in capsys.readouterr().err
    assert bring(settings, file, capsys)[1]["new"] == 2


def test_sheets_with_a_list_that_are_not_read_are_named(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "klaim.xlsx"
    file.write_bytes(as_xlsx([HEADING, SITI], [["Rekap"], [3]], [HEADING, BUDI]))
    _, said = bring(settings, file, capsys)
    assert (said["new"], len(said["warnings"])) == (1, 1)
    assert "was not read" in said["warnings"][0]


def test_the_status_is_zero_when_every_row_is_good(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "klaim.xlsx"
    file.write_bytes(as_xlsx([HEADING, SITI, BUDI]))
    status, said = bring(settings, file, capsys)
    assert (status, said["new"], said["rejected"]) == (0, 2, [])


def test_the_first_import_of_all_makes_the_database_and_the_key_that_the_next_one_needs(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings.model_construct(database_url=f"sqlite:///{tmp_path / 'data' / 'new.sqlite3'}")
    chosen = Namespace(what="claims", file=str(file), template=None, dry_run=False, report=str(tmp_path / "r.csv"))
    assert command.run(chosen, settings) == 1
    assert json.loads(capsys.readouterr().out)["new"] == 2
    assert command.run(chosen, settings) == 1
    assert json.loads(capsys.readouterr().out)["unchanged"] == 2
    with pytest.raises(storage.StorageUnusable, match="DATA_KEY is not the key"):
        command.bring(file, False, None, settings, SEAL)


def test_a_database_of_the_agency_is_not_changed_by_an_import(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "is_current", lambda url: False)
    settings = Settings.model_construct(database_url="postgresql://nowhere/x")
    with pytest.raises(BadSettings, match="run `python -m bot migrate`"):
        command.bring(file, False, None, settings, SEAL)


def test_every_row_has_its_line_in_the_report(
    settings: Settings, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring(settings, file, capsys, to=tmp_path / "report.csv")
    assert (tmp_path / "report.csv").read_text("utf-8-sig").splitlines() == [
        "row;verdict;reason;KPJ",
        "2;new;;…8901",
        "3;rejected;KPJ: not a KPJ of 11 characters;",
        "4;new;;…8902",
    ]


def test_a_file_of_no_use_is_status_one_with_its_sentence_in_both_places(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "klaim.csv"
    file.write_bytes(b"%PDF-1.7")
    assert command.bring(file, False, None, settings, SEAL) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["error"] == said.err.strip()
    assert json.loads(said.out)["applied"] is False


def test_wrong_use_is_status_two_with_a_sentence(
    settings: Settings, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = {"what": "claims", "file": None, "template": None, "dry_run": False, "report": None}
    for wrong in ({"what": "cats"}, {}, {"file": str(tmp_path / "none.csv")}, {"template": str(tmp_path / "no" / "t")}):
        assert command.run(Namespace(**{**options, **wrong}), settings) == 2
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
    assert command.bring(file, False, tmp_path / "no" / "report.csv", settings, SEAL) == 2
    assert capsys.readouterr().err.endswith("The report cannot be written: No such file or directory.\n")


def test_claims_under_an_older_key_ask_for_the_rotation_first(
    settings: Settings, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring(settings, file, capsys)
    assert command.bring(file, False, None, settings, Seal(["a key", "another"])) == 2
    assert "Run `python -m bot rotate-key` first" in capsys.readouterr().err


@pytest.mark.parametrize("ending", [".csv", ".XLSX"])
def test_a_template_comes_back_with_every_column_and_without_its_example(
    settings: Settings, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"templat{ending}"
    assert command.write_template(CLAIMS, file) == 0
    status, said = bring(settings, file, capsys)
    assert (status, said["new"], said["rejected"], said["warnings"]) == (0, 0, [], [])


def test_the_example_of_the_template_would_be_a_good_row(tmp_path: Path) -> None:
    example = [column.sample.removeprefix("CONTOH ") for column in CLAIMS.columns]
    (row,) = checked(table(example, heading=[column.name for column in CLAIMS.columns]))
    assert row.faults == []


def test_the_workbook_explains_every_column(tmp_path: Path) -> None:
    file = tmp_path / "templat.xlsx"
    command.write_template(CLAIMS, file)
    guide = load_workbook(file)["Penjelasan"]
    assert [row[0] for row in guide.iter_rows(min_row=2, values_only=True)] == [each.name for each in CLAIMS.columns]
    assert all(row[2] for row in guide.iter_rows(min_row=2, values_only=True))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_a_bar_on_a_terminal_and_a_few_lines_elsewhere() -> None:
    log, terminal = io.StringIO(), Terminal()
    for sink in (log, terminal):
        bar = Bar(sink)
        for rows in range(1000, 41_000, 1000):
            bar(rows, rows / 40_000)
        bar.end(40_000)
    assert log.getvalue().count("\n") == 3
    assert log.getvalue().endswith(f"[{'#' * 30}] 100% 40,000 rows\n")
    assert terminal.getvalue().count("\r") > 10
    assert terminal.getvalue().count("\n") == 1
