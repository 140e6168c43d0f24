"""How much is measured: all of it for the record, or a little to see that it runs."""

from dataclasses import dataclass
from datetime import date

TODAY = date(2026, 11, 23)
"""The day on which everything happens."""

CROWD = 32
"""People who write at the same moment."""


@dataclass(frozen=True, slots=True)
class Scale:
    """`rounds` of each thing in turn, each of `walks` questionnaires a person.

    `many` people are in the larger table, `few` in the smaller; `known` are those whom a file remembers. A process is
    started `starts` times. `vacancies` are open when people are shown five. An announcement has so many `readers`.
    """

    rounds: int
    walks: int
    many: int
    known: int
    starts: int
    few: int = 10_000
    vacancies: tuple[int, ...] = (1_000, 10_000, 100_000)
    readers: int = 1_000_000


FULL = Scale(rounds=7, walks=4, many=1_000_000, known=1000, starts=5)
QUICK = Scale(rounds=3, walks=1, many=30_000, known=200, starts=1, vacancies=(1_000, 10_000), readers=20_000)
