"""Steering an announcement on its way: pausing, going on, calling off, and taking back what was sent."""

from dataclasses import replace
from datetime import date

from conversations.campaigns import flows, rights
from conversations.campaigns.asking import ask
from conversations.campaigns.card import card
from conversations.campaigns.effects import MoveCampaign, RecallCampaign
from conversations.campaigns.finding import moved_on, seen
from conversations.campaigns.links import foreign
from conversations.campaigns.message import length, room
from conversations.campaigns.records import Campaign, CampaignState
from conversations.campaigns.words import ALL, LANGUAGES, MENU, head, part_name, to_card
from conversations.engine.actions import Open
from conversations.engine.state import Answers
from conversations.engine.text import Text, lines, text
from conversations.engine.view import Button, View
from conversations.reception.person import Person, Response

_HOURS = text("Telegram allows it for 48 hours after a message was sent. The oldest go first.")
_HANDED_IN = lines(
    text("✓ Handed in. Readers see the correction once a second officer has approved it."),
    text("Pause the announcement if the wrong words still go out."),
)
_OFF = text("✓ Called off. What was sent stays, nothing more is sent.")
_OFF_UNSENT = text("✓ Called off. Nothing was sent.")
_ASKED = text("✓ I begin at once, and report what could not be undone.")


@seen
def pause(person: Person, campaign: Campaign, _rest: str, today: date) -> Response:
    """Halt at once what is still to be sent."""
    return _moved(
        person, campaign, "paused", text("✓ Paused. Nothing more is sent until somebody lets it go on."), today
    )


@seen
def resume(person: Person, campaign: Campaign, _rest: str, today: date) -> Response:
    """Let it go on where it stopped: with its trial, or with all others; its failed trial is not asked again."""
    # A series has no trial: each of its steps goes on the day of each person.
    tried = campaign.state == "stopped" or campaign.phase.startswith("rest") or campaign.schedule.kind == "drip"
    after: CampaignState = "sending" if tried else "canary"
    return _moved(person, campaign, after, text("✓ It goes on where it stopped."), today)


@seen
def cancel(person: Person, campaign: Campaign, word: str, today: date) -> Response:
    """Ask once, then call it off for good."""
    if not rights.may_cancel(person, campaign):
        return moved_on(person, campaign, today)
    if word == "yes":
        return _moved(person, campaign, "cancelled", _OFF if campaign.started_at else _OFF_UNSENT, today)
    yes = Button(text("Yes, call off"), Open("c_cancel", f"{campaign.id}.yes"))
    sure = text("Call it off? It cannot be sent again, but copied.")
    return Response(View((head(campaign), sure), ((yes, to_card(campaign)),)))


@seen
def recall(person: Person, campaign: Campaign, rest: str, today: date) -> Response:
    """Offer to delete what was sent, or to correct its words; each is asked once more."""
    if not rights.may_recall(person, campaign):
        return moved_on(person, campaign, today)
    how, _, more = rest.partition(".")
    if how == "delete" and more == "yes":
        view = View((head(campaign), _ASKED), ((to_card(campaign),), (ALL, MENU)))
        return Response(view, effects=(RecallCampaign(campaign.id, "delete"),))
    if how == "delete":
        yes = Button(text("Yes, delete"), Open("c_recall", f"{campaign.id}.delete.yes"))
        sure = text("Delete it from the chats of all readers? What is still to be sent is halted first.")
        return Response(View((head(campaign), lines(sure, _HOURS)), ((yes, to_card(campaign)),)))
    if how == "edit":
        return _correcting(person, campaign, more, today)
    delete = Button(text("Delete everywhere"), Open("c_recall", f"{campaign.id}.delete"))
    correct = Button(text("Correct the words"), Open("c_recall", f"{campaign.id}.edit"))
    asked = text("What should happen with the messages that were sent?")
    return Response(View((head(campaign), lines(asked, _HOURS)), ((delete, correct), (to_card(campaign),))))


def _correcting(person: Person, campaign: Campaign, which: str, today: date) -> Response:
    """Ask which words are corrected where there are several, then for the words."""
    keys = sorted(campaign.content.texts)
    part, _, language = which.partition(".")
    chosen = keys[0] if len(keys) == 1 else (part, language)
    if chosen in campaign.content.texts:
        answers = {"campaign": str(campaign.id), "part": chosen[0], "language": chosen[1]}
        return ask(flows.CORRECT, person, answers, today, _HOURS)
    rows = tuple((Button(_key(key), Open("c_recall", f"{campaign.id}.edit.{key[0]}.{key[1]}")),) for key in keys)
    return Response(View((head(campaign), text("Which words are corrected?")), (*rows, (to_card(campaign),))))


def corrected(person: Person, campaign: Campaign, answers: Answers, today: date) -> Response:
    """Correct the words that were sent of one version; those of the others stay."""
    key = answers["part"], answers["language"]
    if not rights.may_recall(person, campaign) or key not in campaign.content.texts:
        return moved_on(person, campaign, today)
    texts = {**campaign.content.texts, key: answers["words"]}
    content = replace(campaign.content, texts=texts)
    wrong = _wrong(person, replace(campaign, content=content), answers["words"])
    if wrong is not None:
        told = {name: answers[name] for name in ("campaign", "part", "language")}
        return ask(flows.CORRECT, person, told, today, wrong)
    view = View((head(campaign), _HANDED_IN), ((to_card(campaign),), (ALL, MENU)))
    return Response(view, effects=(RecallCampaign(campaign.id, "edit", {key: answers["words"]}),))


def _wrong(person: Person, campaign: Campaign, words: str) -> Text | None:
    if length(words) > room(campaign.content):
        return text("That is longer than {n} signs.", n=room(campaign.content))
    if foreign(campaign.content, person.memory.campaigns().terms().link_hosts):
        return text("It holds a link that is not official.")
    return None


def _key(key: tuple[str, str]) -> Text:
    return text("{part}, {language}", part=part_name(key[0]), language=LANGUAGES[key[1]])


def _moved(person: Person, campaign: Campaign, after: CampaignState, said: Text, today: date) -> Response:
    if not rights.may_move(person, campaign, after):
        return moved_on(person, campaign, today)
    view = card(person, replace(campaign, state=after), today).under(said)
    return Response(view, effects=(MoveCampaign(campaign.id, campaign.state, after),))
