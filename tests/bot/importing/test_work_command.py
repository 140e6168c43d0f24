"""The command line brings vacancies, trainings and hours as it brings claims."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import storage
from bot.importing import command
from bot.importing.listings import LISTINGS
from bot.settings import Settings
from tests.bot.importing.files import as_csv
from tests.bot.importing.work_files import DRIVER, HOUR, OPERATOR, TODAY, WELDING, grid

FILES = {"vacancies": (OPERATOR, DRIVER), "trainings": (WELDING,), "slots": (HOUR,)}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    url = f"sqlite:///{tmp_path / 'kawan.sqlite3'}"
    storage.migrate(url)
    return Settings.model_construct(database_url=url, today=TODAY)


def chosen(what: str, file: Path | None = None, **options: Any) -> Namespace:
    given = {"template": None, "dry_run": False, "report": None, "source": None, **options}
    return Namespace(what=what, file=str(file) if file else None, **given)


@pytest.mark.parametrize("what", FILES)
def test_a_list_is_tried_taken_in_and_the_same_again(
    settings: Settings, tmp_path: Path, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "daftar.csv"
    file.write_bytes(as_csv(grid(*FILES[what])))
    told = []
    for dry in (True, False, False):
        assert command.run(chosen(what, file, dry_run=dry), settings) == 0
        told.append(json.loads(capsys.readouterr().out))
    rows = len(FILES[what])
    assert [(one["new"], one["unchanged"], one["applied"]) for one in told] == [
        (rows, 0, False),
        (rows, 0, True),
        (0, rows, True),
    ]
    assert [one["warnings"] for one in told] == [[], [], []]


def test_a_list_of_another_kind_is_refused_by_what_it_lacks(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "daftar.csv"
    file.write_bytes(as_csv(grid(WELDING)))
    assert command.run(chosen("vacancies", file), settings) == 1
    assert "lacks: employer" in json.loads(capsys.readouterr().out)["error"]


def test_a_source_may_be_named_for_all_rows(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "daftar.csv"
    file.write_bytes(as_csv(grid(OPERATOR)))
    for source, new in (("Karirhub", 1), ("Disnaker Medan", 1), ("Karirhub", 0)):
        assert command.run(chosen("vacancies", file, source=source), settings) == 0
        assert json.loads(capsys.readouterr().out)["new"] == new
    for what, odd in (("vacancies", "a:b"), ("vacancies", "x" * 33), ("vacancies", " a"), ("claims", "Karirhub")):
        assert command.run(chosen(what, file, source=odd), settings) == 2
        assert "--source is a name" in capsys.readouterr().err


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("what", FILES)
def test_a_template_comes_back_without_its_example(
    settings: Settings, tmp_path: Path, what: str, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"templat{ending}"
    assert command.run(chosen(what, template=str(file)), settings) == 0
    assert command.run(chosen(what, file), settings) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["new"], told["rejected"], told["warnings"]) == (0, [], [])


@pytest.mark.parametrize("what", FILES)
def test_the_workbook_explains_every_column(tmp_path: Path, what: str) -> None:
    file = tmp_path / "templat.xlsx"
    command.write_template(LISTINGS[what].layout, file)
    rows = list(load_workbook(file)["Penjelasan"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [column.name for column in LISTINGS[what].layout.columns]
    assert all(row[2] for row in rows)
