"""How close a family of titles is to what somebody wants and did."""

from collections.abc import Iterable
from typing import Literal

from conversations.vacancies.titles import interests_in, related_to
from conversations.vacancies.wishes import Profile

Kin = Literal["wanted", "named", "near_wanted", "done", "near_done", "other", "open"]
"""Wanted; wanted in words that the dictionary does not know; close to it; done before; close to that; none of these.

*open* is everything to somebody who told nothing about work.
"""

_WANTED = {"wanted": 60, "named": 55, "near_wanted": 36, "done": 30, "near_done": 12, "other": 0, "open": 0}
_DONE = {"done": 60, "near_done": 36, "other": 0}
_DONE_AND_NEAR = 45
_INTERESTS = (3, 2, 1)


class Kinship:
    """Knows how close each family is to a profile."""

    def __init__(self, profile: Profile) -> None:
        self._wanted = frozenset(profile.wanted)
        self._done = frozenset(profile.done)
        self._near_wanted = _near(profile.wanted)
        self._near_done = _near(profile.done)
        self._told = bool(profile.wanted or profile.words or profile.done)
        self._wants = bool(profile.wanted or profile.words)
        self._interests = profile.interests

    @property
    def indifferent(self) -> bool:
        """Tell whether all families count the same."""
        return not self._told and not self._interests

    def of(self, family: str) -> Kin:
        """Return how close a family is."""
        if not self._told:
            return "open"
        if family in self._wanted:
            return "wanted"
        if family in self._done and not self._wants:
            return "done"
        if family in self._near_wanted:
            return "near_wanted"
        if family in self._done:
            return "done"
        return "near_done" if family in self._near_done else "other"

    def points(self, family: str, kin: Kin) -> int:
        """Return what it counts; interests of the self-assessment add a little."""
        if kin == "near_wanted" and family in self._done:
            return _DONE_AND_NEAR + self._interest(family)
        return (_WANTED[kin] if self._wants else _DONE.get(kin, 0)) + self._interest(family)

    def _interest(self, family: str) -> int:
        letters = interests_in(family)
        return sum(points for letter, points in zip(self._interests, _INTERESTS, strict=False) if letter in letters)


def _near(families: Iterable[str]) -> frozenset[str]:
    return frozenset(other for family in families for other in related_to(family))
