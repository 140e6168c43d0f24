"""What the parts of an announcement are called, to the officers who compose it."""

from collections.abc import Mapping

from conversations.campaigns.records import Anchor, Campaign, CampaignState, ScheduleKind
from conversations.campaigns.rights import COMPOSED
from conversations.engine.actions import Open
from conversations.engine.text import Raw, Said, Text, text
from conversations.engine.view import Button
from conversations.regions.names import name_of

MENU = Button(text("Menu"), Open("menu"))
ALL = Button(text("All announcements"), Open("campaigns"))
NO_MARK = Raw("")
NOBODY = text("Nobody fits these readers yet.")
COUNTING = text("I am counting. The answer follows in a moment.")

STATES: Mapping[CampaignState, Text] = {
    "draft": text("draft"),
    "review": text("waits for approval"),
    "approved": text("approved"),
    "canary": text("is tried out"),
    "sending": text("is being sent"),
    "paused": text("paused"),
    "stopped": text("stopped itself"),
    "done": text("done"),
    "cancelled": text("called off"),
}
MARKS: Mapping[CampaignState, str] = {
    "draft": "📝",
    "review": "⏳",
    "approved": "✓",
    "canary": "▶",
    "sending": "▶",
    "paused": "⏸",
    "stopped": "⛔",
    "done": "■",
    "cancelled": "×",
}
LANGUAGES: Mapping[str, Text] = {"id": text("Indonesian"), "en": text("English")}
SCHEDULES: Mapping[ScheduleKind, Text] = {
    "now": text("As soon as it is approved"),
    "at": text("Once, at a time"),
    "daily": text("Every day"),
    "weekly": text("Every week"),
    "monthly": text("Every month"),
    "drip": text("Around a date of each person"),
}
ANCHORS: Mapping[Anchor, Text] = {
    "phk": text("Date of the layoff"),
    "deadline": text("Last day to file a claim"),
    "approval": text("Approval of the claim"),
}
COMMANDS: Mapping[str, Text] = {
    "cek": text("Check eligibility"),
    "status": text("Claim status"),
    "bulan": text("This month"),
    "kit": text("Layoff papers"),
    "lowongan": text("Vacancies"),
    "pelatihan": text("Training"),
    "konseling": text("Counselling"),
    "hubungkan": text("Link my claim"),
    "menu": text("Menu"),
}
"""The conversations that a button may start, by their commands."""


def part_name(part: str) -> Text:
    """Return what a part is called: a version of the words, or a step of a series."""
    return (
        text("Message {number}", number=int(part)) if part.isdigit() else text("Version {name}", name=Raw(part.upper()))
    )


def percent(share: int) -> Raw:
    """Return a share of a hundred as it is written."""
    return Raw(f"{share}%")


def place(region: str) -> Said:
    """Return the name of a region; "" is all of Indonesia."""
    return Raw(name_of(region) or region) if region else text("all of Indonesia")


def head(campaign: Campaign) -> Text:
    """Return the name of an announcement with its number and its state."""
    state = STATES[campaign.state]
    return text("<b>{name}</b> (no. {id}): {state}", name=Raw(campaign.name), id=Raw(str(campaign.id)), state=state)


def to_card(campaign: Campaign) -> Button:
    """Return the button that leads back to an announcement."""
    return Button(text("To the announcement"), Open("campaign", str(campaign.id)))


def voids(campaign: Campaign) -> tuple[Said, ...]:
    """Warn that a change makes a draft of what waits for approval or has it."""
    if campaign.state in COMPOSED - {"draft"}:
        return (text("A change makes it a draft again, and it needs a new approval."),)
    return ()
