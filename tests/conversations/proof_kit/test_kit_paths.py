"""Every path through the kit ends in steps, each with its article or the honest word that nothing settles it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import workdays
from conversations.claim_status.limits import REPORT_DAYS
from conversations.eligibility.calendar import add_months
from conversations.eligibility.parameters import PROVISIONS, R25
from conversations.engine.actions import Open
from conversations.engine.flow import Question
from conversations.engine.inspect import Stop, problems, values, walk
from conversations.engine.payload import LIMIT, pack
from conversations.engine.reading import UNKNOWN
from conversations.engine.replay import Reached
from conversations.engine.text import Raw
from conversations.engine.view import View
from conversations.proof_kit.case import SITUATIONS, Case
from conversations.proof_kit.clock import too_late
from conversations.proof_kit.flow import FLOW
from conversations.proof_kit.room import ROOM
from tests.conversations.proof_kit.reading import TODAY, days_named, ended, every_text, steps_of

ENDS: list[Stop] = [stop for stop in walk(FLOW) if isinstance(stop.place, Reached)]
MOST_QUESTIONS = 4
MOST_STEPS = 7
CITED = {part for rule in PROVISIONS.values() for part in rule.cite.split("; ")} | {"Permenaker 2/2025 Pasal 9(1)-(3)"}


def view_of(stop: Stop) -> View:
    assert isinstance(stop.place, Reached)
    return stop.place.outcome.say(stop.place.facts, stop.state.answers, stop.day)


def test_the_flow_is_sound() -> None:
    assert problems(FLOW) == []


def test_every_situation_has_its_ending() -> None:
    assert {stop.name for stop in ENDS} == {f"steps_{situation}" for situation in SITUATIONS}


def test_every_ending_has_steps_with_an_article_or_an_honest_word() -> None:
    for stop in ENDS:
        listed = steps_of(view_of(stop))
        assert 3 <= len(listed) <= MOST_STEPS, stop.state.answers
        assert [dict(each.params)["number"] for each in listed] == list(range(1, len(listed) + 1))
        for each in listed:
            article = dict(each.params).get("article")
            if isinstance(article, Raw):
                assert set(article.words.split("; ")) <= CITED
            else:
                assert "no article settles this" in each.id


def test_no_step_is_said_twice() -> None:
    for stop in ENDS:
        said = [dict(each.params)["step"] for each in steps_of(view_of(stop))]
        assert len(set(said)) == len(said), stop.state.answers


def test_every_ending_says_what_not_to_sign_unless_it_is_over() -> None:
    for stop in ENDS:
        answers = stop.state.answers
        if answers["situation"] == "ended" or answers.get("signed") in ("yes", UNKNOWN):
            continue
        said = [each.id for each in every_text(view_of(stop))]
        assert any(words.startswith(("Do not sign", "Sign no")) for words in said), answers


def test_no_ending_is_a_dead_end() -> None:
    for stop in ENDS:
        buttons = [button for row in view_of(stop).buttons for button in row]
        opened = {button.action.page for button in buttons if isinstance(button.action, Open)}
        assert {"menu", "kit"} <= opened
        assert opened - {"menu"} <= set(ROOM.pages)
        assert all(button.action and len(pack(button.action).encode()) <= LIMIT for button in buttons)


def test_few_questions_are_asked() -> None:
    assert max(len(stop.state.answers) for stop in ENDS) == MOST_QUESTIONS


@pytest.mark.parametrize("question", list(FLOW.questions()), ids=lambda question: question.name)
def test_every_question_takes_a_dont_know(question: Question) -> None:
    assert UNKNOWN in values(question, TODAY)


@pytest.mark.parametrize("situation", ["ended", "pushed"])
def test_no_date_is_asked_where_no_clock_runs(situation: str) -> None:
    ends = [stop for stop in ENDS if stop.state.answers["situation"] == situation]
    without = [stop for stop in ends if stop.state.answers.get("signed", "no") == "no"]
    assert without
    assert all("phk_date" not in stop.state.answers for stop in without)


@given(st.dates(date(2025, 2, 7), date(2029, 12, 31)), st.integers(-200, 400))
def test_the_days_are_those_of_the_rules(phk: date, later: int) -> None:
    today = max(phk + timedelta(later), date(2025, 2, 7))
    answers = {"situation": "told", "phk_date": phk.isoformat(), "proof": "none", "reported": "no"}
    view = ended(FLOW, answers, today)[1]
    due = workdays.after(phk, REPORT_DAYS)
    said = every_text(view)
    assert days_named(view, "The company must report", "The company had to report") == {due.day}
    assert any(each.id.startswith("The company had to report") for each in said) is (due.day < today)
    assert any("Not all holidays" in each.id for each in said) is not due.certain
    last = add_months(phk, R25.filing_months)
    expected = {last - timedelta(1)} if today < last else set()
    assert days_named(view, "Safe last day") == expected
    assert too_late(Case("told", phk_on=phk), today) is (today > last)


@given(st.dates(date(2025, 3, 1), date(2029, 12, 31)), st.integers(0, 400))
def test_of_a_month_nothing_is_called_lost_before_its_last_possible_day(month: date, later: int) -> None:
    first = month.replace(day=1)
    end = add_months(first, 1) - timedelta(1)
    today = first + timedelta(later)
    known = Case("told", phk_month=first)
    assert too_late(known, today) is (today > add_months(end, R25.filing_months))


def test_time_runs_out_of_no_job_that_goes_on() -> None:
    assert not too_late(Case("ended", phk_on=date(2025, 3, 1)), TODAY)
    assert not too_late(Case("pushed", signed="no", phk_on=date(2025, 3, 1)), TODAY)
    assert not too_late(Case("told"), TODAY)


@pytest.mark.parametrize(
    ("today", "late", "said"),
    [
        (date(2027, 5, 19), False, "Safe last day"),
        (date(2027, 5, 20), False, "<b>Today is the last day"),
        (date(2027, 5, 21), True, "The last day to file was"),
    ],
)
def test_the_last_day_itself_is_not_lost(today: date, late: bool, said: str) -> None:
    answers = {"situation": "told", "phk_date": "2026-11-20", "proof": "none", "reported": "no"}
    assert too_late(Case("told", phk_on=date(2026, 11, 20)), today) is late
    assert any(each.id.startswith(said) for each in every_text(ended(FLOW, answers, today)[1]))


@pytest.mark.parametrize(
    ("today", "said"),
    [(date(2026, 12, 1), "The company must report"), (date(2026, 12, 2), "The company had to report")],
)
def test_the_company_may_report_on_its_last_day(today: date, said: str) -> None:
    answers = {"situation": "told", "phk_date": "2026-11-20", "proof": "none", "reported": "no"}
    assert any(each.id.startswith(said) for each in every_text(ended(FLOW, answers, today)[1]))
