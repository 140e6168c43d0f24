"""How long people wait for a first word, in working time, and who is told of it when.

The clock runs from the oldest message that nobody answered, and only while officers are at work.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from conversations.tickets.hours import Hours
from conversations.tickets.records import Ticket

Whom = Literal["group", "admins"]


@dataclass(frozen=True, slots=True)
class Step:
    """After so much working time without an answer, these are told."""

    after: timedelta
    whom: Whom


STEPS: tuple[Step, ...] = (
    Step(timedelta(hours=1), "group"),
    Step(timedelta(hours=4), "group"),
    Step(timedelta(hours=8), "admins"),
    Step(timedelta(hours=16), "admins"),
    Step(timedelta(hours=32), "admins"),
)
"""Our own patience, not a rule of the law: a ticket is told of as many times as there are steps, and then no more."""
MERGE = timedelta(minutes=10)
"""Tickets that come to a step so soon are told of together with the one that has."""
REST = timedelta(days=4)
"""A ticket that was answered, and in which nobody has written for so long, ends by itself: the bot listens again."""
GIVEN_UP = 5
"""Working days without an answer after which a ticket ends: to say so is more honest than to let somebody wait."""
_EACH = timedelta(minutes=20)
"""A cautious guess of what one waiting ticket takes."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One line for a desk: its tickets with the working time that each has waited; `whom` is told.

    `reached` is the number of steps that each has come to: it counts as told of so often.
    """

    desk: str
    whom: Whom
    tickets: tuple[tuple[Ticket, timedelta], ...]
    reached: Mapping[int, int]


def waited(ticket: Ticket, hours: Hours, now: datetime) -> timedelta:
    """Return the working time for which a ticket has waited for an answer."""
    return timedelta(0) if ticket.asked_at is None else hours.worked(ticket.asked_at, now)


def given_up(ticket: Ticket, hours: Hours, now: datetime) -> bool:
    """Tell whether a ticket has waited for an answer through `GIVEN_UP` working days; told while officers are at work.

    A ticket that was closed and opened again waits anew.
    """
    return hours.open_at(now) and waited(ticket, hours, now) >= GIVEN_UP * hours.length


def reached(waited_for: timedelta) -> int:
    """Count the steps that so much waiting has come to."""
    return sum(step.after <= waited_for for step in STEPS)


def alert(desk: str, tickets: Iterable[Ticket], hours: Hours, now: datetime) -> Alert | None:
    """Return the one line that a desk is due now; nothing outside its hours, or while nobody has come to a new step.

    Those who come to one within `MERGE` are named in it too. Steps that were missed are not made up.
    """
    if not hours.open_at(now):
        return None
    timed = tuple((ticket, waited(ticket, hours, now)) for ticket in tickets if ticket.desk == desk)
    if not any(reached(passed) > ticket.alerts for ticket, passed in timed):
        return None
    soon = tuple((ticket, passed, reached(passed + MERGE)) for ticket, passed in timed)
    named = tuple(each for each in soon if each[2] > each[0].alerts)
    whom: Whom = "admins" if any(STEPS[steps - 1].whom == "admins" for _, _, steps in named) else "group"
    counted = {ticket.id: steps for ticket, _, steps in named}
    return Alert(desk, whom, tuple((ticket, passed) for ticket, passed, _ in named), counted)


def expected(hours: Hours, now: datetime, waiting: int) -> datetime:
    """Return when a first word may come if those before are answered one by one: a guess, never a promise."""
    return hours.after(hours.next_open(now), _EACH * (waiting + 1))
