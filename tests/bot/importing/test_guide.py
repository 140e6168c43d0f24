"""The guide for staff tells every column and every reason."""

from pathlib import Path

import pytest

from bot.importing.listings import LISTINGS

GUIDE = (Path(__file__).parents[3] / "docs" / "imports.md").read_text("utf-8")


@pytest.mark.parametrize("what", LISTINGS)
def test_every_column_is_in_the_guide(what: str) -> None:
    part = GUIDE if what == "claims" else GUIDE[GUIDE.index("# Daftar lowongan") :]
    assert [column.name for column in LISTINGS[what].layout.columns if column.name not in part] == []
    assert f"`{what}`" in GUIDE
