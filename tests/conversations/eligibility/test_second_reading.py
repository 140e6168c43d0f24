"""The rule book and the second reading of the contract must agree on every field of every verdict."""

import json
from collections import Counter
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conversations.eligibility.assess import assess
from conversations.eligibility.lines import parse_case, verdict_of
from tests.conversations.eligibility.people import ORDINARY, cases
from tests.conversations.eligibility.second_reading import FIELDS, second_reading


def answered(case: dict[str, Any]) -> dict[str, Any]:
    parsed = parse_case(json.dumps(case).encode())
    answer = verdict_of(parsed.id, assess(parsed))
    return answer | {"decided_by": sorted(answer["decided_by"])}


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_both_readings_agree(case: dict[str, Any]) -> None:
    assert answered(case) == second_reading(case)


@settings(max_examples=50, deadline=None)
@given(cases(), st.sampled_from(FIELDS))
def test_a_missing_field_and_null_are_the_same(case: dict[str, Any], name: str) -> None:
    without = {key: value for key, value in case.items() if key != name}
    if name == "filed_on":
        without.pop("declared_eligible_on")
    assert answered(without) == answered(dict.fromkeys(FIELDS) | without)


def test_each_fact_alone_unknown() -> None:
    for name in ORDINARY:
        case = ORDINARY | {name: None}
        assert answered(case) == second_reading(case)


def test_nothing_known() -> None:
    assert answered({}) == second_reading({})
    assert answered({})["verdict"] == "unclear"


def test_the_strategy_reaches_every_verdict_and_nearly_every_rule() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=400, deadline=None, derandomize=True, database=None)
    @given(cases())
    def look(case: dict[str, Any]) -> None:
        answer = answered(case)
        seen.update([answer["verdict"], answer["regime"], *answer["decided_by"]])

    look()
    assert {"eligible", "not_yet", "not_eligible", "unclear", "R21", "R25"} <= set(seen)
    assert len(seen) >= 6 + 20
