"""The flow that asks for the date in SIAPkerja, and the guess for the month after."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.effects import SetDue
from conversations.engine.inspect import problems
from conversations.engine.step import Typed, begin, step
from conversations.engine.text import Text
from conversations.payment_guard.due import AHEAD, FLOW, asked, guess, plausible
from conversations.payment_guard.hand import hand_of
from conversations.payment_guard.records import MonthRecord
from tests.conversations.payment_guard.people import TODAY, Remembered, a_claim, shown, words_of


def test_the_flow_is_sound() -> None:
    assert problems(FLOW) == []


def typed(words: str) -> str | None:
    turn = step(FLOW, begin(FLOW, None), Typed(words), TODAY, shown)
    return turn.state.answers.get("due")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("14 Desember 2026", "2026-12-14"),
        ("14/12/2026", "2026-12-14"),
        ("23-11-2026", "2026-11-23"),
    ],
)
def test_the_date_is_read(words: str, day: str) -> None:
    assert typed(words) == day


def test_a_date_that_is_not_exact_is_repeated_back_first() -> None:
    turn = step(FLOW, begin(FLOW, None), Typed("besok"), TODAY, shown)
    assert turn.state.pending
    assert turn.state.pending.value == "2026-11-24"


@pytest.mark.parametrize("words", ["1 November 2026", "14 Desember 2025", "14 Maret 2027", "menu", "tidak tahu"])
def test_what_cannot_be_the_next_date_is_asked_again(words: str) -> None:
    assert typed(words) is None


def outcome(day: date, memory: Remembered) -> tuple[object, ...]:
    ending = FLOW.outcomes[0]
    assert ending.effects
    answers = {"due": day.isoformat()}
    return ending.effects(FLOW.facts(answers, TODAY), answers, TODAY, memory)


def test_the_date_is_kept_for_the_running_month_of_the_newest_approved_claim() -> None:
    memory = Remembered(own=[a_claim(id=30, state="verifying"), a_claim(id=20, month=3), a_claim(id=12)])
    assert outcome(date(2026, 12, 14), memory) == (SetDue(20, 3, date(2026, 12, 14)),)
    memory.told[20, 3] = MonthRecord(20, 3, filed_on=TODAY)
    assert outcome(date(2026, 12, 14), memory) == (SetDue(20, 4, date(2026, 12, 14)),)


def test_without_a_running_month_nothing_is_kept() -> None:
    assert outcome(date(2026, 12, 14), Remembered(own=[a_claim(state="reported")])) == ()
    assert outcome(date(2026, 12, 14), Remembered(own=[])) == ()


@pytest.mark.parametrize(("days", "warns"), [(0, True), (2, True), (3, False)])
def test_the_ending_warns_when_no_warning_can_come(days: int, warns: bool) -> None:
    day = TODAY + timedelta(days=days)
    said = words_of(FLOW.outcomes[0].say(day, {"due": day.isoformat()}, TODAY))
    assert ("very soon" in said) is warns


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_a_date_is_believed_exactly_within_two_months_ahead(day: date, today: date) -> None:
    believed = plausible(day.isoformat(), {}, today) is None
    assert believed == (today <= day <= today + AHEAD)


@pytest.mark.parametrize(
    ("due", "following"),
    [
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
    ],
)
def test_the_guess_is_the_same_day_a_month_later(due: date, following: date) -> None:
    hand = hand_of(Remembered(own=[a_claim(due_on=due)]), a_claim(due_on=due), TODAY)
    assert guess(hand, 3) == following


def test_nothing_is_guessed_where_the_date_is_known_or_there_is_no_month() -> None:
    memory = Remembered(told={(12, 3): MonthRecord(12, 3, due_on=TODAY + timedelta(days=50))})
    hand = hand_of(memory, a_claim(due_on=TODAY), TODAY)
    assert (guess(hand, 3), asked(hand, 3)) == (None, None)
    assert (guess(hand, 7), asked(hand, 7)) == (None, None)
    assert guess(hand, 5) is None


def test_a_guess_never_lies_in_the_past() -> None:
    claim = a_claim(due_on=TODAY - timedelta(days=80))
    day = guess(hand_of(Remembered(), claim, TODAY), 3)
    assert day is not None
    assert day >= TODAY


def test_every_word_of_the_flow_is_a_text() -> None:
    question = next(FLOW.questions())
    assert all(isinstance(each, Text) for each in (question.ask, question.why, question.hint, question.title))


def test_the_date_after_an_approval_is_that_of_month_2() -> None:
    """CASH-09: the claim itself applied for month 1, so what SIAPkerja shows next is the date of month 2."""
    memory = Remembered(own=[a_claim(month=None)])
    question = asked(hand_of(memory, memory.own[0], TODAY), 1)
    assert question
    assert "month 2" in words_of(question)
    assert outcome(date(2026, 12, 14), memory) == (SetDue(12, 2, date(2026, 12, 14)),)
    memory.do(SetDue(12, 2, date(2026, 12, 14)))
    assert hand_of(memory, memory.own[0], TODAY).running == 2
    assert outcome(date(2026, 12, 15), memory) == (SetDue(12, 2, date(2026, 12, 15)),)


def test_where_the_office_tells_of_month_1_the_date_is_that_of_month_1() -> None:
    for known in ({"month_state": "open"}, {"due_on": date(2026, 12, 1)}):
        memory = Remembered(own=[a_claim(month=1, **known)])
        assert outcome(date(2026, 12, 14), memory) == (SetDue(12, 1, date(2026, 12, 14)),)
