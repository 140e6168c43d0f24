"""What a conversation may ask about announcements, from the database."""

from datetime import datetime

from sqlalchemy import Connection

from conversations.campaigns.records import CampaignButton
from storage import campaigns


class RememberedCampaigns:
    """Reads within the transaction of the message."""

    def __init__(self, connection: Connection, user_id: int, now: datetime) -> None:
        self._connection = connection
        self._user_id = user_id
        self._now = now

    def button(self, campaign_id: int, number: int) -> CampaignButton | None:
        """Return a button of an announcement, counted from 0."""
        known = campaigns.get(self._connection, campaign_id)
        return known.content.buttons[number] if known and 0 <= number < len(known.content.buttons) else None
