"""What a conversation may ask about announcements, their audiences and how they fly."""

from typing import Protocol

from conversations.campaigns.records import CampaignButton


class Campaigns(Protocol):
    """What is remembered of announcements."""

    def button(self, campaign_id: int, number: int) -> CampaignButton | None:
        """Return a button of an announcement, counted from 0."""


class NoCampaigns:
    """The same for somebody about whom nothing is known."""

    def button(self, _campaign_id: int, _number: int) -> CampaignButton | None:
        """No announcements."""
        return None
