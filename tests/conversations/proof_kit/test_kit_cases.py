"""The readable cases: which steps a situation leads to, and which days are named."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import conversations.proof_kit
from conversations.proof_kit import steps
from conversations.proof_kit.case import SITUATIONS, case
from conversations.proof_kit.flow import FLOW
from conversations.proof_kit.steps import Step
from tests.conversations.proof_kit.reading import TODAY, days_named, ended, steps_of

CASES = tomllib.loads(Path(conversations.proof_kit.__path__[0], "cases.toml").read_text("utf-8"))["case"]
STEPS = {step.name: step for step in vars(steps).values() if isinstance(step, Step)}


def day(expected: Any) -> set[date]:
    return set() if expected == "none" else {expected}


def names(answers: dict[str, str]) -> list[str]:
    """Return the names of the steps that are shown."""
    shown = [dict(each.params)["step"] for each in steps_of(ended(FLOW, answers)[1])]
    by_words: dict[object, list[str]] = {}
    for step in STEPS.values():
        by_words.setdefault(step.said, []).append(step.name)
    article = [dict(each.params).get("article") for each in steps_of(ended(FLOW, answers)[1])]
    return [
        next(name for name in by_words[said] if (STEPS[name].article or None) == getattr(cited, "words", None))
        for said, cited in zip(shown, article, strict=True)
    ]


@pytest.mark.parametrize("told", CASES, ids=lambda told: told["about"][:40])
def test_a_case_leads_to_its_steps(told: dict[str, Any]) -> None:
    found = names(told["answers"])
    assert [name for name in found if name in told["steps"]] == told["steps"]
    assert set(found) & set(told.get("never", ())) == set()


@pytest.mark.parametrize("told", CASES, ids=lambda told: told["about"][:40])
def test_a_case_names_its_days(told: dict[str, Any]) -> None:
    view = ended(FLOW, told["answers"])[1]
    assert days_named(view, "The company must report", "The company had to report") == day(told["employer"])
    assert days_named(view, "Safe last day") == day(told["safe"])


def test_every_situation_and_every_step_has_a_case() -> None:
    assert {told["answers"]["situation"] for told in CASES} == set(SITUATIONS)
    assert {name for told in CASES for name in told["steps"]} == set(STEPS)


def test_only_known_names_are_written_in_the_cases() -> None:
    written = {name for told in CASES for name in (*told["steps"], *told.get("never", ()))}
    assert written <= set(STEPS)


def test_facts_are_those_that_were_told() -> None:
    known = case({"situation": "told", "phk_date": "2026-10"}, TODAY)
    assert (known.situation, known.phk_on, known.phk_month) == ("told", None, date(2026, 10, 1))
    assert case({}, TODAY).situation == "unknown"
