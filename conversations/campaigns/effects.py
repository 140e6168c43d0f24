"""What composing, approving and steering an announcement makes the host do."""

from dataclasses import dataclass

from conversations.campaigns.records import CampaignState


@dataclass(frozen=True, slots=True)
class MoveCampaign:
    """Move an announcement from one state to the next; nothing is done when it is not in `before` any more.

    `digest` is what the person saw: where it is given and the announcement is another by now, nothing is done.
    """

    campaign_id: int
    before: CampaignState
    after: CampaignState
    digest: str = ""


CampaignEffect = MoveCampaign
