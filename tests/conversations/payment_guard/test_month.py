"""What a month needs and what is there: CASH-09 to CASH-12, TRN-05, and what the texts leave open."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.claim_status.claim import CLAIM_STATES, MONTHS, ClaimState, MonthState
from conversations.payment_guard.month import Meter, counts_for, done, meter, running
from conversations.payment_guard.records import EVIDENCE_KINDS, Evidence, MonthRecord
from tests.conversations.payment_guard.people import TODAY, a_claim, a_proof


def measured(*proofs: Evidence, number: int = 2, month: int = 2) -> Meter:
    return meter(a_claim(month=month), number, proofs, (), TODAY)


def applications(count: int) -> list[Evidence]:
    return [a_proof(number) for number in range(1, count + 1)]


@pytest.mark.parametrize(("count", "standing"), [(0, "short"), (4, "short"), (5, "met"), (6, "met")])
def test_five_applications_are_needed(count: int, standing: str) -> None:
    assert measured(*applications(count)).standing == standing


def test_one_call_is_enough() -> None:
    assert measured(a_proof(1, "call")).satisfied


def test_the_example_of_the_rule_book_is_unclear() -> None:
    """E18: attendance of 70 percent, but five applications."""
    case = measured(*applications(5), a_proof(9, "attendance", figure=70))
    assert (case.standing, case.lacks) == ("unclear", ("attendance",))


@pytest.mark.parametrize(
    ("figure", "sought", "standing"),
    [
        (80, 5, "met"),
        (79, 5, "unclear"),
        (80, 0, "unclear"),
        (79, 0, "short"),
        (None, 5, "unclear"),
        (None, 0, "short"),
    ],
)
def test_training_is_measured_by_attendance(figure: int | None, sought: int, standing: str) -> None:
    assert measured(*applications(sought), a_proof(9, "attendance", figure=figure)).standing == standing


def test_the_latest_percentage_counts() -> None:
    first, second = a_proof(8, "attendance", figure=60), a_proof(9, "attendance", figure=85)
    assert measured(first, second).attendance == 85


def test_month_1_needs_the_self_assessment_only() -> None:
    assert measured(number=1, month=1).lacks == ("assessment",)
    assert measured(a_proof(1, "assessment", month=1), number=1, month=1).satisfied


def test_what_is_sought_in_month_1_counts_for_month_2() -> None:
    early = [replace(proof, month=1) for proof in applications(5)]
    assert measured(*early, number=2).satisfied
    assert measured(*early, number=1, month=1).applications == 0


def test_month_6_needs_the_form_as_well() -> None:
    sought = [replace(proof, month=6) for proof in applications(5)]
    assert measured(*sought, number=6, month=6).lacks == ("form",)
    assert measured(*sought, a_proof(9, "form", month=6), number=6, month=6).satisfied


@pytest.mark.parametrize("again", ["PT Maju Jaya", "pt. maju jaya", "Maju Jaya", "MAJU  JAYA, PT"])
def test_the_same_company_twice_counts_with_an_advice(again: str) -> None:
    case = measured(a_proof(1, note="PT Maju Jaya"), a_proof(2, note=again))
    assert (case.applications, case.repeats) == (2, True)


def test_applications_without_a_name_are_not_called_repeated() -> None:
    assert not measured(a_proof(1, note=""), a_proof(2, note="")).repeats


def test_the_persons_own_date_beats_the_list() -> None:
    claim = a_claim(due_on=date(2026, 12, 1))
    own = MonthRecord(12, 2, due_on=date(2026, 12, 14))
    assert meter(claim, 2, (), (), TODAY).days_left == 8
    assert meter(claim, 2, (), (own,), TODAY).days_left == 21
    assert meter(claim, 3, (), (), TODAY).due_on is None


@pytest.mark.parametrize(
    ("state", "is_done"),
    [("open", False), ("sent", True), ("verifying", True), ("paid", True), ("rejected", False), ("missed", True)],
)
def test_the_office_tells_when_a_month_is_done(state: MonthState, is_done: bool) -> None:
    assert done(a_claim(month_state=state), 2, None) is is_done


@pytest.mark.parametrize("state", get_args(ClaimState))
def test_nothing_is_left_once_the_benefit_has_ended(state: ClaimState) -> None:
    assert done(a_claim(state=state), 2, None) is (state in {"finished", "employed"})


@pytest.mark.parametrize("month", [None, 1])
def test_cash_paid_without_a_word_on_its_month_is_that_of_month_1(month: int | None) -> None:
    assert running(a_claim(state="paid", month=month), (), TODAY) == 2
    assert running(a_claim(state="approved", month=month), (), TODAY) == 1
    assert running(a_claim(state="paid", month=1, month_state="open"), (), TODAY) == 1
    told = a_claim(state="paid", month=month, due_on=TODAY)
    assert [meter(told, number, (), (), TODAY).due_on for number in (1, 2)] == [None, TODAY]


def test_a_refusal_undoes_what_was_filed_before_it() -> None:
    refused = a_claim(month_state="rejected", told_at=datetime(2026, 11, 20, tzinfo=UTC))
    assert not done(refused, 2, MonthRecord(12, 2, filed_on=date(2026, 11, 15)))
    assert done(refused, 2, MonthRecord(12, 2, filed_on=date(2026, 11, 21)))


def test_months_advance_as_they_are_applied_for() -> None:
    claim = a_claim(month=None)
    filed = [MonthRecord(12, number, filed_on=TODAY) for number in range(1, 7)]
    assert [running(claim, filed[:count], TODAY) for count in range(7)] == [1, 2, 3, 4, 5, 6, None]


def test_a_passed_month_is_left_behind_only_for_a_next_date() -> None:
    passed = MonthRecord(12, 2, due_on=TODAY - timedelta(days=1))
    following = MonthRecord(12, 3, due_on=TODAY + timedelta(days=29))
    assert running(a_claim(), (passed,), TODAY) == 2
    assert running(a_claim(), (passed, following), TODAY) == 3
    assert running(a_claim(), (replace(passed, due_on=TODAY), following), TODAY) == 2


@pytest.mark.parametrize("state", sorted(set(CLAIM_STATES) - {"approved", "paid"}))
def test_no_month_runs_before_the_approval_and_after_the_end(state: ClaimState) -> None:
    assert running(a_claim(state=state), (), TODAY) is None


proofs = st.lists(
    st.builds(
        a_proof,
        st.integers(1, 10**6),
        st.sampled_from(EVIDENCE_KINDS),
        month=st.integers(1, MONTHS),
        figure=st.none() | st.integers(0, 100),
        note=st.text(max_size=20),
    ),
    max_size=12,
)


@given(proofs, st.integers(1, MONTHS), st.sampled_from(["application", "call"]))
def test_more_search_never_takes_a_month_away(kept: list[Evidence], number: int, kind: str) -> None:
    more = a_proof(10**7, "application" if kind == "application" else "call", month=number)
    order = ("short", "unclear", "met")
    before, after = measured(*kept, number=number), measured(*kept, more, number=number)
    assert order.index(after.standing) >= order.index(before.standing)


@given(proofs)
def test_every_proof_counts_for_exactly_one_month(kept: list[Evidence]) -> None:
    measures = [measured(*kept, number=number) for number in range(1, MONTHS + 1)]
    sought = [proof for proof in kept if proof.kind in {"application", "call"}]
    assert sum(each.applications + each.calls for each in measures) == len(sought)
    assert all(1 <= counts_for(proof) <= MONTHS for proof in kept)


@given(proofs, st.integers(1, MONTHS))
def test_a_month_is_met_exactly_when_nothing_lacks(kept: list[Evidence], number: int) -> None:
    case = measured(*kept, number=number)
    assert case.satisfied == (case.lacks == ())
