"""Whom an announcement is meant for, asked of the database; within the connection of `Store.run` or of a visit."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, literal, not_, select, true

from conversations.outreach.audience import EXCLUSIONS, Audience, Excluded
from conversations.outreach.pace import opens
from conversations.outreach.quiet import NEVER, Quiet
from storage.criteria import criteria
from storage.exclusions import exclusions
from storage.tables import participant

_REACHED = ""


@dataclass(frozen=True, slots=True)
class AudienceCount:
    """How many the criteria mean, how many of them are reached, and why others are not.

    `zones` counts those who are reached by their time zone; `delayed` of them are asleep at this moment.
    """

    meant: int
    reached: int
    excluded: Mapping[Excluded, int]
    zones: Mapping[str, int]
    delayed: int = 0


@dataclass(frozen=True, slots=True)
class Sampled:
    """One person of a sample: the end of their id, whether they get the announcement, and if not, why.

    `why` is one of EXCLUSIONS, the name of the first criterion that they do not meet ("regions"), or "".
    """

    masked: str
    reached: bool
    why: str = ""


def meant(
    connection: Connection, audience: Audience, today: date, within: ColumnElement[bool] | None = None
) -> ColumnElement[bool]:
    """Return the condition on `participant` that holds for everybody who meets the criteria.

    `within` is a condition on `participant` that narrows it down already.
    """
    return and_(true(), *criteria(connection, audience, today, within).values())


def reached(now: datetime, but: int = 0) -> ColumnElement[bool]:
    """Return the condition on `participant` that holds for everybody whom nothing excludes at this moment."""
    return and_(*(not_(each) for each in exclusions(now, but).values()))


def count(
    connection: Connection, audience: Audience, today: date, now: datetime, quiet: Quiet = NEVER, but: int = 0
) -> AudienceCount:
    """Count an audience; that they had the announcement `but` itself this week excludes nobody."""
    why = _why(exclusions(now, but)).label("why")
    people = select(participant.c.time_zone, why).where(meant(connection, audience, today)).subquery()
    grouped = select(people.c.time_zone, people.c.why, func.count()).group_by(people.c.time_zone, people.c.why)
    rows = connection.execute(grouped.order_by(people.c.time_zone)).all()
    zones = {zone: number for zone, reason, number in rows if reason == _REACHED}
    excluded = {name: sum(number for _, reason, number in rows if reason == name) for name in EXCLUSIONS}
    delayed = sum(number for zone, number in zones.items() if opens(zone, now, quiet) > now)
    return AudienceCount(sum(row[2] for row in rows), sum(zones.values()), excluded, zones, delayed)


_LOOKED_AT = 50
"""How many are found for each side of a sample; those who are shown are drawn from them."""


def sample(
    connection: Connection, audience: Audience, today: date, now: datetime, most: int = 10, but: int = 0
) -> tuple[Sampled, ...]:
    """Look at some people who get the announcement, and some who do not; others at another moment."""
    chance = random.Random(now.isoformat())  # noqa: S311 - a sample, not a secret
    given = criteria(connection, audience, today)
    fails = {name: not_(condition) for name, condition in given.items()}
    why = _why({**fails, **exclusions(now, but)})
    everybody = and_(true(), *given.values())
    getting = _some(connection, why, and_(everybody, reached(now, but)), chance)
    missing = _some(connection, why, and_(everybody, not_(reached(now, but))), chance)
    others = _some(connection, why, not_(everybody), chance) if given else []
    return _drawn(chance, most, getting, missing, others)


def _why(reasons: Mapping[Any, ColumnElement[bool]]) -> ColumnElement[str]:
    """Return the name of the first reason that holds, else the sign of those who are reached."""
    return case(*((condition, literal(name)) for name, condition in reasons.items()), else_=literal(_REACHED))


def _some(
    connection: Connection, why: ColumnElement[str], wanted: ColumnElement[bool], chance: random.Random
) -> list[Sampled]:
    """Find some for whom a condition holds, from somewhere among all people on, and then from the first on."""
    me = participant.c.user_id
    first, last = connection.execute(select(func.min(me), func.max(me))).one()
    start = chance.randint(first, last) if first is not None else 0
    people = select(me, why).where(wanted).order_by(me)
    found = list(connection.execute(people.where(me >= start).limit(_LOOKED_AT)))
    if len(found) < _LOOKED_AT:
        found += connection.execute(people.where(me < start).limit(_LOOKED_AT - len(found)))
    return [Sampled(_masked(user_id), reason == _REACHED, reason) for user_id, reason in found]


def _masked(user_id: int) -> str:
    return f"…{user_id % 1000:03}"


def _drawn(chance: random.Random, most: int, *kinds: list[Sampled]) -> tuple[Sampled, ...]:
    """Draw from each kind in turn, so that each is seen, and half of what is seen gets the announcement."""
    for found in kinds:
        chance.shuffle(found)
    getting, missing, others = kinds
    out = [each for pair in zip(missing, others, strict=False) for each in pair]
    out += missing[len(others) :] + others[len(missing) :]
    inside = getting[: max(most - len(out), (most + 1) // 2)]
    return (*inside, *out[: most - len(inside)])
