"""The answer: verdict first, then the deadline, why, what is missing, the cash, and the next three steps."""

from datetime import date

from conversations.eligibility.facts import Facts
from conversations.eligibility.questions import FILED_ON
from conversations.eligibility.schedule import cash, chart
from conversations.eligibility.steps import next_steps
from conversations.eligibility.why import why
from conversations.engine.actions import Open
from conversations.engine.state import Answers
from conversations.engine.text import Lines, Said, Text, lines, plural, text
from conversations.engine.values import shown
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
    left = _left(known, today)
    parts: list[Said] = [_HEADLINES[found.verdict]]
    parts += _deadline(known, answers, left, today)
    parts += why(known, answers)
    parts += cash(known)
    parts.append(_steps(known, answers))
    parts.append(text("<i>This is guidance. BPJS Ketenagakerjaan decides, on your claim in SIAPkerja.</i>"))
    return View(tuple(parts), _buttons(known, answers), chart(known, _SHORT[found.verdict], left))


def _left(known: Facts, today: date) -> Text | None:
    safe = known.assessment.safe_last_day
    if safe is None:
        return None
    days = (safe - today).days
    if days < 0:
        return text("has passed")
    return text("today") if days == 0 else plural("{n} day left", "{n} days left", n=days)


def _in_time(filed_on: str, last_day: date) -> Text:
    filed = shown(FILED_ON, filed_on)
    return text("Your claim of {filed} came in time (last day: {last}).", filed=filed, last=last_day)


def _deadline(known: Facts, answers: Answers, left: Text | None, today: date) -> list[Said]:
    """Say the last safe day where filing is still ahead or was missed by a day."""
    found = known.assessment
    if found.safe_last_day is None or found.last_day is None or left is None or found.verdict == "not_eligible":
        return []
    if known.case.filed_on is not None:
        in_doubt = any(finding.rule == "CLAIM-01" for finding in found.findings)
        return [] if in_doubt else [_in_time(answers["filed_on"], found.last_day)]
    said = [
        text("Safe last day to file: <b>{safe}</b> ({left}).", safe=found.safe_last_day, left=left),
        text("The last day itself is {last}; the portal gives no extra time.", last=found.last_day),
    ]
    if known.month_only:
        said.append(text("Counted from the first day of the month, because the day is not known."))
    if known.case.phk_date and known.case.phk_date > today:
        said.append(
            text("The layoff is still ahead; you can file once it takes effect on {phk}.", phk=known.case.phk_date)
        )
    return [lines(*said)]


def _steps(known: Facts, answers: Answers) -> Said:
    steps = [
        text("{number}. {step}", number=number, step=TOPICS[name].advice)
        for number, name in enumerate(next_steps(known, answers), 1)
    ]
    return Lines((text("<b>Next:</b>"), *steps))


def _buttons(known: Facts, answers: Answers) -> Rows:
    return column(*(Button(TOPICS[name].button, Open("topic", name)) for name in next_steps(known, answers)))
