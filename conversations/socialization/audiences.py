"""Whom an announcement to a part of a cohort means."""

from dataclasses import replace

from conversations.outreach.audience import Audience
from conversations.socialization.effects import Group

SOON, SILENT = 30, 14
"""Days to the last day to file; days without a sign of life."""


def audience_of_group(code: str, group: Group) -> Audience:
    """Return the audience of a part of the workers who joined a factory, wherever they live."""
    joined = Audience(sources=(code,), joined=True)
    match group:
        case "unchecked":
            return replace(joined, kinds=("visitor",))
        case "unproven":
            return replace(joined, lacks_proof=True)
        case "soon":
            return replace(joined, deadline_within=SOON)
        case "silent":
            return replace(joined, unseen_for=SILENT)
    return joined
