"""What an answer is, and the pieces that all answers share: the order of its lines, and the buttons."""

from dataclasses import dataclass

from conversations.engine.actions import Begin, Open
from conversations.engine.text import Lines, Said, text
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


def said(head: Said, *rest: Said, last: Said) -> tuple[Said, ...]:
    """Return the paragraphs of an answer: the figure first, then the rest line by line, the article last."""
    return (head, Lines(rest), last) if rest else (head, last)
