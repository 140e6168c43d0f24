"""Which regencies and cities lie side by side, so that people can commute between them."""

from collections import defaultdict
from collections.abc import Mapping

from conversations.regions.data import table


def _read() -> Mapping[str, frozenset[str]]:
    """Read the pairs, each in both directions."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code, others in table("neighbours").items():
        for other in others:
            found[code].add(other)
            found[other].add(code)
    return {code: frozenset(others) for code, others in found.items()}


_NEIGHBOURS = _read()


def neighbours(code: str) -> frozenset[str]:
    """Return the regencies and cities that border on one; empty where it has none or they are not known."""
    return _NEIGHBOURS.get(code, frozenset())
