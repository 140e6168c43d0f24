"""Regions as people type them: short, with slips, with words around them."""

from conversations.regions.names import find


def search(typed: str) -> tuple[str, ...]:
    """Return the codes of the regions that may be meant, the likeliest first: none, one, or several to choose from."""
    return find(typed)
