"""The second person: handing an announcement in, approving exactly what was shown, or rejecting it with a reason."""

from dataclasses import replace
from datetime import date

from conversations.campaigns import checks, flows
from conversations.campaigns.asking import ask
from conversations.campaigns.card import card, is_short, reached, short
from conversations.campaigns.effects import MoveCampaign
from conversations.campaigns.finding import moved_on, seen
from conversations.campaigns.records import Campaign
from conversations.campaigns.rights import is_mine, may_decide, may_submit
from conversations.campaigns.words import ALL, MENU, head, to_card
from conversations.engine.actions import Open
from conversations.engine.state import Answers
from conversations.engine.text import Raw, Text, lines, text
from conversations.engine.view import Button, View
from conversations.reception.person import Person, Response
from conversations.reception.secrets import masked

_ANOTHER = text("It was changed since that button was made. Look at it again.")
_OWN = text("You composed it yourself. A second officer has to approve it.")


@seen
def submit(person: Person, campaign: Campaign, shown: str, today: date) -> Response:
    """Hand a draft to the second person, if nothing is missing."""
    if not may_submit(person, campaign):
        return moved_on(person, campaign, today)
    if not is_short(campaign, shown):
        return _changed(person, campaign, today)
    if _problems(person, campaign):
        return Response(card(person, campaign, today).under(text("Something is still missing.")))
    told = text("✓ Handed in. Officers who may approve it are told.")
    view = card(person, replace(campaign, state="review", reason=""), today).under(told)
    return Response(view, effects=(MoveCampaign(campaign.id, "draft", "review", campaign.digest),))


@seen
def approve(person: Person, campaign: Campaign, rest: str, today: date) -> Response:
    """Ask once more, then approve exactly what was shown."""
    shown, _, word = rest.partition(".")
    if is_mine(person, campaign):
        return Response(card(person, campaign, today).under(_OWN))
    if not may_decide(person, campaign):
        return moved_on(person, campaign, today)
    if not is_short(campaign, shown):
        return _changed(person, campaign, today)
    if _problems(person, campaign):
        return Response(card(person, campaign, today).under(*_problems(person, campaign)))
    if word != "yes":
        return Response(_sure(person, campaign, today))
    view = View(
        (head(replace(campaign, state="approved")), text("✓ Approved. It is sent at its time.")), _after(campaign)
    )
    return Response(view, effects=(MoveCampaign(campaign.id, "review", "approved", campaign.digest),))


@seen
def reject(person: Person, campaign: Campaign, shown: str, today: date) -> Response:
    """Ask why it is rejected."""
    if not may_decide(person, campaign):
        return moved_on(person, campaign, today)
    if not is_short(campaign, shown):
        return _changed(person, campaign, today)
    return ask(flows.REJECT, person, {"campaign": str(campaign.id), "seen": shown}, today)


def rejected(person: Person, campaign: Campaign, answers: Answers, today: date) -> Response:
    """Give it back to its composer with the reason, if it is still what was seen."""
    if not may_decide(person, campaign):
        return moved_on(person, campaign, today)
    if not is_short(campaign, answers["seen"]):
        return _changed(person, campaign, today)
    reason = masked(" ".join(answers["reason"].split()))
    told = lines(text("✓ Given back. The composer reads your reason:"), Raw(reason))
    view = View((head(replace(campaign, state="draft")), told), ((ALL, MENU),))
    return Response(view, effects=(MoveCampaign(campaign.id, "review", "draft", campaign.digest, reason),))


def _sure(person: Person, campaign: Campaign, today: date) -> View:
    yes = Button(text("Yes, approve"), Open("c_approve", f"{campaign.id}.{short(campaign)}.yes"))
    plan = Button(text("Flight plan"), Open("c_flight", str(campaign.id)))
    said = lines(
        reached(person, campaign.audience, today), text("Sign of what you approve: {sign}", sign=Raw(short(campaign)))
    )
    ask_once = text("Did you have it sent to you, and read the flight plan? Approve exactly this?")
    return View((head(campaign), said, ask_once), ((yes, plan), (to_card(campaign),)))


def _changed(person: Person, campaign: Campaign, today: date) -> Response:
    return Response(card(person, campaign, today).under(_ANOTHER))


def _problems(person: Person, campaign: Campaign) -> tuple[Text, ...]:
    return checks.problems(campaign, person.memory.campaigns().terms(), person.memory.heard_at())


def _after(campaign: Campaign) -> tuple[tuple[Button, ...], ...]:
    return ((to_card(campaign),), (ALL, MENU))
