"""People who go through the questionnaire again and again."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count

from tests.benchmarks.bots import RawUpdate
from tests.benchmarks.people import Postman

Lines = list[list[RawUpdate]]
Walk = Callable[[Postman, int, int], Iterator[RawUpdate]]


class Walkers:
    """A crowd that goes round together, `rounds` of the questionnaire at a time; `walk` is the way it goes."""

    def __init__(
        self, people: Sequence[int], rounds: int, walk: Walk = Postman.walk, postman: Postman | None = None
    ) -> None:
        self._people = people
        self._rounds = rounds
        self._walk = walk
        self._postman = postman or Postman()
        self._runs = count(1, rounds)

    def arrivals(self) -> Lines:
        """Return what everybody sends first: the command and the consent."""
        return [list(self._postman.arrival(user_id)) for user_id in self._people]

    def next(self) -> Lines:
        """Return what everybody sends next."""
        first = next(self._runs)
        runs = range(first, first + self._rounds)
        return [[each for run in runs for each in self._walk(self._postman, person, run)] for person in self._people]
