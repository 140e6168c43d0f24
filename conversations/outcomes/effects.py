"""What experiences make the host do, and what is counted of a conversation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoteExperience:
    """Keep what the person told of their first benefit; fields as in `Experience`."""

    claim_id: int
    ease: str
    wait: str
    help: str
    words: str = ""


OutcomeEffect = NoteExperience
