"""Saved audiences: kept under a name for the officers of a region, used again, and dropped."""

from dataclasses import replace
from datetime import date

from conversations.campaigns import flows, whom
from conversations.campaigns.asking import ask
from conversations.campaigns.effects import DropSegment, SaveSegment
from conversations.campaigns.finding import NUMBER, edited, lost, of_staff, plain
from conversations.campaigns.keeping import keep
from conversations.campaigns.readers import readers_view
from conversations.campaigns.records import Campaign
from conversations.campaigns.rights import may_reach
from conversations.campaigns.segments import MOST, Segment
from conversations.campaigns.words import ALL, MENU, head, place, to_card
from conversations.engine.actions import Open
from conversations.engine.state import Answers
from conversations.engine.text import Raw, Text, text
from conversations.engine.view import Button, View, column
from conversations.reception.person import Person, Response
from conversations.staff.policy import may

_AT_ONCE = 10
_NONE = text("No audience is saved yet. Choose readers of an announcement, then keep them under a name.")
_SAVED = Button(text("Saved audiences"), Open("segments"))


@edited
def choices(person: Person, campaign: Campaign, rest: str, today: date) -> Response:
    """Offer the saved audiences that lie within the officer's places, or take the one whose number is given."""
    usable = [each for each in _own(person) if may_reach(person, "compose", each.audience)]
    chosen = next((each for each in usable if str(each.id) == rest), None)
    if chosen is not None:
        note = text("✓ Readers of “{name}”.", name=Raw(chosen.name))
        return keep(person, campaign, replace(campaign, audience=chosen.audience), today, note, show=readers_view)
    rows = column(*(Button(Raw(each.name), Open("c_saved", f"{campaign.id}.{each.id}")) for each in usable[:_AT_ONCE]))
    said = text("Which audience?") if usable else _NONE
    return Response(View((head(campaign), said), (*rows, (to_card(campaign),))))


@edited
def name(person: Person, campaign: Campaign, _rest: str, today: date) -> Response:
    """Ask for the name under which the readers are kept."""
    return ask(flows.KEEP, person, {"campaign": str(campaign.id)}, today)


def named(person: Person, campaign: Campaign, answers: Answers, today: date) -> Response:
    """Keep the readers of an announcement under a name."""
    if not may(person, "compose", campaign.region):
        return lost()
    called = " ".join(answers["segment"].split())
    here = [each for each in person.memory.campaigns().segments() if each.region == campaign.region]
    if len(here) >= MOST and called.lower() not in {each.name.lower() for each in here}:
        return plain(text("There are {n} saved audiences already. Remove one first.", n=MOST), rows=((_SAVED,),))
    view = readers_view(person, campaign, today).under(text("✓ Kept as “{name}”.", name=Raw(called)))
    return Response(view, effects=(SaveSegment(called, campaign.region, campaign.audience),))


@of_staff
def segments(person: Person, argument: str, _today: date) -> Response:
    """List the saved audiences, or show the one whose number is given."""
    own = _own(person)
    chosen = next((each for each in own if str(each.id) == argument), None)
    if chosen is not None:
        off = Button(text("Remove"), Open("segment_drop", str(chosen.id)))
        return Response(View((_title(chosen), whom.told(chosen.audience)), ((off, _SAVED), (ALL, MENU))))
    rows = column(*(Button(Raw(each.name), Open("segments", str(each.id))) for each in own[:_AT_ONCE]))
    return Response(View((text("<b>Saved audiences</b>"), *(() if own else (_NONE,))), (*rows, (ALL, MENU))))


@of_staff
def drop(person: Person, argument: str, _today: date) -> Response:
    """Ask once, then forget a saved audience."""
    number, _, word = argument.partition(".")
    chosen = next((each for each in _own(person) if NUMBER.fullmatch(number) and str(each.id) == number), None)
    if chosen is None:
        return lost()
    if word != "yes":
        yes = Button(text("Yes, remove"), Open("segment_drop", f"{number}.yes"))
        return Response(View((text("Remove “{name}”?", name=Raw(chosen.name)),), ((yes, _SAVED), (ALL, MENU))))
    gone = View((text("“{name}” is removed.", name=Raw(chosen.name)),), ((_SAVED,), (ALL, MENU)))
    return Response(gone, effects=(DropSegment(chosen.id),))


def _own(person: Person) -> tuple[Segment, ...]:
    return tuple(each for each in person.memory.campaigns().segments() if may(person, "compose", each.region))


def _title(segment: Segment) -> Text:
    return text("<b>{name}</b> ({place})", name=Raw(segment.name), place=place(segment.region))
