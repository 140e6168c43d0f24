"""Keeping what was composed: the one way by which pages and short conversations change an announcement."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from conversations.campaigns.card import card
from conversations.campaigns.effects import ChangeCampaign
from conversations.campaigns.records import Campaign
from conversations.campaigns.rights import may_do
from conversations.engine.text import Said, text
from conversations.engine.view import View
from conversations.reception.person import Person, Response

OUTSIDE = text("That lies outside the region in which you may compose announcements.")

Show = Callable[[Person, Campaign, date], View]
"""Shows an announcement, or a part of it."""


def keep(person: Person, known: Campaign, changed: Campaign, today: date, *notes: Said, show: Show = card) -> Response:
    """Keep a change of somebody who may edit, and show what came of it; readers elsewhere are refused."""
    if not may_do(person, "compose", changed):
        return Response(show(person, known, today).under(OUTSIDE))
    if changed == known:
        return Response(show(person, known, today).under(*notes))
    drafted = replace(changed, state="draft", approver=None, approved_at=None, approved_digest="")
    return Response(show(person, drafted, today).under(*notes), effects=(ChangeCampaign(changed),))
