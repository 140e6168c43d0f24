"""What holds for every case, whoever asks."""

import json
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.eligibility.assess import assess
from conversations.eligibility.lines import parse_case
from conversations.eligibility.rules import RULES
from conversations.eligibility.verdict import Assessment
from tests.conversations.eligibility.people import ORDINARY, cases

PLAIN = sorted(set(ORDINARY) - {"asked_on", "phk_date", "registered_on", "enrolled", "has_new_job"})
"""Facts whose absence changes neither the regime nor what other facts mean, even where these contradict each other."""


def judged(case: dict[str, Any]) -> Assessment:
    return assess(parse_case(json.dumps(case).encode()))


@settings(max_examples=120, deadline=None)
@given(cases())
def test_the_fields_of_a_verdict_fit_together(case: dict[str, Any]) -> None:
    found = judged(case)
    assert found.total == sum(row.amount for row in found.instalments)
    assert (found.last_day is None) == (case["phk_date"] is None)
    if found.last_day and found.safe_last_day:
        assert found.last_day - found.safe_last_day == timedelta(days=1)
    promising = found.verdict in {"eligible", "not_yet"}
    assert found.instalments == (found.schedule if promising else ())
    assert (found.payer is not None) >= promising
    assert bool(found.bars) == (found.verdict == "not_eligible")
    assert (not found.findings) == (found.verdict == "eligible")
    assert len(set(found.decided_by)) == len(found.decided_by)


@settings(max_examples=80, deadline=None)
@given(cases())
def test_only_what_is_unknown_is_asked_for(case: dict[str, Any]) -> None:
    found = judged(case)
    assert all(case.get(name) is None for name in found.open_facts)
    assert all(finding.facts == () for finding in found.bars + found.missing)


@settings(max_examples=80, deadline=None)
@given(cases(), st.sampled_from(PLAIN))
def test_forgetting_a_fact_never_makes_a_case_eligible(case: dict[str, Any], name: str) -> None:
    if judged(case | {name: None}).verdict == "eligible":
        assert judged(case).verdict == "eligible"


@settings(max_examples=80, deadline=None)
@given(cases(), st.sampled_from(PLAIN))
def test_learning_a_fact_closes_its_question(case: dict[str, Any], name: str) -> None:
    before = judged(case | {name: None})
    most = case["months_paid"] if name == "longest_run" and case["months_paid"] is not None else None
    after = judged(case | {name: ORDINARY[name] if most is None else most})
    assert name not in after.open_facts
    assert {finding.rule for finding in after.undecided} <= {finding.rule for finding in before.undecided}


@settings(max_examples=60, deadline=None)
@given(cases(), st.integers(0, 10**8), st.integers(0, 10**8))
def test_a_higher_wage_never_pays_less(case: dict[str, Any], one: int, other: int) -> None:
    less, more = (judged(case | {"wage": wage}) for wage in sorted((one, other)))
    assert (less.verdict, less.decided_by) == (more.verdict, more.decided_by)
    assert all(low.amount <= high.amount for low, high in zip(less.schedule, more.schedule, strict=True))


@settings(max_examples=60, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(case: dict[str, Any], chance: Any) -> None:
    names = list(case)
    chance.shuffle(names)
    shuffled = {name: case[name] for name in names}
    if case["programmes"]:
        shuffled["programmes"] = case["programmes"][::-1]
    assert judged(shuffled) == judged(case)


@settings(max_examples=80, deadline=None)
@given(st.dates(date(2023, 1, 1), date(2027, 12, 31)), st.integers(0, 400), st.integers(1, 400))
def test_a_window_once_closed_stays_closed(layoff: date, first: int, more: int) -> None:
    def found(days: int) -> set[str]:
        asked = layoff + timedelta(days=days)
        case = ORDINARY | {"phk_date": layoff.isoformat(), "asked_on": asked.isoformat()}
        return {finding.rule for finding in judged(case).findings} & {"CLAIM-01", "TRANS-05"}

    assert not found(0)
    assert found(400)
    if found(first):
        assert found(first + more)


@settings(max_examples=60, deadline=None)
@given(cases())
def test_what_is_missing_can_be_put_right(case: dict[str, Any]) -> None:
    right = judged(case | {"willing": True, "proof": "agreement_registered"})
    assert right.missing == ()
    if judged(case).verdict == "not_yet":
        assert right.verdict == "eligible"


@settings(max_examples=60, deadline=None)
@given(cases())
def test_findings_follow_the_order_of_the_book(case: dict[str, Any]) -> None:
    order = [rule.id for rule in RULES]
    told = [order.index(finding.rule) for finding in judged(case).findings]
    assert told == sorted(told)
