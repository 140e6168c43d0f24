"""What the terms of a vacancy count for a person, each by itself: wage, schooling, experience, skills, freshness."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from conversations.vacancies.posts import Asked, Pay, Skill, skills_in
from conversations.vacancies.records import Education
from conversations.vacancies.wishes import Profile

LEVELS: Mapping[Education, int] = {"": 0, "sd": 1, "smp": 2, "sma": 3, "smk": 3, "d3": 4, "s1": 5, "s2": 6}
"""How high a schooling is; 0 for one that is not told."""

_FRESH = ((3, 6), (7, 5), (14, 4), (30, 2))
FRESHEST = 6
"""What a vacancy of the last days counts for it."""
_OVER = (6, 5, 3, 1)
_SKILL, _MOST_SKILLS = 3, 9
_SMALL = frozenset(("bisa", "dan", "mampu", "menguasai", "mengoperasikan", "baik", "yang", "di", "dengan", "dapat"))


K = TypeVar("K")


class Memo(dict[K, int], Generic[K]):
    """Works out each value once; a look into a dictionary is the fastest way to ask for it again."""

    def __init__(self, find: Callable[[K], int]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: K) -> int:
        found = self[key] = self._find(key)
        return found


class Points:
    """Counts the terms of vacancies for one person on one day.

    `wage`: the more of it, never the less; one that is not told counts neither much nor little. `fit`: schooling and
    experience, as far as they are asked for and told. `skills`: those asked for and told. `fresh`: the newer, never the
    less, by the ordinal of the day.
    """

    def __init__(self, profile: Profile, today: int) -> None:
        self._profile = profile
        self._today = today
        self.wage: Memo[Pay] = Memo(self._wage)
        self.fit: Memo[Asked] = Memo(lambda asked: self._schooling(asked[0]) + self._experience(asked[1]))
        self.skills: Memo[tuple[Skill, ...]] = Memo(self._skills)
        self.fresh: Memo[int] = Memo(self._fresh)
        self._own = [skill for each in profile.skills for skill in skills_in(each)]
        self._words = frozenset(word for skill in self._own for word in skill) - _SMALL

    @property
    def most(self) -> int:
        """The most that the terms can come to, freshness left out."""
        wage = (14 if self._profile.lowest else 0) + (6 if self._profile.last else 0)
        fit = (_OVER[0] if self._profile.education else _OVER[1]) + (3 if self._profile.experience is None else 4)
        return wage + fit + (_MOST_SKILLS if self._words else 0)

    def _wage(self, pay: Pay) -> int:
        lowest, last = self._profile.lowest, self._profile.last
        if pay is None:
            return (5 if lowest else 0) + (2 if last else 0)
        low, high = pay
        return (_reached(low, high, lowest) if lowest else 0) + (_kept(low, high, last) if last else 0)

    def _schooling(self, asked: Education) -> int:
        own = LEVELS[self._profile.education]
        if not asked:
            return _OVER[1]
        if not own:
            return 4
        over = own - LEVELS[asked]
        if over < 0:
            return -8 if over == -1 else -20
        if over == 0 and asked != self._profile.education:
            return 4
        return _OVER[min(over, 3)]

    def _experience(self, asked: int | None) -> int:
        own = self._profile.experience
        if not asked:
            return 3
        if own is None:
            return 2
        short = asked - own
        if short <= 0:
            return 4
        return -3 if short == 1 else -7 if short == 2 else -12

    def _skills(self, asked: tuple[Skill, ...]) -> int:
        return min(_SKILL * len(self.shared(asked)), _MOST_SKILLS) if self._words else 0

    def shared(self, asked: tuple[Skill, ...]) -> list[Skill]:
        """Return the skills of a vacancy that the person has: all words of one are among those of the other."""
        return [
            skill
            for skill in asked
            if not self._words.isdisjoint(skill) and any(skill <= own or own <= skill for own in self._own)
        ]

    def _fresh(self, posted: int) -> int:
        age = self._today - posted
        return next((points for days, points in _FRESH if age <= days), 0)


def _reached(low: int, high: int, lowest: int) -> int:
    if 5 * low >= 6 * lowest:
        return 14
    if low >= lowest:
        return 12
    if high >= lowest:
        return 8
    return -4 if 5 * high >= 4 * lowest else -12


def _kept(low: int, high: int, last: int) -> int:
    if low >= last:
        return 6
    if high >= last:
        return 4
    return 2 if 5 * high >= 4 * last else 0
