"""What a conversation may ask about officers, their places and their invitations."""

from typing import Protocol


class Office(Protocol):
    """What is remembered of the staff."""


class NoOffice:
    """The same for somebody about whom nothing is known."""
