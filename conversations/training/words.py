"""Words that the pages of trainings share, and what the rules say about training (TRN-04 to TRN-07, CASH-10)."""

from collections.abc import Mapping
from datetime import date

from conversations.eligibility.parameters import CHANNELS, cite
from conversations.engine.actions import Begin, Open
from conversations.engine.text import Raw, Said, Text, lines, plural, text
from conversations.engine.view import Button
from conversations.payment_guard.month import ATTENDANCE
from conversations.training.fitting import Fit
from conversations.training.records import EnrolmentState, Training
from conversations.vacancies.words import clip, place

MENU = Button(text("Menu"), Open("menu"))
MONTH = Button(text("This month"), Open("month"))
SEARCH = Button(text("Look for trainings"), Open("trainings_found"))
OWN = Button(text("My trainings"), Open("trainings"))
COUNSELLING = Button(text("Career counselling"), Open("counselling"))
PROFILE = Button(text("Fill in my profile"), Begin("work_profile"))

STATES: Mapping[EnrolmentState, Text] = {
    "noted": text("you take part"),
    "finished": text("finished"),
    "left": text("left"),
}
TELL = text("Tell your attendance each month: write “present 90 percent”.")
ATTEND = text(
    "In training, attendance must be at least {percent} percent of the previous month. ({article})",
    percent=ATTENDANCE,
    article=Raw(cite("TRN-05")),
)
UNCLEAR = text("Whether five applications make up for less is not clear. Do both, and tell your counsellor.")
FREE_CHOICE = text(
    "Speak to a counsellor first. By the text, cash does not depend on taking a training. ({article})",
    article=Raw(cite("TRN-07")),
)


def counsel() -> Text:
    """Say where trainings are chosen, and that a counsellor comes first (TRN-06, from guides only)."""
    return text(
        "By the guides, a counsellor advises first. Then you choose in Skillhub, in SIAPkerja: {site}.",
        site=Raw(CHANNELS.claim),
    )


def item(number: int, fit: Fit) -> Said:
    """Show a training of a list in two lines: what and where, then when and why."""
    training = fit.training
    head = text("<b>{n}. {title}</b>, {place}", n=number, title=clip(training.title), place=where(training))
    return lines(head, text("{when} {why}", when=when(training), why=fit.why))


def where(training: Training) -> Text | Raw:
    """Say where a training is held."""
    if training.online:
        return text("online")
    return place(training.region) if training.region else text("place not told")


def when(training: Training) -> Text:
    """Say when a training begins."""
    return (
        text("No start date is told.") if training.starts_on is None else text("Starts {day}.", day=training.starts_on)
    )


def lasts(training: Training, today: date) -> Text:
    """Say from when to when, and how many days are left to its start."""
    if training.starts_on is None:
        return text("No start date is told. Ask the provider.")
    if training.ends_on is None or training.ends_on < training.starts_on:
        return text("Starts <b>{day}</b> ({left}).", day=training.starts_on, left=_left(training.starts_on, today))
    return text(
        "From <b>{first}</b> to {last} ({left}).",
        first=training.starts_on,
        last=training.ends_on,
        left=_left(training.starts_on, today),
    )


def _left(day: date, today: date) -> Text:
    days = (day - today).days
    if days < 0:
        return text("it has begun")
    return text("today") if days == 0 else plural("{n} day left", "{n} days left", n=days)


def places(training: Training) -> Text | None:
    """Say how many places there are; whether one is free is not known here."""
    if not training.quota or training.quota < 1:
        return None
    return plural(
        "{n} place in all. Ask whether it is free.", "{n} places in all. Ask whether one is free.", n=training.quota
    )
