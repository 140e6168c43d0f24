"""Small numbers of people are hidden, and so is what would give them away by subtraction.

A cell is hidden when it stands for fewer than five people, or for all but fewer than five of its group. Where the total
is shown beside the parts, more parts are hidden, the smallest first, until no hidden one can be worked out.
"""

from collections.abc import Sequence

SMALLEST = 5
"""People that a number stands for at least, when it is shown."""

Shown = int | None
"""A number, or that it is hidden."""


def shown(number: int) -> Shown:
    """Return a number that stands alone, unless it is too small."""
    return number if number >= SMALLEST else None


def part(number: int, whole: int) -> Shown:
    """Return how many of a group something is true of, unless it, or the rest of the group, is too small."""
    return None if _small(number, whole) else number


def parts(numbers: Sequence[int], wholes: Sequence[int] | None = None) -> tuple[Shown, ...]:
    """Return the parts of a total that is shown; `wholes` are the groups of which each is a part, if there are any."""
    groups: Sequence[int | None] = wholes or [None] * len(numbers)
    hidden = [place for place, number in enumerate(numbers) if _small(number, groups[place])]
    others = sorted((place for place in range(len(numbers)) if place not in hidden), key=lambda place: numbers[place])
    while hidden and others and not _safe([numbers[at] for at in hidden], [groups[at] for at in hidden]):
        hidden.append(others.pop(0))
    return tuple(None if place in hidden else number for place, number in enumerate(numbers))


def _small(number: int, whole: int | None) -> bool:
    return number < SMALLEST or (whole is not None and whole - number < SMALLEST)


def _safe(numbers: Sequence[int], wholes: Sequence[int | None]) -> bool:
    rests = [whole - number for number, whole in zip(numbers, wholes, strict=True) if whole is not None]
    return _blurred(numbers) and (not _counted(rests, numbers) or _blurred(rests))


def _counted(rests: Sequence[int], numbers: Sequence[int]) -> bool:
    return len(rests) == len(numbers) > 0


def _blurred(numbers: Sequence[int]) -> bool:
    """Tell whether the sum of hidden numbers, which anybody can work out, leaves each of them open."""
    highest = (SMALLEST - 1) * len(numbers)
    total = sum(numbers)
    return len(numbers) > 1 and total >= SMALLEST and total != highest
