"""How far away work is, in tiers, and what a tier counts for somebody who would go so far."""

from collections.abc import Mapping
from typing import Literal

from conversations.regions import neighbours, province_of
from conversations.vacancies.wishes import Mobility

Tier = Literal[0, 1, 2, 3, 4]
"""Same regency or city, a neighbouring one, same province, not told, elsewhere."""

SAME: Tier = 0
NEIGHBOUR: Tier = 1
PROVINCE: Tier = 2
UNTOLD: Tier = 3
ELSEWHERE: Tier = 4

_POINTS: Mapping[Mobility, tuple[int | None, ...]] = {
    "": (40, 30, 15, 12, 0),
    "near": (40, 18, 4, 3, None),
    "around": (40, 36, 14, 12, None),
    "move": (40, 38, 34, 33, 30),
}
"""By tier; never more for a farther one. `None` is out of reach."""


def tier_of(home: str, place: str) -> Tier:
    """Return how far a place is from home, both by Kemendagri code; *not told* where either is not."""
    if not home or not place:
        return UNTOLD
    if home == place:
        return SAME
    if place in neighbours(home):
        return NEIGHBOUR
    return PROVINCE if province_of(home) == province_of(place) else ELSEWHERE


def points_of(tier: Tier, mobility: Mobility) -> int | None:
    """Return what a tier counts for somebody; `None` for work that is out of their reach."""
    return _POINTS[mobility][tier]
