"""The last day to apply for a month, as the person reads it in SIAPkerja.

The filing windows of Permenaker 2/2025 Pasal 14 could not be verified (CASH-13), so no date is worked out here: what
the account shows is asked for, and a guess for the next month counts only once the person confirms it.
"""

from datetime import date, timedelta

from conversations.claim_status.claim import MONTHS
from conversations.effects import SetDue
from conversations.eligibility.calendar import add_months
from conversations.engine.actions import Action, Begin, Open
from conversations.engine.flow import Condition, Flow, Outcome, Question, Route
from conversations.engine.state import Answers
from conversations.engine.text import Said, Text, text
from conversations.engine.values import as_date
from conversations.engine.view import Button, View
from conversations.memory import Memory
from conversations.payment_guard.hand import Hand, newest
from conversations.payment_guard.month import by_the_claim
from conversations.payment_guard.words import ACCOUNT_DECIDES, left

AHEAD = timedelta(days=62)
"""The furthest day that is believed: the next date of a monthly benefit is at most about two months ahead."""

URGENT = 2
"""Days left from which the reply itself warns, because no later warning comes."""


def plausible(value: str, answers: Answers, today: date) -> Text | None:
    """The date is today or ahead, and not further than the month after the next."""
    day = as_date(value)
    if day is None:
        return None
    if len(value) < len("2026-12-14"):
        day = max(day, today) if (day.year, day.month) == (today.year, today.month) else day
    if day < today:
        return text("That day has passed. Please give the next date, with its year.")
    return text("That is more than two months ahead. Please check the date.") if day > today + AHEAD else None


DUE = Question(
    name="due",
    kind="date",
    title=text("Date in SIAPkerja"),
    ask=text("<b>Until which date can you apply for the next month?</b> Your SIAPkerja account shows it."),
    why=text("The law names no day that I could verify. So I count from the date in your account."),
    hint=text("Open SIAPkerja, then JKP. Type the date with its year, like 14 December 2026."),
    check=plausible,
    samples=("14 Desember 2026", "14/12/2026", "besok"),
)


def _told(answers: Answers, today: date) -> date | None:
    value = answers.get("due", "")
    return as_date(value) if len(value) == len("2026-12-14") else None


def _said(due: date | None, answers: Answers, today: date) -> View:
    month = Button(text("This month"), Open("month"))
    if due is None:
        return View((text("I need the exact day. Please look it up in SIAPkerja."),), ((month,),))
    again = Button(text("Change the date"), Begin("month_date"))
    return View(noted(due, today), ((month,), (again,)))


def noted(due: date, today: date) -> tuple[Said, ...]:
    """Repeat a date that was told; one so near that no warning follows warns by itself."""
    days = (due - today).days
    said = text("Noted: <b>{due}</b> ({left}).", due=due, left=left(days))
    if days <= URGENT:
        return (said, text("That is very soon. If everything is there, apply in SIAPkerja today."), ACCOUNT_DECIDES)
    return (
        said,
        text("I remind you 10, 5 and 2 days before, while something is to be done. /berhenti stops it."),
        ACCOUNT_DECIDES,
    )


def _effects(due: date | None, answers: Answers, today: date, memory: Memory) -> tuple[SetDue, ...]:
    """Keep the date for the next month to apply for of the newest claim that is being paid."""
    hand = newest(memory, today)
    number = of_account(hand) if hand else None
    if due is None or hand is None or number is None:
        return ()
    return (SetDue(hand.claim.id, number, due),)


def of_account(hand: Hand) -> int | None:
    """Return the month whose date the account shows: the one that runs, or month 2 once the claim applied for 1."""
    number = hand.running
    dated = number is not None and hand.meter(number).due_on is not None
    return number if number is None or dated or not by_the_claim(hand.claim, number) else number + 1


def to_date(hand: Hand, number: int) -> Action:
    """Lead to the question for a date: in words for an only claim; beside others, where words may be for any, by days.

    The argument of the page is "claim.month".
    """
    return Open("due_how", f"{hand.claim.id}.{number}") if hand.others else Begin("month_date")


FLOW: Flow[date | None] = Flow(
    name="month_date",
    title=text("Date in SIAPkerja"),
    purpose="claim",
    facts=_told,
    routes=(Route(Condition("the date is always asked", lambda due, answers: True), DUE),),
    outcomes=(Outcome("noted", Condition("the day was told", lambda due, answers: True), _said, _effects),),
    forgets=True,
)
"""Asks for one date; its ending keeps it for the next month to apply for."""


def guess(hand: Hand, number: int) -> date | None:
    """Guess the date of month `number`: the day of the month before it, a month later.

    It is to be confirmed and never kept by itself. `None` where there is no such month, its date is known already, or
    that of the month before is not.
    """
    before = hand.meter(number - 1).due_on if 1 < number <= MONTHS else None
    if before is None or hand.meter(number).due_on is not None:
        return None
    days = (add_months(before, months) for months in range(1, MONTHS + 1))
    return next((day for day in days if day >= hand.today), None)


def asked(hand: Hand, number: int) -> View | None:
    """Ask for the date of month `number`, with a guess that one tap confirms; `None` when the date is known.

    Of month 1, for which the claim itself applied, it is the date of month 2 that is asked for.
    """
    if not 1 <= number <= MONTHS or hand.meter(number).due_on is not None:
        return None
    number += by_the_claim(hand.claim, number)
    day = guess(hand, number)
    if day is None:
        which = text("Which date does SIAPkerja show for month {number}?", number=number)
        return View((hand.headed(which),), ((Button(text("Enter the date"), to_date(hand, number)),),))
    other = ((Button(text("Another date"), to_date(hand, number)),),)
    yes = Button(text("Yes, that date"), Open("due_is", f"{hand.claim.id}.{number}.{day:%Y%m%d}"))
    ask = text("Does SIAPkerja show <b>{day}</b> for month {number}?", day=day, number=number)
    return View((hand.headed(ask), ACCOUNT_DECIDES), ((yes,), *other))
