"""What a conversation may ask about announcements, their audiences and how they fly."""

from typing import Protocol


class Campaigns(Protocol):
    """What is remembered of announcements."""


class NoCampaigns:
    """The same for somebody about whom nothing is known."""
