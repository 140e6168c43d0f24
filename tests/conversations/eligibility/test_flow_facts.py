"""What answers amount to: bare months, answers that contradict since a change, what is confirmed together."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.eligibility.assess import assess
from conversations.eligibility.facts import Facts, case_of, facts
from conversations.engine.state import Answers

TODAY = date(2026, 11, 23)
REST = {
    "reason": "efficiency",
    "now": "yes",
    "basics": "yes",
    "basics_r21": "yes",
    "months_paid": "20",
    "longest_run": "20",
    "programmes": "all",
    "arrears": "0",
    "proof": "acceptance_and_receipt",
    "receipt_from": "regency",
    "wage": "4000000",
}


def known(**answers: str) -> Facts:
    return facts({**REST, **answers}, TODAY)


def effects(found: Facts) -> dict[str, str]:
    return {finding.rule: finding.effect for finding in found.assessment.findings}


@pytest.mark.parametrize(
    ("month", "verdict"), [("2026-04", "not_eligible"), ("2026-05", "unclear"), ("2026-06", "eligible")]
)
def test_a_bare_month_is_judged_at_both_ends(month: str, verdict: str) -> None:
    found = known(phk_date=month, filed="no")
    assert found.assessment.verdict == verdict
    assert found.latest_last_day is not None
    assert found.case.phk_date == date.fromisoformat(f"{month}-01")


def test_where_the_ends_differ_the_date_itself_is_what_is_open() -> None:
    found = known(phk_date="2026-05", filed="no").assessment
    assert [(finding.rule, finding.facts) for finding in found.undecided] == [("CLAIM-01", ("phk_date",))]
    assert found.decided_by == ("CLAIM-01",)
    assert (found.instalments, found.total, found.payer) == ((), 0, None)


@given(st.dates(date(2026, 1, 1), date(2026, 11, 22)))
def test_a_month_never_promises_what_a_day_of_it_would_not(day: date) -> None:
    exact = known(phk_date=day.isoformat(), filed="no").assessment
    vague = known(phk_date=day.isoformat()[:7], filed="no").assessment
    assert vague.verdict in (exact.verdict, "unclear")
    assert vague.safe_last_day is not None
    assert exact.safe_last_day is not None
    assert vague.safe_last_day <= exact.safe_last_day


def test_a_claim_in_the_month_of_the_layoff_does_not_precede_it() -> None:
    found = known(phk_date="2026-06-20", filed="yes", filed_on="2026-06")
    assert found.assessment.verdict == "eligible"
    assert found.case.filed_on is not None
    assert found.case.filed_on >= date(2026, 6, 20)


def test_a_claim_lies_between_the_layoff_and_its_declaration_in_one_month() -> None:
    found = known(phk_date="2022-02-10", filed="yes", filed_on="2022-02", declared_on="2022-02-20")
    assert found.case.filed_on == date(2022, 2, 10)
    turned = known(phk_date="2022-02-20", filed="yes", filed_on="2022-02", declared_on="2022-02-10")
    assert turned.case.declared_eligible_on == date(2022, 2, 10), "contradictions are judged as they stand"


@pytest.mark.parametrize(
    "answers",
    [
        {"filed": "unknown"},
        {"filed": "yes", "filed_on": "unknown"},
        {"filed": "yes", "filed_on": "2025-12-24"},
    ],
)
def test_a_claim_on_an_unknown_or_impossible_day_leaves_the_window_open(answers: Answers) -> None:
    found = known(phk_date="2026-01-10", **answers)
    assert found.assessment.verdict == "unclear"
    assert effects(found) == {"CLAIM-01": "undecided"}


def test_without_a_claim_its_dates_do_not_count() -> None:
    found = known(phk_date="2026-01-10", filed="no", filed_on="2026-02-01", declared_on="2026-02-03")
    assert found.case.filed_on is None
    assert found.case.declared_eligible_on is None
    assert found.assessment.verdict == "not_eligible"


OLD = {"phk_date": "2024-11-05", "filed": "yes", "filed_on": "2024-12-02"}


@pytest.mark.parametrize(
    ("declared", "regime"), [("2024-12-09", "R21"), ("2025-02-06", "R21"), ("2025-02-07", "R25"), ("never", "R25")]
)
def test_the_declaration_of_a_claim_chooses_the_rules(declared: str, regime: str) -> None:
    assert known(**OLD, declared_on=declared).assessment.regime == regime


def test_an_unknown_declaration_is_judged_by_both_rules() -> None:
    both = known(**OLD, declared_on="unknown")
    assert both.assessment.verdict == "eligible"
    short = known(**OLD, declared_on="unknown", longest_run="5")
    assert short.assessment.verdict == "unclear"
    assert effects(short) == {"ELIG-02": "undecided"}
    unasked = facts(
        {**{key: said for key, said in REST.items() if key != "longest_run"}, **OLD, "declared_on": "unknown"}, TODAY
    )
    assert unasked.open("longest_run")


def test_a_proof_that_only_the_newer_rules_take_is_open_when_the_rules_are() -> None:
    found = known(**OLD, declared_on="unknown", proof="agreement_and_receipt")
    assert effects(found)["PROOF-02"] == "undecided"


def test_jkn_by_any_way_of_paying_is_not_enough_when_the_old_rules_return() -> None:
    without = {key: said for key, said in REST.items() if key != "basics_r21"}
    newer = facts({**without, **OLD, "declared_on": "2025-02-07"}, TODAY)
    assert not newer.open("jkn")
    older = facts({**without, **OLD, "declared_on": "2024-12-09"}, TODAY)
    assert older.assessment.regime == "R21"
    assert older.open("jkn")


def test_all_three_confirmed_overrules_what_was_said_one_by_one_before() -> None:
    found = known(phk_date="2026-11-02", has_new_job="yes", working_from="2026-11-20", claims_before="3", citizen="no")
    assert found.assessment.verdict == "eligible"


def test_never_enrolled_is_the_employers_to_pay() -> None:
    found = known(phk_date="2026-11-02", months_paid="never", enterprise="large")
    assert effects(found) == {"ARR-07": "bars"}
    assert found.assessment.payer == "employer"
    assert known(phk_date="2026-11-02", months_paid="never", enterprise="micro").assessment.payer is None


@given(st.dictionaries(st.sampled_from(sorted(REST)), st.just("unknown")))
def test_a_case_of_exact_answers_is_assessed_as_it_stands(unknown: dict[str, str]) -> None:
    answers = {**REST, "phk_date": "2026-11-02", **unknown}
    assert facts(answers, TODAY).assessment == assess(case_of(answers, TODAY))
