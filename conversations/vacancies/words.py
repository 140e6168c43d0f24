"""Words that the pages, digests and reminders of vacancies share."""

import re
from collections.abc import Mapping
from datetime import date

from conversations.eligibility.parameters import CHANNELS
from conversations.engine.actions import Begin, Open
from conversations.engine.text import Money, Raw, Said, Text, lines, plural, text
from conversations.engine.view import Button
from conversations.payment_guard.words import left
from conversations.regions import name_of
from conversations.vacancies.records import Step, Vacancy

MENU = Button(text("Menu"), Open("menu"))
PROFILE = Button(text("Change my profile"), Begin("work_profile"))
APPLICATIONS = Button(text("My applications"), Open("applications"))
SEARCHES = Button(text("My vacancy alerts"), Open("searches"))
MORE = Button(text("Show vacancies"), Open("vacancies"))

STEPS: Mapping[Step, Text] = {
    "sent": text("sent"),
    "answered": text("answered"),
    "interview": text("called to a test or interview"),
    "offer": text("offered the job"),
    "refused": text("refused"),
    "accepted": text("accepted"),
    "silent": text("no answer, closed"),
}
"""How an application stands, in words."""

_SCHOOLS: Mapping[str, str] = {
    "sd": "SD",
    "smp": "SMP",
    "sma": "SMA",
    "smk": "SMK",
    "d3": "D3",
    "s1": "S1",
    "s2": "S2",
}
_NO_WAGE = text("wage not told")
_ADDRESS = re.compile(r"https?://[^\s/?#@:]+\.[a-z]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE | re.ASCII)
_LONGEST_LINK = 300


def clip(words: str, longest: int = 60) -> Raw:
    """Return foreign words on one line, and no longer than that."""
    plain = " ".join(words.split())
    return Raw(plain if len(plain) <= longest else f"{plain[: longest - 1].rstrip()}…")


def wage(vacancy: Vacancy) -> Text:
    """Say what is paid a month."""
    low, high = vacancy.wage_min, vacancy.wage_max
    if low is not None and high is not None and low != high:
        return text("{low} to {high} a month", low=Money(low), high=Money(high))
    if low is not None:
        return text("{wage} a month", wage=Money(low)) if high == low else text("from {wage} a month", wage=Money(low))
    return text("up to {wage} a month", wage=Money(high)) if high is not None else _NO_WAGE


def place(code: str) -> Text | Raw:
    """Return the name of a region."""
    return Raw(name_of(code)) if name_of(code) else text("place not told")


def item(number: int, vacancy: Vacancy, why: Text, flagged: bool) -> Said:
    """Show a vacancy of a list in two lines: what and where from, and why, with place and wage."""
    title, employer = clip(vacancy.title), _employer(vacancy)
    head = text("<b>{n}. {title}</b>, {employer}", n=number, title=title, employer=employer)
    said = why if _tells_wage(why) else text("{why} · {wage}", why=why, wage=wage(vacancy))
    return lines(head, text("⚠ {what}", what=said) if flagged else said)


def _tells_wage(said: Text) -> bool:
    values = [value for _, value in said.params]
    inner = (value for value in values if isinstance(value, Text))
    return said.id == _NO_WAGE.id or any(isinstance(value, Money) for value in values) or any(map(_tells_wage, inner))


def named(vacancy: Vacancy) -> Text:
    """Return title and employer, the title in bold."""
    return text("<b>{title}</b>, {employer}", title=clip(vacancy.title, 100), employer=_employer(vacancy))


def where(vacancy: Vacancy) -> Text:
    """Return place and wage."""
    return text("{place}, {wage}", place=place(vacancy.region), wage=wage(vacancy))


def seen(vacancy: Vacancy) -> Text:
    """Say where a vacancy comes from, and when it was seen there first and last."""
    source, first, last = clip(vacancy.source, 32), vacancy.first_seen_on, vacancy.last_seen_on
    if first == last:
        return text("Source: {source}, seen on {day}", source=source, day=last)
    return text("Source: {source}, seen from {first} to {last}", source=source, first=first, last=last)


def until(vacancy: Vacancy, today: date) -> Text:
    """Say until when one may apply."""
    if vacancy.expires_on is None:
        return text("No closing date is told. Apply soon.")
    days = (vacancy.expires_on - today).days
    return text("Open until <b>{day}</b> ({left})", day=vacancy.expires_on, left=left(days))


def asks_for(vacancy: Vacancy) -> Text | None:
    """Say what is asked of applicants; `None` when nothing is told."""
    school = Raw(_SCHOOLS[vacancy.education]) if vacancy.education in _SCHOOLS else None
    if vacancy.experience:
        years = plural("{n} year of experience", "{n} years of experience", n=vacancy.experience)
        return (
            text("Asked for: {school}, {years}", school=school, years=years)
            if school
            else text("Asked for: {what}", what=years)
        )
    return text("Asked for: {what}", what=school) if school else None


def address(link: str) -> str:
    """Return a link that Telegram takes for a button; "" for what is none."""
    return link if len(link) <= _LONGEST_LINK and _ADDRESS.fullmatch(link) else ""


def portals() -> Text:
    """Name the official places to look on (JOB-04)."""
    return text(
        "Official vacancies: {first}, and Karirhub in {second}.", first=Raw("pasker.id"), second=Raw(CHANNELS.claim)
    )


def _employer(vacancy: Vacancy) -> Text | Raw:
    return clip(vacancy.employer) if vacancy.employer.strip() else text("employer not told")
