"""What is wrong with a typed value in the light of the other answers, said so that it can be put right."""

from datetime import date

from conversations.eligibility import parameters
from conversations.engine.state import Answers
from conversations.engine.text import Text, text
from conversations.engine.values import as_date

_WINDOW: int = parameters.value("ELIG-01", "R25", "window")
"""Months before the layoff that are looked at."""
_YOUNGEST = 15
_OLDEST = 100


def not_ahead(value: str, answers: Answers, today: date) -> Text | None:
    """A date that must lie in the past."""
    day = as_date(value)
    return text("That date is still ahead. Please check it.") if day and day > today else None


def plausible_layoff(value: str, answers: Answers, today: date) -> Text | None:
    """A layoff lies at most a year ahead, and after 1990."""
    day = as_date(value)
    if day is None or (date(1990, 1, 1) <= day and (day - today).days <= 366):
        return None
    return text("That date cannot be right for a layoff. Please check the year.")


def filed_in_order(value: str, answers: Answers, today: date) -> Text | None:
    """A claim is filed after the layoff and not in the future."""
    layoff = as_date(answers.get("phk_date", ""))
    if layoff and not in_order(answers["phk_date"], value):
        return text("A claim cannot lie before the layoff on {phk}. Please check the date.", phk=layoff)
    return not_ahead(value, answers, today)


def declared_in_order(value: str, answers: Answers, today: date) -> Text | None:
    """A claim is declared eligible after the layoff, after it was filed, and not in the future."""
    layoff = as_date(answers.get("phk_date", ""))
    if layoff and not in_order(answers["phk_date"], value):
        return text("A claim cannot lie before the layoff on {phk}. Please check the date.", phk=layoff)
    filed = as_date(answers.get("filed_on", ""))
    if filed and not in_order(answers["filed_on"], value):
        return text("That date lies before the claim of {filed}. Please check it.", filed=filed)
    return not_ahead(value, answers, today)


def in_order(earlier: str, later: str) -> bool:
    """Tell whether two stored dates can stand in this order, as far as both are known: a month may hold either."""
    if as_date(earlier) is None or as_date(later) is None:
        return True
    shared = min(len(later), len(earlier))
    return later[:shared] >= earlier[:shared]


def not_before_layoff(value: str, answers: Answers, today: date) -> Text | None:
    """A new job begins after the layoff."""
    day, layoff = as_date(value), as_date(answers.get("phk_date", ""))
    if day is None or layoff is None or in_order(answers["phk_date"], value):
        return None
    return text("That lies before the layoff on {phk}. Please write the date with its year.", phk=layoff)


def born_plausibly(value: str, answers: Answers, today: date) -> Text | None:
    """Somebody who worked is between 15 and 100 years old."""
    day = as_date(value)
    if day is None or _YOUNGEST <= today.year - day.year <= _OLDEST:
        return None
    return text("That cannot be a worker's date of birth. Please check the year.")


def within_window(value: str, answers: Answers, today: date) -> Text | None:
    """Only 24 months are counted."""
    if not value.isdigit() or int(value) <= _WINDOW:
        return None
    return text("Only the last 24 months before the layoff count, so the most is 24. Please type 0 to 24.")


def run_within_months(value: str, answers: Answers, today: date) -> Text | None:
    """A row of months is no longer than all the months paid."""
    paid = answers.get("months_paid", "")
    most = int(paid) if paid.isdigit() else _WINDOW
    if not value.isdigit() or int(value) <= most:
        return None
    return text("That is more than the months paid. Please type at most {most}.", most=most)
