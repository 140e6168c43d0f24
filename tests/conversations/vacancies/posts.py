"""Vacancies, profiles and boards for tests of the ranking."""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import conversations.vacancies
from bot.words import Voice
from conversations.engine.reading import read
from conversations.engine.state import State
from conversations.engine.text import Said
from conversations.reception.person import Person
from conversations.regions import find
from conversations.vacancies.board import Board
from conversations.vacancies.profile import FLOW, profile_of
from conversations.vacancies.records import Vacancy
from conversations.vacancies.wishes import Profile

TODAY = date(2026, 11, 23)
VOICE = Voice("id")
CASES: Mapping[str, Any] = tomllib.loads(
    (Path(conversations.vacancies.__file__).parent / "cases.toml").read_text("utf-8")
)


def say(said: Said) -> str:
    """Say a text in Indonesian, without markup."""
    return VOICE.plain(said)


def vacancy(key: str, number: int, post: Mapping[str, Any]) -> Vacancy:
    """Make a vacancy of a post of the cases; the key is its reference, and its twin unless it copies another."""
    low, high = post.get("wage", (None, None))
    posted = TODAY - timedelta(post["posted"])
    return Vacancy(
        id=number,
        reference=key,
        source="pasker",
        title=post["title"],
        employer=post["employer"],
        region=find(post["place"])[0] if post["place"] else "",
        wage_min=low,
        wage_max=high,
        education=post.get("school", ""),
        experience=post.get("years"),
        skills=post.get("skills", ""),
        about=post.get("about", ""),
        posted_on=posted,
        expires_on=TODAY + timedelta(post.get("expires", 30)),
        twin=post.get("twin", key),
        first_seen_on=posted,
        last_seen_on=TODAY,
    )


@cache
def board() -> Board:
    """Return the board of the cases."""
    return Board.of(vacancy(key, number, post) for number, (key, post) in enumerate(CASES["posts"].items(), 1))


def answered(told: Mapping[str, str]) -> dict[str, str]:
    """Return what typed words become as answers of the profile conversation; each must be understood."""
    answers = {}
    for question in FLOW.questions():
        if question.name in told:
            reading = read(question, told[question.name], TODAY, say)
            assert reading is not None, f"{question.name}: {told[question.name]!r} is not understood"
            answers[question.name] = reading.value
    return answers


def person(told: Mapping[str, str], **others: State) -> Person:
    """Return somebody who typed these answers into the profile conversation."""
    return Person("id", None, flows={FLOW.name: State(FLOW.name, FLOW.version, answers=answered(told)), **others})


def profile(told: Mapping[str, str]) -> Profile:
    """Return the profile of somebody who typed these answers."""
    return profile_of(person(told), TODAY)
