"""Sources and who came by them, as others see them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

SourceKind = Literal["event", "poster", "officer", "union", "factory"]
SOURCE_KINDS: tuple[SourceKind, ...] = ("poster", "event", "officer", "union", "factory")
Paper = Literal["missing", "unknown", "complete"]
"""What a worker told of the proof of their layoff: something is missing, they do not know, it is all there."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where people hear of the bot. `region` is a Kemendagri code, "" for all of Indonesia.

    `on` is the day of an event, or of the layoff at a factory, which had so many `workers`.
    """

    code: str
    kind: SourceKind
    name: str
    region: str = ""
    on: date | None = None
    workers: int | None = None
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """A person came by a source: first and last when, how often; `joined_at` when they said that they belong to it."""

    code: str
    name: str
    kind: SourceKind
    first_at: datetime
    last_at: datetime
    times: int
    joined_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """How many people came by a source, for how many it was the first, and how many of them checked their right."""

    people: int = 0
    first: int = 0
    checked: int = 0


@dataclass(frozen=True, slots=True)
class Cohort:
    """The workers of a factory who joined, in numbers.

    `papers` counts those who told of their proof, `unchecked` those who have not answered the check, `filed` those with
    a claim on its way or decided. Of the others, `soon` and `later` have their last day to file within the next month
    or after it, `past` behind them; `silent` wrote nothing for two weeks.
    """

    joined: int = 0
    unchecked: int = 0
    papers: Mapping[Paper, int] = field(default_factory=dict)
    filed: int = 0
    soon: int = 0
    later: int = 0
    past: int = 0
    silent: int = 0
    nearest: date | None = None
