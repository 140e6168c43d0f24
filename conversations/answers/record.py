"""What an answer is, and the pieces that all answers share: the last line, and the buttons."""

from dataclasses import dataclass

from conversations.eligibility.parameters import CHECKED_ON, cite, cites
from conversations.eligibility.verdict import Regime
from conversations.engine.actions import Begin, Open
from conversations.engine.text import Lines, Raw, Said, text
from conversations.engine.view import Button, Rows


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in words with its next steps as buttons, or, without words, the `command` whose page answers."""

    parts: tuple[Said, ...] = ()
    buttons: Rows = ()
    command: str = ""


CHECK = Button(text("Check eligibility"), Begin("eligibility"))
OFFICER = Button(text("Talk to an officer"), Open("tell", "human_agent"))
MY_CLAIM = Button(text("My claim"), Open("claims"))
MONTH = Button(text("This month's proofs"), Open("month"))
PAPERS = Button(text("Layoff papers"), Open("kit"))
LETTERS = Button(text("Write a letter"), Open("letters"))
SELF_REPORT = Button(text("Report it yourself"), Open("self_report"))
VACANCIES = Button(text("Vacancies"), Open("vacancies"))
TRAINING = Button(text("Training"), Open("trainings"))
COUNSELLING = Button(text("Counselling"), Open("counselling"))


def page(name: str, label: Said) -> Button:
    """Return a button to a page of general information."""
    return Button(label, Open("topic", name))


def source(*rules: str, regime: Regime = "R25") -> Said:
    """Name the articles behind rules, and the day on which they were checked."""
    return by(cites(*rules, regime=regime))


def by(articles: str) -> Said:
    """Name where something stands, and the day on which that was checked."""
    return text("<i>{cites}. Checked on {day}.</i>", cites=Raw(articles), day=CHECKED_ON)


def said(head: Said, *rest: Said, last: Said) -> tuple[Said, ...]:
    """Return the paragraphs of an answer: the figure first, then the rest line by line, the article last."""
    return (head, Lines(rest), last) if rest else (head, last)


PRACTICE = by(cite("JOB-04"))
"""The last line of what guides say and no article."""
