"""What a conversation may ask about sources, and about the workers of a factory."""

from typing import Protocol


class Sources(Protocol):
    """What is remembered of sources and who came by them."""


class NoSources:
    """The same for somebody about whom nothing is known."""
