"""What sources, factories and employers make the host do; what already is as asked is left as it is."""

from dataclasses import dataclass
from typing import Literal

from conversations.socialization.records import Source


@dataclass(frozen=True, slots=True)
class NoteScan:
    """Note that the person came by a source; its region becomes theirs where none was known."""

    code: str


@dataclass(frozen=True, slots=True)
class AddSources:
    """Keep new sources; for staff."""

    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class RetireSource:
    """Hand a source out no more, or again; who still comes by it is noted all the same. For staff."""

    code: str
    retired: bool


@dataclass(frozen=True, slots=True)
class JoinFactory:
    """Note that the person says to belong to a factory, or take that back."""

    code: str
    joined: bool


@dataclass(frozen=True, slots=True)
class NoteEmployer:
    """Note that the person says to speak for an employer, or take that back."""

    speaks: bool


Group = Literal["all", "unchecked", "unproven", "soon", "silent"]
"""Parts of a cohort that can be written to: all, who has not checked yet, who lacks proof, whose last day is near, who
is silent."""


@dataclass(frozen=True, slots=True)
class DraftForCohort:
    """Begin the draft of an announcement to a part of a cohort, unless the officer has that draft. For staff."""

    code: str
    group: Group
    name: str


SourceEffect = NoteScan | AddSources | RetireSource | JoinFactory | NoteEmployer | DraftForCohort
