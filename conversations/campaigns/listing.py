"""All announcements of an officer's region, a new one, and a copy of an old one."""

from dataclasses import replace
from datetime import date

from conversations.campaigns import flows
from conversations.campaigns.asking import ask
from conversations.campaigns.card import card
from conversations.campaigns.effects import CreateCampaign
from conversations.campaigns.finding import MINE, edited, find, is_staff, lost, of_staff, seen
from conversations.campaigns.keeping import OUTSIDE, keep
from conversations.campaigns.records import Campaign, Content, Options, Schedule
from conversations.campaigns.rights import may_do, may_see
from conversations.campaigns.words import ALL, MARKS, MENU, place
from conversations.engine.actions import Open
from conversations.engine.state import Answers
from conversations.engine.text import Raw, Said, Text, lines, text
from conversations.engine.view import Button, View, column
from conversations.outreach.audience import Audience
from conversations.reception.person import Person, Response
from conversations.regions.names import name_of
from conversations.staff.policy import may, may_anywhere, places

_AT_ONCE = 8
_LOOKED_AT = 300
_MOST_PLACES = 40
"""Places that are offered as buttons; the area of a branch has fewer regencies."""
_MINE = Button(text("Open the draft"), Open("campaign", MINE))
_WRITE = Button(text("Write the words"), Open("c_say", f"{MINE}.a.id"))
_HOW = lines(
    text("1. Compose: words, readers, time. Have it sent to yourself."),
    text("2. A second officer approves exactly what you wrote."),
    text("3. It is tried out on a few, then sent, and its results are counted."),
)


def command(person: Person, argument: str, today: date) -> Response | None:
    """List the announcements; to people without such a role the command does not exist."""
    if not is_staff(person):
        return None
    if not argument.strip():
        return Response(_listed(person, 0))
    return campaign(person, argument.strip(), today)


@of_staff
def campaigns(person: Person, argument: str, _today: date) -> Response:
    """List the announcements, from the place that the argument gives."""
    start = int(argument) if argument.isascii() and argument.isdigit() and len(argument) < len("1000") else 0
    return Response(_listed(person, start))


def campaign(person: Person, argument: str, today: date) -> Response:
    """Show one announcement."""
    found = find(person, argument)
    return lost() if found is None else Response(card(person, found, today))


@of_staff
def new(person: Person, argument: str, today: date) -> Response:
    """Begin a new announcement, in the place that the argument gives when the officer has several."""
    held = places(person, "compose")
    if not held:
        return lost()
    if not argument and len(held) > 1:
        choices = [Button(place(region), Open("c_new", region or flows.NATIONAL)) for region in held[:_MOST_PLACES]]
        pairs = tuple(tuple(choices[at : at + 2]) for at in range(0, len(choices), 2))
        return Response(View((text("<b>To which region does it belong?</b>"),), (*pairs, (ALL, MENU))))
    chosen = argument or held[0] or flows.NATIONAL
    if not _may_belong(person, _region(chosen)):
        return lost()
    return ask(flows.NEW, person, {"place": chosen}, today)


def created(person: Person, answers: Answers, _today: date) -> Response:
    """Keep a new draft; its readers are those of the region until the composer chooses others."""
    region = _region(answers["place"])
    if not _may_belong(person, region):
        return Response(View((OUTSIDE,), ((ALL, MENU),)))
    made = _draft(person, answers["name"], answers["goal"], region)
    said = lines(text("✓ The draft <b>{name}</b> is kept.", name=Raw(made.name)), text("Now write its words."))
    return Response(View((said,), ((_WRITE, _MINE), (ALL, MENU))), effects=(CreateCampaign(made),))


@edited
def rename(person: Person, known: Campaign, _rest: str, today: date) -> Response:
    """Ask for another name and goal."""
    return ask(flows.RENAME, person, {"campaign": str(known.id)}, today)


def renamed(person: Person, known: Campaign, answers: Answers, today: date) -> Response:
    """Keep another name and goal."""
    return keep(person, known, replace(known, name=answers["name"], goal=answers["goal"]), today)


@seen
def copied(person: Person, known: Campaign, rest: str, _today: date) -> Response:
    """Make a draft of the officer's own out of any announcement they may see; a second press makes no second."""
    if not may_do(person, "compose", known):
        return Response(View((OUTSIDE,), ((ALL, MENU),)))
    newest = person.memory.campaigns().newest_draft()
    if newest is not None and (newest.name, newest.digest) == (known.name, known.digest):
        return Response(View((text("✓ The copy is kept as a draft."),), ((_MINE,), (ALL, MENU))))
    made = replace(
        _draft(person, known.name, known.goal, known.region),
        content=known.content,
        audience=known.audience,
        schedule=known.schedule,
        options=known.options,
    )
    return Response(
        View((text("✓ The copy is kept as a draft."),), ((_MINE,), (ALL, MENU))), effects=(CreateCampaign(made),)
    )


def _draft(person: Person, name: str, goal: str, region: str) -> Campaign:
    known = person.memory
    return Campaign(
        id=0,
        name=name,
        goal=goal,
        region=region,
        state="draft",
        content=Content(),
        audience=Audience(regions=(region,) if region else ()),
        schedule=Schedule(),
        options=Options(),
        composer=known.campaigns().me(),
        created_at=known.heard_at(),
        changed_at=known.heard_at(),
    )


def _may_belong(person: Person, region: str) -> bool:
    return may(person, "compose", region) and (not region or bool(name_of(region)))


def _region(chosen: str) -> str:
    return "" if chosen == flows.NATIONAL else chosen


def _listed(person: Person, start: int) -> View:
    every = [each for each in person.memory.campaigns().latest(_LOOKED_AT) if may_see(person, each)]
    page = every[start : start + _AT_ONCE] or every[:_AT_ONCE]
    parts: tuple[Said, ...] = (text("<b>Announcements</b>"), _HOW) if not every else (_head(len(every)),)
    rows = column(*(Button(_line(each), Open("campaign", str(each.id))) for each in page))
    after = start + _AT_ONCE
    more = ((Button(text("Older ones"), Open("campaigns", str(after))),),) if after < len(every) else ()
    composing = may_anywhere(person, "compose")
    begin = (Button(text("New announcement"), Open("c_new")), Button(text("Saved audiences"), Open("segments")))
    return View(parts, (*rows, *more, *((begin,) if composing else ()), (MENU,)))


def _head(n: int) -> Text:
    return text("<b>Announcements: {n}</b>", n=n)


def _line(campaign: Campaign) -> Raw:
    return Raw(f"{MARKS[campaign.state]} {campaign.name[:40]}")
