"""What experiences make the host do, and what is counted of a conversation."""

from dataclasses import dataclass

from conversations.engine.text import Said


@dataclass(frozen=True, slots=True)
class NoteExperience:
    """Keep what the person told of their first benefit; fields as in `Experience`."""

    claim_id: int
    ease: str
    wait: str
    help: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class ForgetExperiences:
    """Forget what the person told of their first benefits."""


@dataclass(frozen=True, slots=True)
class NoteStoriesTaken:
    """Note in the audit log that an officer took the experiences of a region away as a table, and how many."""

    region: str
    number: int


@dataclass(frozen=True, slots=True)
class NoteTaken:
    """Note in the audit log that an officer took results or figures away as a file."""

    region: str
    subject: str


@dataclass(frozen=True, slots=True)
class CountResults:
    """Count a large announcement after the reply, and show a page of its results, or the file."""

    campaign_id: int
    wanted: str


@dataclass(frozen=True, slots=True)
class CountFigures:
    """Count the figures of a large programme after the reply, and show them, or the file.

    `regions` are those of the place, which is `called` so; `several` tells that the officer may see other places.
    """

    period: str
    place: str
    regions: tuple[str, ...]
    called: Said
    several: bool
    as_file: bool


OutcomeEffect = NoteExperience | ForgetExperiences | NoteStoriesTaken | NoteTaken | CountResults | CountFigures
