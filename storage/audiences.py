"""Whom an announcement is meant for, asked of the database; within the connection of `Store.run` or of a visit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from conversations.outreach.audience import Audience, Excluded
from conversations.outreach.quiet import NEVER, Quiet


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


def count(
    connection: Connection, audience: Audience, today: date, now: datetime, quiet: Quiet = NEVER, but: int = 0
) -> AudienceCount:
    """Count an audience; that they had the announcement `but` itself this week excludes nobody."""
    raise NotImplementedError


def sample(
    connection: Connection, audience: Audience, today: date, now: datetime, most: int = 10, but: int = 0
) -> tuple[Sampled, ...]:
    """Look at some people who get the announcement, and some who do not; others at another moment."""
    raise NotImplementedError
