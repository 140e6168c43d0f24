"""How sure a comparison is: the difference of two shares with its interval, after Newcombe (1998, method 10).

Five steps are compared at once, so each interval is taken at 99 percent: by Bonferroni's inequality all five together
then hold in at least 95 of 100 cases, and nobody is misled by the one that stands out by chance.
"""

import math
from dataclasses import dataclass

COMPARED_AT_ONCE = 5
Z = 2.5758293035489004
"""The quantile of the normal distribution that leaves 0.5 percent beyond it on either side."""
PER = 1000
"""People to whom a difference is told, because a number of people is read more easily than points of percent."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How many more of each 1,000 people; the bounds are rounded outward, so that rounding makes nothing surer."""

    estimate: int
    low: int
    high: int

    @property
    def clear(self) -> bool:
        """Whether zero lies outside."""
        return self.low > 0 or self.high < 0


def wilson(found: int, people: int) -> tuple[float, float]:
    """Return Wilson's score interval of a share."""
    share, square = found / people, Z * Z / people
    middle = share + square / 2
    spread = Z * math.sqrt(share * (1 - share) / people + square / (4 * people))
    return max(0.0, (middle - spread) / (1 + square)), min(1.0, (middle + spread) / (1 + square))


def difference(found: int, people: int, found_without: int, people_without: int) -> Difference | None:
    """Compare those who were meant to get a message with those held out; `None` where a group is empty."""
    if not people or not people_without:
        return None
    share, other = found / people, found_without / people_without
    low, high = wilson(found, people)
    other_low, other_high = wilson(found_without, people_without)
    gap = share - other
    below = gap - math.hypot(share - low, other_high - other)
    above = gap + math.hypot(high - share, other - other_low)
    return Difference(round(gap * PER), max(-PER, math.floor(below * PER)), min(PER, math.ceil(above * PER)))
