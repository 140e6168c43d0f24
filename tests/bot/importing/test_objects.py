"""The same list of claims as JSON."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importing.layout import Checked
from bot.importing.table import Unusable
from tests.bot.importing.files import BUDI, HEADING, SITI, checked, faults, table

ROWS: list[dict[str, Any]] = [dict(zip(HEADING, row, strict=True)) for row in (SITI, BUDI)]


def values(rows: list[Checked]) -> list[dict[str, Any]]:
    return [dict(row.values) for row in rows]


@pytest.mark.parametrize(
    "written",
    [
        json.dumps(ROWS),
        "\ufeff" + json.dumps(ROWS, indent=2),
        json.dumps({"claims": ROWS}),
        "\n".join(map(json.dumps, ROWS)),
        "\r\n\r\n".join(map(json.dumps, ROWS)) + "\r\n",
    ],
)
def test_a_list_of_objects_gives_the_rows_of_a_table(written: str) -> None:
    rows = checked(written.encode())
    assert values(rows) == values(checked(table(SITI, BUDI)))
    assert [row.row for row in rows] == [1, 2]


def test_many_objects_are_read_a_portion_at_a_time() -> None:
    many = [{**ROWS[0], "note": "x" * 300}] * 2000
    assert len(checked(json.dumps({"rows": many}).encode())) == 2000


def test_names_may_come_later_and_values_may_lack() -> None:
    rows = [ROWS[0], {**ROWS[1], "amount": 3_000_000, HEADING[0]: None}]
    found = checked(json.dumps(rows).encode())
    assert (found[0].values["amount"], found[1].values["amount"]) == (None, 3_000_000)
    assert faults(json.dumps(rows).encode())[1] == (2, [("kpj", "must not be empty")])


@pytest.mark.parametrize("value", [[1], ["a", "b"], {}, True, "a\ud800", "\0"])
def test_a_value_that_is_no_text_costs_only_its_row(value: object) -> None:
    found = checked(json.dumps([{**ROWS[0], "note": value}, ROWS[1]]).encode())
    assert [bool(row.faults) for row in found] == [True, False]


@pytest.mark.parametrize(
    "file",
    [
        json.dumps(ROWS)[:-1].encode(),
        b"[1, 2]",
        b"{",
        b"[" * 100_000,
        b'[{"kpj": ' + b"1" * 5000 + b"}]",
        b'[{"kpj": "\xff"}]',
        b'[{"kpj": "' + b"1" * (9 << 20) + b'"}]',
        json.dumps([{str(n): n for n in range(500)}]).encode(),
    ],
)
def test_other_json_is_refused(file: bytes) -> None:
    with pytest.raises(Unusable, match="objects"):
        checked(file)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_no_json_is_worse_than_refused(value: object) -> None:
    with pytest.raises(Unusable):
        checked(json.dumps(value).encode())
