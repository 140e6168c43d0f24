"""Every finding that any case can have finds its words, its article, and its next step."""

from dataclasses import replace
from datetime import date

import pytest

from conversations.eligibility import explain
from conversations.eligibility.answer import answer
from conversations.eligibility.facts import Facts, facts
from conversations.eligibility.parameters import R21, R25
from conversations.eligibility.rules import RULES
from conversations.eligibility.steps import next_steps
from conversations.eligibility.verdict import Finding, Verdict
from conversations.engine.inspect import english
from conversations.engine.state import Answers
from conversations.engine.text import Said, Text
from conversations.information.topics import TOPICS

TODAY = date(2026, 11, 23)
RULE_IDS = tuple(dict.fromkeys(rule.id for rule in RULES))
BARRING = tuple(rule.id for rule in RULES if "bars" in rule.judge.__code__.co_names)
MISSING = tuple(rule.id for rule in RULES if "missing" in rule.judge.__code__.co_names)
REASONS = (*sorted(R25.excluded_reasons | R21.excluded_reasons), "pushed", "unknown")
CASE_FACTS = ("phk_date", "last_benefit_on", "receipt_from", "asked_on", "")


def told(answers: Answers, *findings: Finding, verdict: Verdict) -> Facts:
    """Return facts in which just these findings stand in the way."""
    known = facts(answers, TODAY)
    return replace(known, assessment=replace(known.assessment, verdict=verdict, findings=findings))


def flat(said: Said) -> str:
    """Return a text with its texts inside."""
    inner = [flat(value) for _, value in said.params if isinstance(value, Text)] if isinstance(said, Text) else []
    return " ".join([english(said), *inner])


@pytest.mark.parametrize("rule", RULE_IDS)
@pytest.mark.parametrize("fact", CASE_FACTS)
def test_any_open_rule_says_what_it_would_change(rule: str, fact: str) -> None:
    finding = Finding(rule, "undecided", (fact,) if fact else ())
    assert explain.undecided(finding).id
    steps = next_steps(told({}, finding, verdict="unclear"), {}, TODAY)
    assert len(set(steps)) == 3
    assert set(steps) <= set(TOPICS)


@pytest.mark.parametrize("rule", MISSING)
def test_what_is_missing_says_how_to_get_it(rule: str) -> None:
    finding = Finding(rule, "missing")
    assert explain.missing(finding).id
    assert set(next_steps(told({}, finding, verdict="not_yet"), {}, TODAY)) <= set(TOPICS)


@pytest.mark.parametrize(
    ("rule", "reason"), [(rule, said) for rule in BARRING for said in REASONS if (rule, said) != ("ELIG-06", "unknown")]
)
def test_what_bars_says_why_and_what_else_there_is(rule: str, reason: str) -> None:
    answers = {"reason": reason, "phk_date": "2026-03", "filed": "yes", "filed_on": "2026-10"}
    known = told(answers, Finding(rule, "bars"), verdict="not_eligible")
    assert explain.bars(Finding(rule, "bars"), known, answers).id
    view = answer(known, answers, TODAY)
    assert len(view.buttons) == 3
    assert flat(view.parts[0]).strip()


def test_the_rule_book_has_such_rules() -> None:
    assert {"PART-01", "CLAIM-01", "ARR-07"} < set(BARRING)
    assert {"ELIG-03", "PROOF-01", "PROOF-02"} == set(MISSING)


@pytest.mark.parametrize(
    ("answers", "part"),
    [
        ({"phk_date": "2026-05-10", "filed": "yes", "filed_on": "2026-06"}, "Your claim of {filed} came in time"),
        ({"phk_date": "2026-11-10"}, "Safe last day to file: <b>{safe}</b> ({left})."),
        ({"phk_date": "2026-11"}, "if the layoff was on the 1st"),
        ({"phk_date": "2026-12-10"}, "The layoff is still ahead"),
    ],
)
def test_the_deadline_is_said_as_far_as_it_is_known(answers: Answers, part: str) -> None:
    view = answer(facts(answers, TODAY), answers, TODAY)
    assert any(part in english(said) for said in view.parts)


def test_a_claim_of_which_only_the_month_is_known_is_not_given_a_day() -> None:
    answers = {"phk_date": "2026-05-10", "filed": "yes", "filed_on": "2026-06"}
    view = answer(facts(answers, TODAY), answers, TODAY)
    claim = next(said for said in view.parts if isinstance(said, Text) and "came in time" in said.id)
    assert "filed" in dict(claim.params)
    assert "Month(" in repr(dict(claim.params)["filed"])


def test_nobody_is_told_in_time_while_that_is_open() -> None:
    answers = {"phk_date": "2026-01-10", "filed": "yes", "filed_on": "2026-07"}
    known = facts(answers, TODAY)
    assert "CLAIM-01" in {finding.rule for finding in known.assessment.undecided}
    assert not any("came in time" in english(said) for said in answer(known, answers, TODAY).parts)


def test_nothing_is_called_fulfilled_where_nothing_is_known() -> None:
    view = answer(facts({}, TODAY), {}, TODAY)
    assert not any("Fulfilled" in english(said) for said in view.parts)
