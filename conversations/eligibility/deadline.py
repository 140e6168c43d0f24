"""The days that count: the last safe day, the last day itself, and how many are left."""

from datetime import date

from conversations.eligibility.facts import Facts
from conversations.eligibility.questions import FILED_ON
from conversations.engine.state import Answers
from conversations.engine.text import Said, Text, lines, plural, text
from conversations.engine.values import shown


def days_left(known: Facts, today: date) -> Text | None:
    """Return the days that are left until the last safe day, in words."""
    safe, last = known.assessment.safe_last_day, known.assessment.last_day
    if safe is None or last is None:
        return None
    days = (safe - today).days
    if days < 0:
        return text("today is the last day") if today == last else text("has passed")
    return text("today") if days == 0 else plural("{n} day left", "{n} days left", n=days)


def deadline(known: Facts, answers: Answers, today: date) -> list[Said]:
    """Say until when to file, or that a filed claim came in time; nothing where the answer is no."""
    found = known.assessment
    safe, last, left = found.safe_last_day, found.last_day, days_left(known, today)
    if safe is None or last is None or left is None or found.verdict == "not_eligible":
        return []
    if known.case.filed_on is not None:
        in_doubt = any(finding.rule == "CLAIM-01" for finding in found.findings)
        return [] if in_doubt else [_in_time(answers["filed_on"], last)]
    if known.latest_last_day is not None:
        return [_by_the_month(safe, left, known.latest_last_day)]
    if today == last:
        return [text("<b>Today is the last day to file ({last}).</b> File now in SIAPkerja.", last=last)]
    said: list[Said] = [
        text("Safe last day to file: <b>{safe}</b> ({left}).", safe=safe, left=left),
        text("The last day itself is {last}; SIAPkerja gives no extra time.", last=last),
    ]
    if known.case.phk_date and known.case.phk_date > today:
        phk = known.case.phk_date
        said.append(text("The layoff is still ahead; you can file once it takes effect on {phk}.", phk=phk))
    return [lines(*said)]


def _in_time(filed_on: str, last_day: date) -> Text:
    filed = shown(FILED_ON, filed_on)
    return text("Your claim of {filed} came in time (last day: {last}).", filed=filed, last=last_day)


def _by_the_month(safe: date, left: Text, latest: date) -> Said:
    """Say both ends where the day of the layoff is not known."""
    return lines(
        text("Safe last day to file, if the layoff was on the 1st: <b>{safe}</b> ({left}).", safe=safe, left=left),
        text("If it was on the month's last day, the last day is {latest}.", latest=latest),
        text("The date in your layoff letter decides. Please look it up."),
    )
