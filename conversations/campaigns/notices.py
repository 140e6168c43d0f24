"""What officers are told of an announcement without asking: that it waits for them, and what others decided."""

from collections.abc import Mapping
from typing import Literal

from conversations.campaigns.progress import reason_of
from conversations.campaigns.records import Campaign
from conversations.campaigns.words import to_card
from conversations.engine.actions import Open
from conversations.engine.text import Raw, Said, Text, text
from conversations.engine.view import Button, View

REVIEW = "campaign_review"
NEWS = "campaign_news"
CORRECTION = "campaign_correction"
PREVIEW = "campaign_preview"
"""The templates of the messages that officers get."""

About = Literal["approved", "rejected", "cancelled", "paused"]
"""What somebody else did with an announcement."""

_SAID: Mapping[About, Text] = {
    "approved": text("is approved. It is sent at its time."),
    "rejected": text("is not approved. It is a draft again."),
    "cancelled": text("was called off by another officer."),
    "paused": text("was paused by another officer."),
}


def waits(campaign: Campaign) -> View:
    """Tell somebody who may approve that an announcement waits."""
    told = text("The announcement <b>{name}</b> waits for your approval.", name=Raw(campaign.name))
    return View((told, text("Look at its flight plan first, and have it sent to you.")), ((to_card(campaign),),))


def correction_waits(campaign: Campaign) -> View:
    """Tell somebody who may approve it that a correction waits."""
    told = text("A correction of the announcement <b>{name}</b> waits for your approval.", name=Raw(campaign.name))
    return View((told,), ((Button(text("See correction"), Open("c_fix", str(campaign.id))),),))


def news(campaign: Campaign, about: About) -> View:
    """Tell the composer what was decided, with the reason if one was given."""
    said: list[Said] = [text("The announcement <b>{name}</b> {what}", name=Raw(campaign.name), what=_SAID[about])]
    if campaign.reason:
        said.append(text("Reason: {reason}", reason=reason_of(campaign.reason)))
    return View(tuple(said), ((to_card(campaign),),))
