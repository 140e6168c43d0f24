"""The one question about a new job: its first day, kept so that it can be seen and changed."""

from datetime import date, timedelta

from conversations.engine.flow import Condition, Flow, Option, Outcome, Question, Route
from conversations.engine.state import Answers
from conversations.engine.text import Said, Text, text
from conversations.engine.values import as_date
from conversations.engine.view import View
from conversations.vacancies.job import STOP, meaning
from conversations.vacancies.words import MENU

_FAR = timedelta(days=366)
_DAY = len("2026-12-14")
_UNKNOWN = "unknown"


def plausible(value: str, answers: Answers, today: date) -> Text | None:
    """The first day lies within a year from today, before or behind."""
    day = as_date(value)
    if day is None or abs(day - today) <= _FAR:
        return None
    return text("That is more than a year away. Please check the date.")


START = Question(
    name="start",
    kind="date",
    title=text("First day of work"),
    ask=text("<b>On which day do you start?</b> Or on which day did you?"),
    why=text("With a job for a wage the right to JKP ends. The day is at hand here when you report it."),
    hint=text("Type the day, like 1 December 2026, or “tomorrow”."),
    options=(Option(_UNKNOWN, text("Not known yet"), ("belum tahu", "belum pasti", "tidak tahu", "blm tau")),),
    check=plausible,
    samples=("1 Desember 2026", "besok", "hari ini", "belum tahu"),
)


def _told(answers: Answers, today: date) -> date | None:
    value = answers.get(START.name, "")
    return as_date(value) if value != _UNKNOWN and len(value) == _DAY else None


def _said(start: date | None, answers: Answers, today: date) -> View:
    return View((_head(start, today), meaning()), ((STOP, MENU),))


def _head(start: date | None, today: date) -> Said:
    if start is None:
        return text("Good luck. Tell me the day once you know it.")
    if start > today:
        return text("Noted: you start on <b>{day}</b>. Much success.", day=start)
    return text("Noted: you work since <b>{day}</b>. Much success.", day=start)


FLOW: Flow[date | None] = Flow(
    name="new_job",
    title=text("New job"),
    purpose="work",
    facts=_told,
    routes=(Route(Condition("the first day is always asked", lambda start, answers: True), START),),
    outcomes=(Outcome("noted", Condition("the day was told, or is not known", lambda start, answers: True), _said),),
)
"""Asks for the first day of a new job."""
