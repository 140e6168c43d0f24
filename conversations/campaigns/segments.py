"""A saved audience."""

from dataclasses import dataclass

from conversations.outreach.audience import Audience

MOST = 50
"""Saved audiences of one region."""
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Segment:
    """An audience under a name; `region` is where its officers work, `by` who saved it, if that is still known."""

    id: int
    name: str
    region: str
    audience: Audience
    by: int | None = None
