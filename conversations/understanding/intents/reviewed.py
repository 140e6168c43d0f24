"""Words that people reviewed: what they say goes before the weights, for it must never be missed."""


def heard(words: list[str]) -> str | None:
    """Name the intent that reviewed words say, if any."""
    return None
