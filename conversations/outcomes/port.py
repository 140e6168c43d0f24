"""What a conversation may ask about results, figures and the codes of messages."""

from typing import Protocol


class Outcomes(Protocol):
    """What is remembered of what came of it all."""


class NoOutcomes:
    """The same for somebody about whom nothing is known."""
