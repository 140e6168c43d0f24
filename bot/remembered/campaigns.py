"""What a conversation may ask about announcements, from the database."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from bot.remembered.outcomes import AT_ONCE
from conversations.campaigns.corrections import Correction
from conversations.campaigns.flight import Flight, OneOfTen, Reach
from conversations.campaigns.records import Campaign, CampaignButton
from conversations.campaigns.segments import Segment
from conversations.campaigns.terms import Terms
from conversations.outreach.audience import Audience
from conversations.outreach.pace import finish, local_zone
from storage import audiences, campaigns, corrections, programme, segments


class RememberedCampaigns:
    """Reads within the transaction of the message; `patient` where nobody waits, however many people there are."""

    def __init__(
        self, connection: Connection, user_id: int, now: datetime, terms: Terms, *, patient: bool = False
    ) -> None:
        self._connection = connection
        self._user_id = user_id
        self._now = now
        self._terms = terms
        self._patient = patient

    def button(self, campaign_id: int, number: int) -> CampaignButton | None:
        """Return a button of an announcement, counted from 0."""
        known = campaigns.get(self._connection, campaign_id)
        return known.content.buttons[number] if known and 0 <= number < len(known.content.buttons) else None

    def me(self) -> int:
        """Return the number of whoever asks."""
        return self._user_id

    def terms(self) -> Terms:
        """Return what the operators settled for announcements."""
        return self._terms

    def get(self, campaign_id: int) -> Campaign | None:
        """Return an announcement."""
        return campaigns.get(self._connection, campaign_id)

    def correction(self, campaign_id: int) -> Correction | None:
        """Return the correction of an announcement that waits for a second officer."""
        return corrections.waiting(self._connection, campaign_id)

    def newest_draft(self) -> Campaign | None:
        """Return the draft that whoever asks began last."""
        return campaigns.newest_draft(self._connection, self._user_id)

    def latest(self, most: int) -> tuple[Campaign, ...]:
        """Return the announcements of all regions, the newest first."""
        return campaigns.latest(self._connection, most)

    def reach(self, audience: Audience, today: date) -> Reach | None:
        """Count an audience as of now, unless people are many."""
        if self._are_many():
            return None
        found = audiences.count(self._connection, audience, today, self._now)
        return Reach(found.meant, found.reached, found.excluded, found.zones)

    def flight(self, campaign: Campaign, today: date) -> Flight | None:
        """Predict how an announcement flies, if it is approved now; those held out are not waited for."""
        if self._are_many():
            return None
        found = audiences.count(self._connection, campaign.audience, today, self._now, but=campaign.id)
        reach = Reach(found.meant, found.reached, found.excluded, found.zones)
        share = 1 - campaign.options.hold_out / 100
        counts = {zone: round(people * share) for zone, people in reach.zones.items()}
        starts = max(self._now, self._start(campaign, counts))
        rate = self._terms.paid_rate if campaign.options.paid else self._terms.send_rate
        told = finish(counts, rate, self._terms.quiet, starts)
        return Flight(reach, starts, told.ends_at, told.by_zone, told.delayed)

    def ten(self, campaign: Campaign, today: date) -> tuple[OneOfTen, ...] | None:
        """Look at ten people who get an announcement, or do not."""
        if self._are_many():
            return None
        found = audiences.sample(self._connection, campaign.audience, today, self._now, but=campaign.id)
        return tuple(OneOfTen(each.masked, each.reached, each.why) for each in found)

    def segments(self) -> tuple[Segment, ...]:
        """Return the saved audiences of all regions by name."""
        return segments.everything(self._connection)

    def _are_many(self) -> bool:
        return not self._patient and programme.size(self._connection, AT_ONCE) >= AT_ONCE

    def _start(self, campaign: Campaign, counts: Mapping[str, int]) -> datetime:
        """Return when the first reader's clock shows the time that was set."""
        at = campaign.schedule.at
        if at is None:
            return self._now
        return min(at.replace(tzinfo=local_zone(zone)).astimezone(UTC) for zone in counts or ("Asia/Jakarta",))
