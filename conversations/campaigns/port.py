"""What a conversation may ask about announcements, their audiences and how they fly."""

from datetime import UTC, date, datetime
from typing import Protocol

from conversations.campaigns.corrections import Correction
from conversations.campaigns.flight import Flight, OneOfTen, Reach
from conversations.campaigns.records import Campaign, CampaignButton
from conversations.campaigns.segments import Segment
from conversations.campaigns.terms import Terms
from conversations.outreach.audience import Audience


class Campaigns(Protocol):
    """What is remembered of announcements."""

    def button(self, campaign_id: int, number: int) -> CampaignButton | None:
        """Return a button of an announcement, counted from 0."""

    def me(self) -> int:
        """Return the number of whoever asks, by which announcements name their composer."""

    def terms(self) -> Terms:
        """Return what the operators settled for announcements."""

    def get(self, campaign_id: int) -> Campaign | None:
        """Return an announcement."""

    def correction(self, campaign_id: int) -> Correction | None:
        """Return the correction of an announcement that waits for a second officer."""

    def newest_draft(self) -> Campaign | None:
        """Return the draft that whoever asks began last."""

    def latest(self, most: int) -> tuple[Campaign, ...]:
        """Return the announcements of all regions, the newest first."""

    def reach(self, audience: Audience, today: date) -> Reach | None:
        """Count an audience as of now; `None` where people are so many that nobody should wait for it."""

    def flight(self, campaign: Campaign, today: date) -> Flight | None:
        """Predict how an announcement flies, if it is approved now; `None` as with `reach`."""

    def ten(self, campaign: Campaign, today: date) -> tuple[OneOfTen, ...] | None:
        """Look at ten people who get an announcement, or do not; `None` as with `reach`."""

    def segments(self) -> tuple[Segment, ...]:
        """Return the saved audiences of all regions by name."""


class NoCampaigns:
    """The same for somebody about whom nothing is known."""

    def button(self, _campaign_id: int, _number: int) -> CampaignButton | None:
        """No announcements."""
        return None

    def me(self) -> int:
        """Nobody."""
        return 0

    def terms(self) -> Terms:
        """The usual."""
        return Terms()

    def get(self, _campaign_id: int) -> Campaign | None:
        """No announcements."""
        return None

    def correction(self, _campaign_id: int) -> Correction | None:
        """No correction."""
        return None

    def newest_draft(self) -> Campaign | None:
        """No drafts."""
        return None

    def latest(self, _most: int) -> tuple[Campaign, ...]:
        """No announcements."""
        return ()

    def reach(self, _audience: Audience, _today: date) -> Reach:
        """Nobody is there."""
        return Reach(0, 0)

    def flight(self, _campaign: Campaign, _today: date) -> Flight:
        """Nothing flies: the beginning of time."""
        never = datetime.min.replace(tzinfo=UTC)
        return Flight(Reach(0, 0), never, never)

    def ten(self, _campaign: Campaign, _today: date) -> tuple[OneOfTen, ...]:
        """Nobody."""
        return ()

    def segments(self) -> tuple[Segment, ...]:
        """Nothing is saved."""
        return ()
