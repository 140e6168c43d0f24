"""The answer: verdict first, then the deadline, why, what is missing, the cash, and the next three steps."""

from datetime import date

from conversations.eligibility.deadline import days_left, deadline
from conversations.eligibility.facts import Facts
from conversations.eligibility.schedule import cash, chart, payer
from conversations.eligibility.steps import next_steps
from conversations.eligibility.why import why
from conversations.engine.actions import Open
from conversations.engine.state import Answers
from conversations.engine.text import Lines, Said, Text, text
from conversations.engine.view import Button, Rows, View, column
from conversations.information.topics import TOPICS

_HEADLINES: dict[str, Text] = {
    "eligible": text("You are <b>eligible</b> for JKP by these answers."),
    "not_yet": text("<b>Not yet: something is still missing</b>, and it can be put right."),
    "not_eligible": text("By these answers you are <b>not eligible</b> for JKP."),
    "unclear": text("It <b>cannot be said for sure yet</b>."),
}
_SHORT: dict[str, Text] = {
    "eligible": text("Eligible"),
    "not_yet": text("Not yet: something is missing"),
    "not_eligible": text("Not eligible"),
    "unclear": text("Not sure yet"),
}


def answer(known: Facts, answers: Answers, today: date) -> View:
    """Return the answer to a finished check, as words with buttons and, where there are amounts, as a chart."""
    found = known.assessment
    left = days_left(known, today)
    parts: list[Said] = [_headline(known, answers)]
    parts += payer(known)
    parts += deadline(known, answers, today)
    parts += why(known, answers)
    parts += cash(known)
    parts.append(_steps(known, answers, today))
    parts.append(text("<i>This is guidance. BPJS Ketenagakerjaan decides, on your claim in SIAPkerja.</i>"))
    return View(tuple(parts), _buttons(known, answers, today), chart(known, _SHORT[found.verdict], left))


def _headline(known: Facts, answers: Answers) -> Text:
    """Say the verdict first; where the family asks, or the employer owes what BPJS does not pay, in other words."""
    bars = known.bars
    if bars and answers.get("reason") == "died":
        return text("I am sorry for your loss. <b>JKP does not pass to the family.</b>")
    if bars == {"ARR-07"} and known.assessment.payer == "employer":
        return text("BPJS does not pay, but <b>very probably the employer owes you the benefit</b>.")
    return _HEADLINES[known.assessment.verdict]


def _steps(known: Facts, answers: Answers, today: date) -> Said:
    steps = [
        text("{number}. {step}", number=number, step=TOPICS[name].advice)
        for number, name in enumerate(next_steps(known, answers, today), 1)
    ]
    return Lines((text("<b>Next:</b>"), *steps))


def _buttons(known: Facts, answers: Answers, today: date) -> Rows:
    return column(*(Button(TOPICS[name].button, Open("topic", name)) for name in next_steps(known, answers, today)))
