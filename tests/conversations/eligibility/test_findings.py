"""What each rule finds, and which answers it says would settle it."""

import json
from typing import Any

import pytest

from conversations.eligibility.assess import assess
from conversations.eligibility.case import Case
from conversations.eligibility.lines import parse_case
from conversations.eligibility.verdict import Assessment, Finding
from tests.conversations.eligibility.people import ORDINARY

OLD = {"phk_date": "2024-05-05", "asked_on": "2024-05-06"}


def assessed(changes: dict[str, Any]) -> Assessment:
    return assess(parse_case(json.dumps(ORDINARY | changes).encode()))


UNDECIDED: list[tuple[dict[str, Any], str, tuple[str, ...]]] = [
    ({"citizen": None}, "PART-01", ("citizen",)),
    ({"born": None}, "PART-02", ("born",)),
    ({"born": None, "registered_on": None}, "PART-02", ("born",)),
    ({"born": "1970-01-01", "registered_on": None}, "PART-02", ("registered_on",)),
    ({"programmes": None}, "PART-04", ("programmes",)),
    ({"programmes": None, "enterprise": "small"}, "PART-05", ("programmes",)),
    ({"programmes": ["JKK", "JKM", "JHT"], "enterprise": None}, "PART-04", ("enterprise",)),
    ({"jkn": None}, "PART-06", ("jkn",)),
    ({"months_paid": None}, "ELIG-01", ("months_paid",)),
    ({**OLD, "longest_run": None}, "ELIG-02", ("longest_run",)),
    ({"willing": None}, "ELIG-03", ("willing",)),
    ({"has_new_job": None}, "ELIG-04", ("has_new_job",)),
    ({"has_new_job": True}, "ELIG-04", ("working_again_from",)),
    ({"has_new_job": False, "working_again_from": "2026-09-01"}, "ELIG-04", ()),
    ({"has_new_job": True, "working_again_from": "2026-09-01", "asked_on": None}, "ELIG-04", ("asked_on",)),
    ({"reason": None}, "ELIG-06", ("reason",)),
    ({"reason": None}, "ELIG-07", ("reason",)),
    ({"reason": "contract_ended"}, "ELIG-07", ()),
    ({"reason": "misconduct"}, "ELIG-08", ()),
    ({"phk_date": None}, "CLAIM-01", ("phk_date",)),
    ({"asked_on": None}, "CLAIM-01", ("asked_on",)),
    ({"phk_date": "2024-10-25", "asked_on": "2025-03-01"}, "TRANS-05", ()),
    ({"claims_before": None}, "CLAIM-04", ("claims_before",)),
    ({"claims_before": 1}, "CLAIM-06", ("last_benefit_on",)),
    ({"claims_before": 1, "phk_date": None}, "CLAIM-06", ("last_benefit_on",)),
    ({"claims_before": 2, "last_benefit_on": "2020-01-01", "phk_date": None}, "CLAIM-06", ("phk_date",)),
    ({"claims_before": 2, "last_benefit_on": "2024-01-01"}, "CLAIM-06", ()),
    ({"wage": None}, "CASH-03", ("wage",)),
    ({"arrears_months": None}, "ARR-01", ("arrears_months",)),
    ({"arrears_months": 4, "employer": None}, "ARR-02", ("employer",)),
    ({"arrears_months": 7, "employer": "bankrupt"}, "ARR-05", ()),
    ({**OLD, "arrears_months": None}, "ARR-06", ("arrears_months",)),
    ({**OLD, "arrears_months": 4}, "ARR-06", ()),
    ({"enrolled": None, "months_paid": None}, "ARR-07", ("enrolled",)),
    ({"proof": None}, "PROOF-01", ("proof",)),
    ({**OLD, "receipt_from": None}, "PROOF-01", ("receipt_from",)),
    ({"proof": "final_court_decision"}, "PROOF-03", ()),
]


@pytest.mark.parametrize(("changes", "rule", "facts"), UNDECIDED, ids=lambda part: str(part)[:60])
def test_what_would_settle_it(changes: dict[str, Any], rule: str, facts: tuple[str, ...]) -> None:
    found = assessed(changes)
    assert Finding(rule, "undecided", facts) in found.undecided
    assert found.verdict == "unclear"
    assert set(facts) <= found.open_facts


def test_an_ordinary_case_leaves_nothing_open() -> None:
    found = assessed({})
    assert (found.findings, found.open_facts, found.verdict) == ((), frozenset(), "eligible")


def test_findings_of_every_effect_are_told_together() -> None:
    found = assessed({"citizen": False, "wage": None, "proof": "none"})
    assert [finding.rule for finding in found.bars] == ["PART-01"]
    assert [finding.rule for finding in found.undecided] == ["CASH-03"]
    assert [finding.rule for finding in found.missing] == ["PROOF-01"]
    assert found.decided_by == ("PART-01",)


@pytest.mark.parametrize(("said", "effect"), [(True, None), (False, "bars"), (None, "undecided")])
@pytest.mark.parametrize("born", [None, "1970-01-01"])
def test_an_age_that_was_only_said(said: bool | None, effect: str | None, born: str | None) -> None:
    known = parse_case(json.dumps(ORDINARY | {"born": born, "registered_on": None}).encode())
    fields = {name: getattr(known, name) for name in Case.__slots__}
    found = assess(Case(**fields | {"under_54_when_registered": said}))
    assert [finding.effect for finding in found.findings if finding.rule == "PART-02"] == ([effect] if effect else [])


def test_dates_beat_what_was_said_about_the_age() -> None:
    known = parse_case(json.dumps(ORDINARY | {"born": "1960-01-01"}).encode())
    fields = {name: getattr(known, name) for name in Case.__slots__}
    assert assess(Case(**fields | {"under_54_when_registered": True})).decided_by == ("PART-02",)


def test_an_unclear_case_still_shows_what_it_would_be_worth() -> None:
    found = assessed({"proof": "final_court_decision"})
    assert found.instalments == ()
    assert found.total == 0
    assert [row.amount for row in found.schedule] == [2_400_000] * 6
    assert [row.on.isoformat() for row in found.schedule][:2] == ["2026-03-01", "2026-04-01"]


def test_a_barred_case_shows_no_money() -> None:
    assert assessed({"reason": "resigned"}).schedule == ()


def test_each_instalment_tells_its_rate() -> None:
    rows = assessed({"phk_date": "2024-12-02", "asked_on": "2024-12-12", "wage": 5_000_000}).instalments
    assert [(row.number, row.regime, row.percent) for row in rows] == [
        (1, "R21", 45),
        (2, "R21", 45),
        (3, "R25", 60),
        (4, "R25", 60),
        (5, "R25", 60),
        (6, "R25", 60),
    ]


@pytest.mark.parametrize(("layoff", "without"), [("2021-02-01", True), ("2021-02-02", False), ("2026-01-01", False)])
def test_a_layoff_older_than_the_programme_is_marked(layoff: str, without: bool) -> None:
    assert assessed({"phk_date": layoff}).without_rule is without
    assert assessed({"phk_date": layoff, "filed_on": layoff}).without_rule is without


def test_nothing_known_is_not_marked() -> None:
    assert assess(Case()).without_rule is False
