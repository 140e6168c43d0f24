"""What the picture of a way says: ready, already translated strings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.picture.speech import joined, one_line
from bot.picture.timeline import Tone

StepState = Literal["done", "now", "late", "next", "off"]
"""Behind us; whose turn it is; the same, and overdue; still to come; fallen away."""

MOST_STEPS = 14


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way; `label`, `when` and `who` may be empty.

    `state` decides its mark; `spoken_state` says the same to who cannot see it.
    """

    label: str
    state: StepState
    spoken_state: str
    when: str
    who: str


@dataclass(frozen=True, slots=True)
class Track:
    """A whole way, from top to bottom; any string or tuple may be empty.

    Raises `ValueError` when there are more than fourteen steps, the most that stay legible on one picture.
    """

    heading: str
    tone: Tone
    steps: tuple[Step, ...]
    notes: tuple[str, ...]
    footer: str

    def __post_init__(self) -> None:
        if len(self.steps) > MOST_STEPS:
            raise ValueError(f"a track has at most {MOST_STEPS} steps, not {len(self.steps)}")

    def spoken(self) -> Iterator[str]:
        """Say all that the picture shows, one thought a line, in reading order; what is empty is an empty line."""
        yield one_line(self.heading)
        for number, step in enumerate(self.steps, 1):
            yield joined(". ", str(number), _spoken(step))
        yield from map(one_line, self.notes)
        yield one_line(self.footer)


def _spoken(step: Step) -> str:
    return joined(", ", joined(": ", step.label, step.spoken_state), step.when, step.who)
