"""The short conversation about work done and wanted, and the profile that is read out of its answers."""

from dataclasses import replace
from datetime import date

from conversations.assessment.interests import interests_of
from conversations.engine.actions import Begin, Open
from conversations.engine.flow import Condition, Flow, Outcome, Route
from conversations.engine.replay import refit
from conversations.engine.state import Answers, State
from conversations.engine.text import Raw, Said, lines, text
from conversations.engine.view import Button, View, column
from conversations.reception.person import Person
from conversations.vacancies import questions as ask
from conversations.vacancies.titles import families_like
from conversations.vacancies.wishes import EDUCATIONS, MOBILITIES, Profile

__all__ = ["FLOW", "NAME", "Profile", "profile_of"]

NAME = "work_profile"
_YEARS = {"0": 0, "<1": 0, "1-2": 2, "3-5": 5, "5+": 10}
"""A span counts for its most years: nobody is told that they lack what they may have."""


def told(answers: Answers, _today: date) -> Profile:
    """Return what the answers tell."""
    given = {name: value for name, value in answers.items() if value != ask.SKIPPED}
    done = "" if given.get("done") == "none" else given.get("done", "")
    wanted = given.get("wanted", "")
    families, region = families_like(wanted), given.get("region", "")
    return Profile(
        wanted=families,
        done=families_like(done),
        words="" if families else wanted,
        region=region,
        mobility=MOBILITIES.get(given.get("mobility", ""), "") if region else "",
        education=EDUCATIONS.get(given.get("education", ""), ""),
        experience=0 if given.get("done") == "none" else _YEARS.get(given.get("experience", "")),
        lowest=int(given["lowest"]) if "lowest" in given else None,
        skills=tuple(filter(None, (skill.strip() for skill in given.get("skills", "").split(",")))),
    )


def profile_of(person: Person, today: date) -> Profile:
    """Return what a person told about work; an empty profile when nothing was told.

    The last wage comes from the check of eligibility, the interests from the self-assessment.
    """
    state = _state(person, NAME)
    if state is None:
        return Profile(interests=interests_of(person, today))
    found = told(refit(FLOW, state).answers, today)
    return replace(found, last=_last_wage(person), interests=interests_of(person, today))


def _state(person: Person, name: str) -> State | None:
    return person.state if person.state and person.state.flow == name else person.flows.get(name)


def _last_wage(person: Person) -> int | None:
    check = _state(person, "eligibility")
    wage = check.answers.get("wage", "") if check else ""
    return int(wage) or None if wage.isdecimal() else None


def _known(profile: Profile, _answers: Answers) -> bool:
    return not profile.empty


def _ready(profile: Profile, _answers: Answers, _today: date) -> View:
    """Say what is looked for, honestly where the dictionary does not know the work."""
    parts: list[Said] = [text("<b>Done. I now choose vacancies for you.</b>")]
    if profile.words:
        parts.append(text("I do not know “{work}” yet. I look for it in the titles.", work=Raw(profile.words)))
    parts.append(text("You can change each answer at any time."))
    return View((lines(*parts),), _WAYS)


def _untold(_profile: Profile, _answers: Answers, _today: date) -> View:
    return View((text("<b>You left everything out.</b> That is fine: look around, or answer later."),), _WAYS)


_WAYS = column(
    Button(text("Show vacancies"), Open("vacancies")),
    Button(text("Work interests"), Begin("interests")),
    Button(text("Menu"), Open("menu")),
)
_ALWAYS: Condition[Profile] = Condition("always", lambda *_: True)
_PLACED: Condition[Profile] = Condition("a region is told", lambda profile, _: bool(profile.region))
_WORKED: Condition[Profile] = Condition(
    "they worked before, as far as is told", lambda _, answers: answers.get("done") != "none"
)

FLOW: Flow[Profile] = Flow(
    name=NAME,
    title=text("Work profile"),
    purpose="work",
    facts=told,
    routes=(
        Route(_ALWAYS, ask.WANTED),
        Route(_ALWAYS, ask.REGION),
        Route(_PLACED, ask.MOBILITY),
        Route(_ALWAYS, ask.DONE),
        Route(_WORKED, ask.EXPERIENCE),
        Route(_ALWAYS, ask.EDUCATION),
        Route(_ALWAYS, ask.LOWEST),
        Route(_ALWAYS, ask.SKILLS),
    ),
    outcomes=(
        Outcome("ready", Condition("something is told", _known), _ready),
        Outcome("untold", Condition("nothing is told", lambda *_: True), _untold),
    ),
)
"""Every question may be left out, and every answer changed later; the profile is what the answers say now."""
