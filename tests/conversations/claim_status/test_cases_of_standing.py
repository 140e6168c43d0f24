"""Runs `cases.toml`: whose move it is, until when, and whether that is past."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import conversations.claim_status
from conversations.claim_status.standing import TABLE, standing
from tests.conversations.claim_status.claims import TOLD, claim

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(conversations.claim_status.__path__[0], "cases.toml").read_text("utf-8")
)["case"]
NOT_SAID = {"since": None, "holder": "", "kpj_last4": "", "employer": "", "told_at": TOLD}


def _due(case: dict[str, Any]) -> date | None:
    return None if case["due"] == "none" else case["due"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["about"]))
def test_a_claim_stands_as_written(case: dict[str, Any]) -> None:
    stand = standing(claim(**(NOT_SAID | case["claim"])), case["today"])

    assert (stand.owner, stand.due, stand.overdue) == (case["owner"], _due(case), case["overdue"])
    assert stand.limit.certain == case.get("certain", True)


def test_every_case_has_its_own_name_and_there_are_enough() -> None:
    names = [case["about"] for case in CASES]

    assert len(set(names)) == len(names) >= 60


def test_the_cases_show_every_row() -> None:
    assert {standing(claim(**(NOT_SAID | case["claim"])), case["today"]).key for case in CASES} == set(TABLE)
