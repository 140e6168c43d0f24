"""Whom an announcement is meant for, as data that people can read and a database can answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

ReaderKind = Literal["participant", "employer", "visitor"]
"""Somebody who checked their eligibility or has a claim; somebody who speaks for an employer; anybody else."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Everybody who meets each criterion that is given; an empty criterion excludes nobody.

    `regions` are Kemendagri codes, a province standing for all its regencies. `deadline_within` and `seen_within` are
    days from the day of sending, `unseen_for` days without a sign of life. `families` are job families of the work
    profile, `sources` codes of sources; `joined` asks for those who said that they belong to the factory. `lacks_proof`
    asks for those who answered that the proof of their layoff is incomplete, and have filed no claim.
    """

    regions: tuple[str, ...] = ()
    kinds: tuple[ReaderKind, ...] = ()
    claim_states: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    deadline_within: int | None = None
    families: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    joined: bool = False
    seen_within: int | None = None
    unseen_for: int | None = None
    lacks_proof: bool = False

    def to_json(self) -> str:
        """Return the criteria that are given, in one spelling for ever."""
        given = {one.name: getattr(self, one.name) for one in fields(self) if getattr(self, one.name) != one.default}
        return json.dumps(given, sort_keys=True, separators=(",", ":"))


def audience_of(words: str) -> Audience:
    """Read what `Audience.to_json` wrote; criteria of another release that are not known raise ValueError.

    Raises:
        ValueError: when it is no such JSON.
    """
    told: Mapping[str, Any] = json.loads(words)
    given: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
    try:
        return Audience(**given)
    except TypeError as error:
        raise ValueError("an audience with criteria that nobody knows") from error


Excluded = Literal["stopped", "had_one", "unreachable", "talking"]
"""Why somebody whom the criteria mean gets nothing: they stopped announcements, had one in the last seven days, cannot
be reached, or are answering questions at this moment."""
EXCLUSIONS: tuple[Excluded, ...] = ("unreachable", "stopped", "had_one", "talking")
"""In the order in which the first that applies is told."""
