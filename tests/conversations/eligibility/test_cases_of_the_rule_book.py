"""Runs `cases.toml`: every case goes in as the JSON line that an officer would write."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import conversations.eligibility
from conversations.eligibility.assess import assess
from conversations.eligibility.lines import parse_case, verdict_of
from conversations.eligibility.rules import RULES

DATA = tomllib.loads(Path(conversations.eligibility.__path__[0], "cases.toml").read_text("utf-8"))
CASES: list[dict[str, Any]] = DATA["case"]


def _json(value: object) -> object:
    if value == "none":
        return None
    return value.isoformat() if isinstance(value, date) else value


def _facts(case: dict[str, Any]) -> dict[str, Any]:
    facts = DATA["ordinary"] | case.get("facts", {}) | dict.fromkeys(case.get("unknown", []))
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_the_rule_book_answers_as_written(case: dict[str, Any]) -> None:
    line = json.dumps({"id": case["id"], **_facts(case)})
    answer = verdict_of(case["id"], assess(parse_case(line.encode())))
    expected = {name: _json(value) for name, value in case["expect"].items()}
    answer["decided_by"] = sorted(answer["decided_by"])
    expected["decided_by"] = sorted(case["expect"].get("decided_by", []))
    assert {name: answer[name] for name in expected} == expected


def test_every_case_says_something_and_has_its_own_name() -> None:
    names = [case["id"] for case in CASES]
    assert len(set(names)) == len(names)
    assert all(case["about"] and "verdict" in case["expect"] for case in CASES)


def test_no_case_takes_away_what_it_gives() -> None:
    assert not [case["id"] for case in CASES if set(case.get("unknown", [])) & set(case.get("facts", {}))]


def test_the_cases_show_every_rule_deciding() -> None:
    shown = {rule for case in CASES for rule in case["expect"].get("decided_by", [])}
    assert shown == {rule.id for rule in RULES}


def test_the_worked_examples_are_there() -> None:
    not_expressible = {"E18", "E19"}
    examples = {f"E{number:02}" for number in range(1, 22)} - not_expressible
    assert examples <= {case["id"][:3] for case in CASES}
