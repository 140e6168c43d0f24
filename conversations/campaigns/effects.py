"""What composing, approving and steering an announcement makes the host do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from conversations.campaigns.records import Campaign, CampaignState
from conversations.outreach.audience import Audience

Undoing = Literal["delete", "edit"]
"""How a message that was sent is taken back: it disappears, or its words are corrected."""


@dataclass(frozen=True, slots=True)
class CreateCampaign:
    """Keep a new draft of the officer's own; id, state, code and composer of `made` are not read."""

    made: Campaign


@dataclass(frozen=True, slots=True)
class ChangeCampaign:
    """Keep what was composed anew; it is a draft again, and what was approved is void."""

    changed: Campaign


@dataclass(frozen=True, slots=True)
class MoveCampaign:
    """Move an announcement from one state to the next; nothing is done when it is not in `before` any more.

    `digest` is what the person saw: where it is given and the announcement is another by now, nothing is done.
    `reason` is told to the composer where it goes back or is called off.
    """

    campaign_id: int
    before: CampaignState
    after: CampaignState
    digest: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PreviewCampaign:
    """Send the officer their announcement as its readers would get it: each of `parts` in its language.

    Each is planned as a message of the kind "preview" and the template "campaign_preview", with the parameters
    `campaign`, `part` and `language`.
    """

    campaign_id: int
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RecallCampaign:
    """Take back what was sent of an announcement, or ask a second officer to have it corrected to `texts`."""

    campaign_id: int
    how: Undoing
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DecideCorrection:
    """Let the correction with this digest begin, or drop it; nothing is done when it is another by now."""

    campaign_id: int
    digest: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class NoteOpened:
    """Note that the person pressed a button of an announcement that they were sent."""

    campaign_id: int


@dataclass(frozen=True, slots=True)
class SaveSegment:
    """Keep an audience under a name, for the officers of a region."""

    name: str
    region: str
    audience: Audience


@dataclass(frozen=True, slots=True)
class DropSegment:
    """Forget a saved audience."""

    segment_id: int


@dataclass(frozen=True, slots=True)
class CountReaders:
    """Count the many people after the reply, and show the flight plan of an announcement, or ten examples."""

    campaign_id: int
    today: date
    examples: bool = False


CampaignEffect = (
    CreateCampaign
    | ChangeCampaign
    | MoveCampaign
    | PreviewCampaign
    | RecallCampaign
    | DecideCorrection
    | NoteOpened
    | SaveSegment
    | DropSegment
    | CountReaders
)
