"""The chat says what `assess` says of the same case, whoever answers."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from conversations.eligibility.assess import assess
from conversations.eligibility.case import Case
from conversations.eligibility.verdict import Assessment
from tests.conversations.eligibility.respondent import talk

TODAY = date(2026, 11, 23)
ORDINARY = Case(
    asked_on=TODAY,
    phk_date=date(2026, 11, 2),
    reason="efficiency",
    citizen=True,
    born=date(1990, 5, 17),
    registered_on=date(2021, 3, 1),
    enrolled=True,
    enterprise="large",
    programmes=frozenset({"JKK", "JKM", "JHT", "JP"}),
    jkn="wage_earner",
    months_paid=20,
    longest_run=20,
    wage=4_000_000,
    proof="acceptance_and_receipt",
    receipt_from="regency",
    willing=True,
    has_new_job=False,
    claims_before=0,
    arrears_months=0,
    employer="trading",
)


_OTHERWISE: dict[str, tuple[Any, ...]] = {
    "citizen": (False, None),
    "willing": (False, None),
    "reason": ("closure", "bankruptcy", "contract_ended", "resigned", "misconduct", "died", None),
    "born": (date(1966, 12, 24), date(1967, 12, 25), None),
    "registered_on": (date(2021, 12, 24), date(2024, 2, 29), None),
    "enterprise": ("micro", "medium", None),
    "programmes": (frozenset(), frozenset({"JKK", "JKM", "JHT"}), frozenset({"JHT", "JP"}), None),
    "jkn": ("independent", "subsidised", "none", None),
    "proof": ("agreement_and_receipt", "letter_only", "final_court_decision", None),
    "receipt_from": ("province", "ministry", None),
    "claims_before": (1, 2, 3, 4, None),
    "last_benefit_on": (date(2020, 6, 1), date(2022, 2, 23), None),
    "arrears_months": (3, 4, 6, 7, 20, None),
    "employer": ("bankrupt", "closed", None),
    "wage": (1_900_000, 12_000_000, None),
}
"""What a case may hold instead of the ordinary; few things at once, so that each gets to decide."""


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a case whose dates can stand together, asked on one of several days."""
    today = draw(st.sampled_from([TODAY, date(2025, 2, 6), date(2025, 3, 10), date(2025, 7, 31)]))
    unusual = draw(st.sets(st.sampled_from(sorted(_OTHERWISE)), max_size=4))
    drawn = {name: draw(st.sampled_from(_OTHERWISE[name])) for name in sorted(unusual)}
    months = draw(st.sampled_from([24, 24, 24, 12, 11, 5, 0, None]))
    run = None if months is None else draw(st.sampled_from([None, min(months, 5), min(months, 6), months]))
    case = replace(ORDINARY, asked_on=today, months_paid=months, longest_run=run, **drawn)
    if months is None:
        case = replace(case, enrolled=draw(st.sampled_from([None, True, False])))
    return replace(case, **_dates(draw, today))


def _dates(draw: st.DrawFn, today: date) -> dict[str, Any]:
    phk = draw(st.none() | st.integers(0, 800).map(lambda days: today - timedelta(days)))
    since = phk or today - timedelta(100)
    # Without the date of the layoff a claim settles nothing in the chat, so it is not asked for.
    claims = st.integers(0, (today - since).days).map(lambda days: since + timedelta(days))
    filed = draw(st.none() | claims) if phk else None
    declared = filed and draw(st.none() | st.integers(0, 20).map(lambda days: min(today, filed + timedelta(days))))
    job = draw(st.sampled_from([False, False, False, None, True]))
    working = draw(st.none() | st.integers(1, 900).map(lambda days: since + timedelta(days))) if job else None
    return {
        "phk_date": phk,
        "filed_on": filed,
        "declared_eligible_on": declared,
        "has_new_job": job,
        "working_again_from": working,
    }


def money(assessment: Assessment) -> tuple[object, ...]:
    """Return what is promised, and by whom."""
    return assessment.instalments, assessment.total, assessment.payer


@settings(max_examples=400)
@given(cases())
@example(
    replace(
        ORDINARY,
        phk_date=date(2026, 6, 1),
        filed_on=date(2026, 6, 20),
        has_new_job=True,
        working_again_from=date(2026, 9, 1),
    )
)
@example(
    replace(ORDINARY, phk_date=date(2024, 11, 2), filed_on=date(2024, 12, 2), declared_eligible_on=date(2024, 12, 9))
)
@example(replace(ORDINARY, enrolled=False, months_paid=None, enterprise="small"))
def test_a_truthful_person_hears_the_verdict_of_the_rule_book(case: Case) -> None:
    assert case.asked_on is not None
    state, end = talk(case, case.asked_on)
    expected, heard = assess(case), end.facts.assessment
    assert heard.verdict == expected.verdict == end.outcome.name
    unasked_claim = case.filed_on is not None and "filed" not in state.answers
    if expected.verdict in ("eligible", "not_yet") and not unasked_claim:
        assert money(heard) == money(expected)
        assert heard.safe_last_day == expected.safe_last_day


@given(cases())
def test_what_bars_in_the_chat_bars_in_the_rule_book(case: Case) -> None:
    assert case.asked_on is not None
    _, end = talk(case, case.asked_on)
    assert _barring(end.facts.assessment) <= _barring(assess(case))


def _barring(assessment: Assessment) -> set[str]:
    """Return the rules that bar; a missing programme is one thing, whichever size of company names it."""
    return {"PART-04" if finding.rule == "PART-05" else finding.rule for finding in assessment.bars}
