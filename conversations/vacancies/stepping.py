"""What became of an application: asked after a week, told by one tap, counted where it is a call to a test."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from conversations.effects import DropEvidence, Effect, SetStep
from conversations.eligibility.parameters import cite
from conversations.engine.actions import Open
from conversations.engine.text import Raw, Text, text
from conversations.engine.view import Button, Rows, View
from conversations.payment_guard.telling import Told
from conversations.reception.person import Person, Response
from conversations.vacancies.applications import GONE, PRESSES, applications, by_id, card, find, presses
from conversations.vacancies.counting import Counted, counted, proof_of
from conversations.vacancies.job import congratulation
from conversations.vacancies.records import STEPS, Application, Step
from conversations.vacancies.schedule import FollowUp, follow_ups
from conversations.vacancies.words import APPLICATIONS, MORE, clip

_PLACE = re.compile(r"([av][0-9a-z]{1,10})\.([a-z]{1,10})(?:\.([a-z]{1,10}))?", re.ASCII)
_NOT_YET = "none"

_QUESTIONS: Mapping[Step, Text] = {
    "sent": text("<b>Is there an answer?</b> One tap is enough."),
    "answered": text("<b>Has anything followed the answer?</b> One tap is enough."),
    "interview": text("<b>How did the test or interview go?</b> One tap is enough."),
    "offer": text("<b>Have you decided on the offer?</b> One tap is enough."),
}
_SAID: Mapping[Step, Text] = {
    "answered": text("✓ Noted: there is an answer. In 7 days I ask again."),
    "interview": text("✓ Noted: you are called to a test or interview. In 7 days I ask how it went."),
    "offer": text("✓ Noted: the job is offered to you. Read wage, hours and term before you sign."),
    "refused": text("Noted. That is no verdict on you, and the application still counts."),
    "silent": text("Noted. I do not ask about it any more, and the application still counts."),
}


def question(known: Application, about: FollowUp) -> View:
    """Ask how an application stands, with one tap to answer."""
    head = text("{title}, {employer}", title=clip(known.title), employer=clip(known.employer))
    since = text("You applied on {day}.", day=known.applied_on)
    not_yet = (Button(text("Not yet"), Open("step", f"{by_id(known)}.{_NOT_YET}")), APPLICATIONS)
    return View((head, since, _QUESTIONS[about.step]), (*_moving(known), not_yet))


def _moving(known: Application) -> Rows:
    """Return the buttons of the steps ahead, without the one that gives up."""
    rows = tuple(tuple(button for button in row if button.label != PRESSES["silent"]) for row in presses(known))
    return tuple(row for row in rows if row)


def step(person: Person, argument: str, today: date) -> Response:
    """Note how far an application has come; the argument names it and the step."""
    place = _PLACE.fullmatch(argument)
    known = find(person, place[1]) if place else None
    if place is None or known is None:
        return Response(applications(person, "", today).view.under(GONE))
    if place[2] == _NOT_YET:
        return Response(_waiting(known, today))
    told = next((each for each in STEPS[known.state] if each == place[2]), None)
    if told is None:
        return Response(card(known))
    return _told(person, known, told, today)


def _waiting(known: Application, today: date) -> View:
    to_come = [each.at.date() for each in follow_ups(known.id, known.state, known.state_on)]
    next_on = next((day for day in to_come if day > today), None)
    stop = Button(PRESSES["silent"], Open("step", f"{by_id(known)}.silent"))
    ways: Rows = ((MORE,), (APPLICATIONS, stop) if "silent" in STEPS[known.state] else (APPLICATIONS,))
    if next_on is None:
        return View((text("Many employers do not answer at all. Apply to others meanwhile."),), ways)
    return View((text("All right. I ask again on {day}. Apply to others meanwhile.", day=next_on),), ways)


def _told(person: Person, known: Application, told: Step, today: date) -> Response:
    effect = SetStep(known.id, known.state, told, today)
    undo = Button(text("Take it back"), Open("step_undo", f"{by_id(known)}.{told}.{known.state}"))
    if told == "accepted":
        view = congratulation(person, clip(known.employer or known.title))
        return Response(View(view.parts, (*view.buttons, (undo,))), effects=(effect,))
    count = counted(person, _call(known, today), today) if told == "interview" else Counted()
    ahead = _moving(replace(known, state=told)) if told == "offer" else ()
    view = View((_SAID[told], *_counts(count), *count.said), (*ahead, *count.ways, (undo, APPLICATIONS), (MORE,)))
    return Response(view, effects=(effect, *((count.proof,) if count.proof else ())))


def _call(known: Application, on: date) -> Told:
    return Told("call", on, " ".join((known.employer or known.title).split()))


def _counts(count: Counted) -> tuple[Text, ...]:
    return (
        (text("The call counts as proof of this month. ({article})", article=Raw(cite("CASH-11"))),)
        if count.proof
        else ()
    )


def undo(person: Person, argument: str, today: date) -> Response:
    """Take back the last step; the argument names the application, the step, and the one before it."""
    place = _PLACE.fullmatch(argument)
    known = find(person, place[1]) if place else None
    before = next((each for each, after in STEPS.items() if place and each == place[3] and place[2] in after), None)
    if place is None or known is None or before is None or known.state != place[2]:
        return Response(card(known) if known else applications(person, "", today).view.under(GONE))
    on = known.applied_on if before == "sent" else today
    effects: tuple[Effect, ...] = (SetStep(known.id, known.state, before, on),)
    proof = proof_of(person, _call(known, known.state_on), today) if known.state == "interview" else None
    if proof is not None:
        effects = (*effects, DropEvidence(proof.id))
    shown = card(replace(known, state=before, state_on=on)).under(text("Taken back."))
    return Response(shown, effects=effects)
