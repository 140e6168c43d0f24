"""The pages of the catalogue: what fits and why, and one training in full."""

import re
from collections.abc import Sequence
from datetime import date

from conversations.engine.actions import Open
from conversations.engine.text import Raw, Said, lines, text
from conversations.engine.view import Button, Rows, View
from conversations.reception.person import Person, Response
from conversations.training.fitting import Fit, near, suggest
from conversations.training.gap import gap
from conversations.training.records import Enrolment, Training
from conversations.training.words import (
    COUNSELLING,
    FREE_CHOICE,
    MENU,
    OWN,
    PROFILE,
    SEARCH,
    counsel,
    item,
    lasts,
    places,
    where,
)
from conversations.vacancies.profile import profile_of
from conversations.vacancies.words import address, clip

_AT_ONCE = 3
"""Trainings of one message."""
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_LONGEST_ABOUT = 200


def found(person: Person, argument: str, today: date) -> Response:
    """Show the trainings that fit, from the one whose place the argument gives."""
    profile = profile_of(person, today)
    fits = fitting(person, today)
    start = int(argument) if _NUMBER.fullmatch(argument) and int(argument) < len(fits) else 0
    shown = fits[start : start + _AT_ONCE]
    profile_button: Rows = () if profile.wanted else ((PROFILE,),)
    own: Rows = ((OWN,),) if person.memory.enrolments() else ()
    if not shown:
        return Response(_nothing(told=bool(profile.wanted), ways=(*profile_button, *own)))
    head = text("<b>Trainings for you</b>") if profile.wanted else text("<b>Trainings that begin soon</b>")
    asks: tuple[Said, ...] = () if profile.wanted else (text("Tell me which work you want, then I choose better."),)
    listed = tuple(item(number, fit) for number, fit in enumerate(shown, start + 1))
    numbers = tuple(
        Button(Raw(str(number)), Open("training", str(fit.training.id))) for number, fit in enumerate(shown, start + 1)
    )
    ways = (numbers, *_onward(start, len(fits)), *profile_button, *own, (COUNSELLING, MENU))
    return Response(View((head, *listed, *asks), ways))


def fitting(person: Person, today: date) -> Sequence[Fit]:
    """Return the trainings that fit the person, the best first."""
    profile = profile_of(person, today)
    missing = gap(profile, person.memory.board(), today)
    taken = (each.training_id for each in person.memory.enrolments() if each.training_id is not None)
    return suggest(person.memory.trainings(today, near(profile)), profile, missing, today, without=taken)


def _onward(start: int, count: int) -> Rows:
    earlier = (Button(text("Earlier"), Open("trainings_found", str(max(0, start - _AT_ONCE)))),) if start else ()
    later = (Button(text("More"), Open("trainings_found", str(start + _AT_ONCE))),) if start + _AT_ONCE < count else ()
    return ((*earlier, *later),) if earlier or later else ()


def _nothing(told: bool, ways: Rows) -> View:
    """Say honestly that nothing fits, and where to go on."""
    said = (
        text("<b>No training in my list fits what you want yet.</b>")
        if told
        else text("<b>There is no open training near you in my list.</b>")
    )
    return View((said, counsel(), text("Look here again later: the list grows.")), ((COUNSELLING,), *ways, (MENU,)))


def training(person: Person, argument: str, today: date) -> Response:
    """Show one training in full, and let the person note that they enrolled."""
    wanted = known(person, argument)
    if wanted is None:
        return gone(person, today)
    enrolled = enrolment_in(person, wanted)
    why = next((fit.why for fit in fitting(person, today) if fit.training.id == wanted.id), None)
    head = text("<b>{title}</b>, {provider}", title=clip(wanted.title, 100), provider=clip(wanted.provider))
    told = (head, where(wanted), lasts(wanted, today), places(wanted), why)
    about = (clip(wanted.about, _LONGEST_ABOUT),) if wanted.about.strip() else ()
    return Response(
        View((lines(*(each for each in told if each is not None)), *about, FREE_CHOICE), _buttons(wanted, enrolled))
    )


def _buttons(wanted: Training, enrolled: Enrolment | None) -> Rows:
    link = address(wanted.link)
    opened: Rows = ((Button(text("Open the registration"), url=link),),) if link else ()
    joined = (
        Button(text("My training"), Open("training_own", str(enrolled.id)))
        if enrolled
        else Button(text("I have enrolled"), Open("training_joined", str(wanted.id)))
    )
    return (*opened, (joined,), (COUNSELLING, SEARCH), (MENU,))


def known(person: Person, argument: str) -> Training | None:
    """Return the training that an argument names; it may be forged."""
    return person.memory.training(int(argument)) if _NUMBER.fullmatch(argument) else None


def enrolment_in(person: Person, wanted: Training) -> Enrolment | None:
    """Return the person's enrolment in a training, if they noted one."""
    return next((each for each in person.memory.enrolments() if each.training_id == wanted.id), None)


def gone(person: Person, today: date) -> Response:
    """Say that a training is not there any more, over those that are."""
    return Response(found(person, "", today).view.under(text("That training is not in my list any more.")))
