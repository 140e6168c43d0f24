"""The six interests after Holland: how answers are counted, which stand out, and what they are called.

Counting favours no interest for its place in the alphabet: those that are equally strong are named together, or not at
all where they are too many to be a direction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from conversations.engine.state import Answers, State
from conversations.engine.text import Text, text
from conversations.reception.person import Person

Letter = Literal["R", "I", "A", "S", "E", "C"]
"""Realistic, investigative, artistic, social, enterprising, conventional."""

LETTERS: tuple[Letter, ...] = get_args(Letter)
NAME = "interests"
"""The name of the flow."""

EACH = 4
"""Questions about each interest; they are named by its small letter and their number: `r1`."""

POINTS: Mapping[str, int] = {"like": 2, "fair": 1, "dislike": 0}
MOST = EACH * max(POINTS.values())
_MIDDLE = EACH * POINTS["fair"]
"""Points of somebody who neither likes nor dislikes."""

_NAMED = 3
"""Interests that are named at most."""

QUESTIONS = tuple(f"{letter.lower()}{number}" for letter in LETTERS for number in range(1, EACH + 1))

NAMES: Mapping[Letter, Text] = {
    "R": text("Working with hands and tools"),
    "I": text("Finding out why"),
    "A": text("Designing and arranging"),
    "S": text("Helping and teaching people"),
    "E": text("Leading and selling"),
    "C": text("Recording and keeping order"),
}
JOBS: Mapping[Letter, Text] = {
    "R": text("machine operator, technician, mechanic, builder, driver"),
    "I": text("quality inspector, laboratory or computer technician"),
    "A": text("designer, tailor, shop decorator, photographer"),
    "S": text("nurse, teacher, carer, customer service"),
    "E": text("salesperson, team leader, shop supervisor, own business"),
    "C": text("office clerk, cashier, warehouse clerk, bookkeeper"),
}
"""Examples of jobs in which an interest is at home."""


@dataclass(frozen=True, slots=True)
class Result:
    """What answers add up to: points of each interest (0 to 8), and the interests that stand out, strongest first."""

    points: Mapping[Letter, int]
    strongest: tuple[Letter, ...]
    complete: bool

    @property
    def ordered(self) -> tuple[Letter, ...]:
        """All interests, those with more points first."""
        return tuple(sorted(LETTERS, key=lambda letter: -self.points[letter]))


def result(answers: Answers) -> Result:
    """Add up answers; those of questions that are not answered count nothing."""
    points: dict[Letter, int] = dict.fromkeys(LETTERS, 0)
    for letter in LETTERS:
        given = (answers.get(f"{letter.lower()}{number}", "") for number in range(1, EACH + 1))
        points[letter] = sum(POINTS.get(value, 0) for value in given)
    return Result(points, _strongest(points), all(name in answers for name in QUESTIONS))


def _strongest(points: Mapping[Letter, int]) -> tuple[Letter, ...]:
    """Name what is liked more than disliked, from the top, as long as those of equal strength have room together."""
    named: list[Letter] = []
    for level in sorted({each for each in points.values() if each > _MIDDLE}, reverse=True):
        equal = [letter for letter in LETTERS if points[letter] == level]
        if len(named) + len(equal) > _NAMED:
            break
        named += equal
    return tuple(named)


def standing_of(person: Person) -> State | None:
    """Return where a person stands in the questions about interests, if they ever began."""
    return person.state if person.state and person.state.flow == NAME else person.flows.get(NAME)


def interests_of(person: Person, today: date) -> tuple[Letter, ...]:
    """Return the interests of a person that stand out, strongest first; none while a question is not answered."""
    standing = standing_of(person)
    if standing is None:
        return ()
    found = result(standing.answers)
    return found.strongest if found.complete else ()
