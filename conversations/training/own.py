"""The person's own trainings: noting one, its attendance against what the rules ask, and how it ends."""

import re
from dataclasses import replace
from datetime import date

from conversations.effects import DropEnrolment, NoteEnrolled, SetEnrolment
from conversations.engine.actions import Open
from conversations.engine.text import Raw, Said, Text, lines, text
from conversations.engine.view import Button, Rows, View
from conversations.payment_guard.hand import Hand, newest
from conversations.payment_guard.month import ATTENDANCE, Meter
from conversations.reception.person import Person, Response
from conversations.training.pages import enrolment_in, found, gone, known
from conversations.training.records import Enrolment, EnrolmentState
from conversations.training.words import ATTEND, COUNSELLING, MENU, MONTH, OWN, SEARCH, STATES, TELL, UNCLEAR
from conversations.vacancies.words import clip

_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_SHOWN = 4
_SIGNS = 10


def trainings(person: Person, argument: str, today: date) -> Response:
    """Show the person's own trainings with their attendance; who has none sees what fits."""
    own = person.memory.enrolments()
    if not any(each.attended(today) or each.state == "noted" for each in own):
        return found(person, "", today)
    shown = own[:_SHOWN]
    listed = (text("{n}. {training}", n=number, training=_line(each, today)) for number, each in enumerate(shown, 1))
    numbers = tuple(
        Button(Raw(str(number)), Open("training_own", str(each.id))) for number, each in enumerate(shown, 1)
    )
    attended = any(each.attended(today) for each in own)
    meter = _attendance(person, today) if attended else ()
    return Response(
        View((lines(text("<b>My trainings</b>"), *listed), *meter), (numbers, (SEARCH,), (COUNSELLING, MONTH), (MENU,)))
    )


def _line(own: Enrolment, today: date) -> Text:
    title, state = clip(own.title), STATES[own.state]
    if own.state == "noted" and own.starts_on is not None:
        begun = own.starts_on <= today
        said = text("since {day}", day=own.starts_on) if begun else text("starts {day}", day=own.starts_on)
        return text("<b>{title}</b>, {state}", title=title, state=said)
    return text("<b>{title}</b>, {state}", title=title, state=state)


def _attendance(person: Person, today: date) -> tuple[Said, ...]:
    """Show the attendance of the month that runs against what is asked; nothing is taken for granted."""
    hand = _hand(person, today)
    if hand is None:
        return (ATTEND, TELL)
    return (gauge(hand.meter(max(2, hand.month))), TELL)


def gauge(meter: Meter) -> Text:
    """Draw an attendance as a row of signs, against the percentage that is asked for."""
    if meter.attendance is None:
        return text("Attendance, month {number}: not told yet.", number=meter.number)
    full = meter.attendance * _SIGNS // 100
    return text(
        "{bar} Attendance, month {number}: {percent} percent (at least {needed})",
        bar=Raw("●" * full + "○" * (_SIGNS - full)),
        number=meter.number,
        percent=meter.attendance,
        needed=ATTENDANCE,
    )


def _hand(person: Person, today: date) -> Hand | None:
    """Return the claim that is being paid, of somebody who agreed that it is looked at."""
    return newest(person.memory, today) if person.memory.agreed("claim") else None


def joined(person: Person, argument: str, today: date) -> Response:
    """Note that the person enrolled; a second tap changes nothing."""
    wanted = known(person, argument)
    if wanted is None:
        return gone(person, today)
    before = enrolment_in(person, wanted)
    if before is not None:
        return training_own(person, str(before.id), today)
    said: list[Said] = [text("✓ Noted: you enrolled in <b>{title}</b>.", title=clip(wanted.title))]
    if wanted.starts_on is not None and wanted.starts_on > today:
        said.append(text("Attendance counts from {day}.", day=wanted.starts_on))
    said.append(TELL)
    undo = Button(text("Take it back"), Open("training_undo", str(wanted.id)))
    month = (MONTH,) if _hand(person, today) else ()
    view = View((lines(*said), lines(ATTEND, UNCLEAR)), ((undo,), (*month, OWN), (COUNSELLING, MENU)))
    return Response(view, effects=(NoteEnrolled(wanted.id, today),))


def undo(person: Person, argument: str, today: date) -> Response:
    """Forget an enrolment that was noted by mistake; the argument is the training."""
    own = next((each for each in person.memory.enrolments() if str(each.training_id) == argument), None)
    return _not_there(person, today) if own is None else _dropped(own)


def training_own(person: Person, argument: str, today: date) -> Response:
    """Show one of the person's own trainings, and what may follow."""
    own = _own(person, argument)
    if own is None:
        return _not_there(person, today)
    head = text("<b>{title}</b>, {provider}", title=clip(own.title, 100), provider=clip(own.provider))
    since = text("{state}, noted on {day}", state=STATES[own.state], day=own.state_on)
    days: tuple[Said, ...] = ()
    if own.starts_on is not None:
        begins = text("Starts {day}.", day=own.starts_on)
        days = (
            begins if own.ends_on is None else text("From {first} to {last}.", first=own.starts_on, last=own.ends_on),
        )
    meter = _attendance(person, today) if own.attended(today) else ()
    return Response(View((lines(head, since, *days), *((lines(*meter),) if meter else ())), _ways(own)))


def _ways(own: Enrolment) -> Rows:
    change = Button(text("Wrong note, delete it"), Open("training_drop", str(own.id)))
    if own.state != "noted":
        return ((Button(text("I still take part"), _to(own, "noted")),), (change,), (OWN, MENU))
    ends = (Button(text("Finished"), _to(own, "finished")), Button(text("I left it"), _to(own, "left")))
    return (ends, (MONTH, COUNSELLING), (change,), (OWN, MENU))


def _to(own: Enrolment, state: EnrolmentState) -> Open:
    return Open("training_now", f"{own.id}.{state}")


def training_now(person: Person, argument: str, today: date) -> Response:
    """Note how a training of the person's own goes on; the argument is "id.state"."""
    number, _, wanted = argument.partition(".")
    own = _own(person, number)
    state = next((each for each in STATES if each == wanted), None)
    if own is None or state is None:
        return _not_there(person, today)
    shown = training_own(person, number, today)
    if own.state == state:
        return shown
    after = replace(own, state=state, state_on=today)
    said = text("✓ Noted: {state}.", state=STATES[state])
    more = (text("The attendance of this month still counts; tell it once more."),) if after.attended(today) else ()
    back = Button(text("Take it back"), _to(own, own.state))
    view = View((said, *(more if state == "finished" else ())), ((back,), (OWN, MONTH), (COUNSELLING, MENU)))
    return Response(view, effects=(SetEnrolment(own.id, state, today),))


def drop(person: Person, argument: str, today: date) -> Response:
    """Forget an enrolment of the person's own."""
    own = _own(person, argument)
    return _not_there(person, today) if own is None else _dropped(own)


def _dropped(own: Enrolment) -> Response:
    said = text("Deleted: {title}. It does not count for your months any more.", title=clip(own.title))
    return Response(View((said,), ((SEARCH,), (MENU,))), effects=(DropEnrolment(own.id),))


def _own(person: Person, argument: str) -> Enrolment | None:
    """Return an enrolment of the person's own; an id may be forged."""
    wanted = int(argument) if _NUMBER.fullmatch(argument) else None
    return next((each for each in person.memory.enrolments() if each.id == wanted), None)


def _not_there(person: Person, today: date) -> Response:
    return Response(trainings(person, "", today).view.under(text("That note is not there any more.")))
