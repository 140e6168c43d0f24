"""Who may do what to an announcement: asked by every page, and once more when it is done."""

from collections.abc import Callable, Mapping

from conversations.campaigns.corrections import WAITING
from conversations.campaigns.records import Campaign, CampaignState
from conversations.outreach.audience import Audience
from conversations.reception.person import Person
from conversations.socialization.records import Source
from conversations.staff.policy import Deed, may, may_anywhere, may_in_all

COMPOSED: frozenset[CampaignState] = frozenset({"draft", "review", "approved"})
"""States in which it may still be changed."""
UNDER_WAY: frozenset[CampaignState] = frozenset({"canary", "sending", "paused", "stopped"})
_FREE = ("", WAITING, "edited")
_SEEING: tuple[Deed, ...] = ("compose", "approve", "steer", "results")


def is_mine(person: Person, campaign: Campaign) -> bool:
    """Tell whether the person composed it."""
    return campaign.composer is not None and campaign.composer == person.memory.campaigns().me()


def may_do(person: Person, deed: Deed, campaign: Campaign) -> bool:
    """Tell whether a person may do a deed wherever the announcement goes, and where it belongs."""
    return may_reach(person, deed, campaign.audience) and may(person, deed, campaign.region)


def may_reach(person: Person, deed: Deed, audience: Audience) -> bool:
    """Tell whether a person may do a deed wherever an audience lies."""
    return may_in_all(person, deed, regions_of(audience, person.memory.sources().find))


def regions_of(audience: Audience, find: Callable[[str], Source | None]) -> tuple[str, ...]:
    """Return where an audience lies, "" being all of Indonesia; `find` returns the source with a code.

    Workers who joined a factory belong to its desk wherever they live. A code that is no factory's proves nothing.
    """
    if audience.regions or not (audience.joined and audience.sources):
        return audience.regions or ("",)
    known = map(find, audience.sources)
    return tuple(each.region if each is not None and each.kind == "factory" else "" for each in known)


def may_see(person: Person, campaign: Campaign) -> bool:
    """Tell whether the announcement exists for a person: it goes to nobody outside their places, or it is theirs.

    Their own belongs to a place where they may still compose: who was moved elsewhere leaves it behind.
    """
    if is_mine(person, campaign) and may(person, "compose", campaign.region):
        return True
    return any(may_do(person, deed, campaign) for deed in _SEEING)


def may_edit(person: Person, campaign: Campaign) -> bool:
    """Tell whether a person may change it: only who composed it, and only until it leaves."""
    return campaign.state in COMPOSED and is_mine(person, campaign) and may_anywhere(person, "compose")


def may_submit(person: Person, campaign: Campaign) -> bool:
    """Tell whether a person may hand it to the second person."""
    return campaign.state == "draft" and may_edit(person, campaign) and may_do(person, "compose", campaign)


def may_decide(person: Person, campaign: Campaign) -> bool:
    """Tell whether a person may approve or reject it: never who composed it, whatever else they are.

    One whose composer is gone is approved by nobody: nobody can tell any more who is the second person.
    """
    composed_by_other = campaign.composer is not None and not is_mine(person, campaign)
    return campaign.state == "review" and composed_by_other and may_do(person, "approve", campaign)


def may_steer(person: Person, campaign: Campaign) -> bool:
    """Tell whether a person may halt it and let it go on."""
    return campaign.state in UNDER_WAY and may_do(person, "steer", campaign)


def may_cancel(person: Person, campaign: Campaign) -> bool:
    """Tell whether a person may call it off: who composed it until it leaves, and who may steer it."""
    return may_edit(person, campaign) or (
        campaign.state in COMPOSED | UNDER_WAY and campaign.state != "draft" and may_do(person, "steer", campaign)
    )


def may_recall(person: Person, campaign: Campaign) -> bool:
    """Tell whether a person may take back what was sent of it."""
    return campaign.started_at is not None and campaign.undo in _FREE and may_do(person, "recall", campaign)


def may_settle(person: Person, campaign: Campaign, by: int | None) -> bool:
    """Tell whether a person may approve or reject a correction: one who did not write it, as with what is new."""
    another = by is not None and by != person.memory.campaigns().me()
    return campaign.undo == WAITING and another and may_do(person, "approve", campaign)


_MOVES: Mapping[CampaignState, frozenset[CampaignState]] = {
    "paused": frozenset({"canary", "sending"}),
    "canary": frozenset({"paused", "stopped"}),
    "sending": frozenset({"paused", "stopped"}),
}
"""The states from which steering leads to a state."""


def may_move(person: Person, campaign: Campaign, after: CampaignState) -> bool:
    """Tell whether a person may move it to a state from where it is now."""
    if after == "review":
        return may_submit(person, campaign)
    if after == "approved":
        return may_decide(person, campaign)
    if after == "draft":
        return may_decide(person, campaign) or may_edit(person, campaign)
    if after == "cancelled":
        return may_cancel(person, campaign)
    return campaign.state in _MOVES.get(after, ()) and may_steer(person, campaign)
