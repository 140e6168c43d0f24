"""The second look at a correction: whoever wrote the words does not decide that readers get them."""

from collections.abc import Iterator
from datetime import date

from conversations.campaigns import rights
from conversations.campaigns.corrections import Correction
from conversations.campaigns.effects import DecideCorrection
from conversations.campaigns.finding import moved_on, seen
from conversations.campaigns.records import Campaign
from conversations.campaigns.words import ALL, LANGUAGES, MENU, head, part_name, to_card
from conversations.engine.actions import Open
from conversations.engine.text import Said, Starred, text
from conversations.engine.view import Button, View
from conversations.reception.person import Person, Response

_OWN = text("You wrote the correction yourself. A second officer has to approve it.")
_ANOTHER = text("The correction was changed since that button was made. Look at it again.")


@seen
def correction(person: Person, campaign: Campaign, rest: str, today: date) -> Response:
    """Show the words that wait, and approve or reject exactly those that were shown."""
    found = person.memory.campaigns().correction(campaign.id)
    if found is None or not (rights.may_settle(person, campaign, found.by) or rights.may_recall(person, campaign)):
        return moved_on(person, campaign, today)
    shown, _, word = rest.partition(".")
    if not word:
        return Response(_view(person, campaign, found))
    if not rights.may_settle(person, campaign, found.by):
        return Response(_view(person, campaign, found))
    if shown != found.short or word not in ("yes", "no"):
        return Response(_view(person, campaign, found).under(_ANOTHER))
    said = (
        text("✓ Approved. I begin at once, and report what could not be undone.")
        if word == "yes"
        else text("✓ Rejected. What was sent stays as it is.")
    )
    done = DecideCorrection(campaign.id, found.digest, accepted=word == "yes")
    return Response(View((head(campaign), said), ((to_card(campaign),), (ALL, MENU))), effects=(done,))


def _view(person: Person, campaign: Campaign, found: Correction) -> View:
    parts = (head(campaign), *_changes(campaign, found))
    if not rights.may_settle(person, campaign, found.by):
        return View((*parts, _OWN), ((to_card(campaign),),))
    yes = Button(text("Approve correction"), Open("c_fix", f"{campaign.id}.{found.short}.yes"))
    no = Button(text("Reject correction"), Open("c_fix", f"{campaign.id}.{found.short}.no"))
    return View(parts, ((yes, no), (to_card(campaign),)))


def _changes(campaign: Campaign, found: Correction) -> Iterator[Said]:
    for (part, language), words in sorted(found.texts.items()):
        if campaign.content.texts.get((part, language)) != words:
            named = part_name(part), LANGUAGES[language]
            yield text("<b>{part}, {language}: readers would now read</b>", part=named[0], language=named[1])
            yield Starred(words)
