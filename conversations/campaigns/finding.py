"""From the argument of a page to the announcement that it speaks of; the argument may be forged, or old."""

import re
from collections.abc import Callable
from datetime import date

from conversations.campaigns.card import card
from conversations.campaigns.records import Campaign
from conversations.campaigns.rights import may_edit, may_see
from conversations.campaigns.words import ALL, MENU
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Said, text
from conversations.engine.view import Rows, View
from conversations.reception.person import Person, Response
from conversations.reception.room import Page
from conversations.staff.policy import may_anywhere

NUMBER = re.compile(r"[1-9]\d{0,8}", re.ASCII)
MINE = "mine"
GONE_ON = text("That cannot be done any more. This is how it stands now.")

CampaignPage = Callable[[Person, Campaign, str, date], Response]
"""Shows a page of an announcement, given what stands behind its number."""


def lost() -> Response:
    """Say that a button leads nowhere, without telling whether anything is there."""
    return Response(View((OLD_BUTTON,), ((MENU,),)))


def find(person: Person, number: str) -> Campaign | None:
    """Return an announcement that exists for the person; "mine" is the draft that they began last."""
    if number == MINE:
        mine = person.memory.campaigns().newest_draft()
        return mine if mine is not None and may_see(person, mine) else None
    if not NUMBER.fullmatch(number):
        return None
    campaign = person.memory.campaigns().get(int(number))
    return campaign if campaign is not None and may_see(person, campaign) else None


def seen(page: CampaignPage) -> Page:
    """Show a page to whoever may see the announcement."""

    def guarded(person: Person, argument: str, today: date) -> Response:
        number, _, rest = argument.partition(".")
        campaign = find(person, number)
        return lost() if campaign is None else page(person, campaign, rest, today)

    return guarded


def edited(page: CampaignPage) -> Page:
    """Show a page to whoever may change the announcement; to others who see it, how it stands."""

    def guarded(person: Person, campaign: Campaign, rest: str, today: date) -> Response:
        return page(person, campaign, rest, today) if may_edit(person, campaign) else moved_on(person, campaign, today)

    return seen(guarded)


def moved_on(person: Person, campaign: Campaign, today: date) -> Response:
    """Say that what a button stood for cannot be done any more, and show how it stands."""
    return Response(card(person, campaign, today).under(GONE_ON))


def of_staff(page: Page) -> Page:
    """Show a page to officers who have to do with announcements anywhere."""

    def guarded(person: Person, argument: str, today: date) -> Response:
        return page(person, argument, today) if is_staff(person) else lost()

    return guarded


def is_staff(person: Person) -> bool:
    """Tell whether a person has to do with announcements anywhere."""
    return any(may_anywhere(person, deed) for deed in ("compose", "approve", "steer", "results"))


def plain(*parts: Said, rows: Rows = ()) -> Response:
    """Say something, with a way back to all announcements."""
    return Response(View(parts, (*rows, (ALL, MENU))))
