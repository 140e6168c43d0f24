"""Which regencies and cities lie side by side, so that people can commute between them."""


def neighbours(code: str) -> frozenset[str]:
    """Return the regencies and cities that border on one; empty where this is not known."""
    return frozenset()
