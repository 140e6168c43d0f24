"""Choosing the readers: each criterion with its values, how many that reaches now, and saved audiences."""

from dataclasses import replace
from datetime import date

from conversations.campaigns import flows, whom
from conversations.campaigns.asking import ask
from conversations.campaigns.card import reached
from conversations.campaigns.finding import edited
from conversations.campaigns.keeping import keep
from conversations.campaigns.records import Campaign
from conversations.campaigns.words import head, to_card, voids
from conversations.engine.actions import Open
from conversations.engine.state import Answers
from conversations.engine.text import Raw, Said, Text, text
from conversations.engine.view import Button, Rows, View, column
from conversations.outreach.audience import Audience
from conversations.reception.person import Person, Response
from conversations.staff.policy import may, places

_SOURCES = 12
_COLUMN = 5
"""Up to so many values stand one below the other."""


@edited
def whom_page(person: Person, campaign: Campaign, rest: str, today: date) -> Response:
    """Show the readers; "all" drops every criterion but the region."""
    if rest == "all":
        held = tuple(place for place in places(person, "compose") if place)
        emptied = replace(campaign, audience=Audience(regions=held))
        return keep(person, campaign, emptied, today, show=readers_view)
    return Response(readers_view(person, campaign, today))


def readers_view(person: Person, campaign: Campaign, today: date) -> View:
    """Show the criteria that are given and how many they reach, with a button for each criterion."""
    parts = (head(campaign), reached(person, campaign.audience, today), whom.told(campaign.audience))
    choices = [Button(title, Open("c_criterion", f"{campaign.id}.{name}")) for name, title in whom.TITLES.items()]
    pairs = tuple(tuple(choices[at : at + 2]) for at in range(0, len(choices), 2))
    saved = Button(text("Saved audiences"), Open("c_saved", str(campaign.id)))
    keep_it = Button(text("Keep under a name"), Open("c_keep", str(campaign.id)))
    everybody = Button(text("Start over"), Open("c_whom", f"{campaign.id}.all"))
    plan = Button(text("Flight plan"), Open("c_flight", str(campaign.id)))
    return View((*parts, *voids(campaign)), (*pairs, (saved, keep_it), (plan, everybody), (to_card(campaign),)))


@edited
def criterion(person: Person, campaign: Campaign, name: str, today: date) -> Response:
    """Show the values of one criterion, to add or take away."""
    if name not in whom.TITLES:
        return Response(readers_view(person, campaign, today))
    return Response(criterion_view(person, campaign, name, today))


def criterion_view(person: Person, campaign: Campaign, name: str, today: date) -> View:
    """Show one criterion: what is chosen is marked, and a press changes it."""
    held = whom.values_of(campaign.audience, name)
    offered = {**_offered(person, campaign, name), **{value: whom.label(name, value) for value in held}}
    choices = [_toggle(campaign, name, value, label, given=value in held) for value, label in offered.items()]
    rows: Rows = column(*choices) if len(choices) <= _COLUMN else _pairs(choices)
    typed = {"regions": ("c_region", text("Add a region")), "families": ("c_work", text("Add a kind of work"))}
    more = ((Button(typed[name][1], Open(typed[name][0], str(campaign.id))),),) if name in typed else ()
    back = Button(text("All criteria"), Open("c_whom", str(campaign.id)))
    title = text("<b>{title}</b>", title=whom.TITLES[name])
    none: tuple[Said, ...] = () if held else (text("Nothing is chosen, so it excludes nobody."),)
    parts = (title, reached(person, campaign.audience, today), *none, *voids(campaign))
    return View(parts, (*rows, *more, (back, to_card(campaign))))


@edited
def chosen(person: Person, campaign: Campaign, rest: str, today: date) -> Response:
    """Add a value of a criterion, or take it away: "kinds.+employer"; a second press changes nothing."""
    name, _, signed = rest.partition(".")
    changed = (
        whom.with_value(campaign.audience, name, signed[1:], given=signed.startswith("+"))
        if signed[:1] in ("+", "-")
        else None
    )
    if changed is None or (name == "sources" and signed.startswith("+") and not _is_own_source(person, signed[1:])):
        return Response(readers_view(person, campaign, today))
    return _kept(person, campaign, changed, name, today)


@edited
def region(person: Person, campaign: Campaign, _rest: str, today: date) -> Response:
    """Ask for a region."""
    return ask(flows.ADD_REGION, person, {"campaign": str(campaign.id)}, today)


def region_added(person: Person, campaign: Campaign, answers: Answers, today: date) -> Response:
    """Add a region; one that lies in another takes its place, because it is narrower."""
    code = answers["region"]
    kept = (
        each
        for each in campaign.audience.regions
        if not code.startswith(f"{each}.") and not each.startswith(f"{code}.")
    )
    changed = replace(campaign.audience, regions=tuple(sorted({*kept, code})))
    return _kept(person, campaign, changed, "regions", today)


@edited
def work(person: Person, campaign: Campaign, _rest: str, today: date) -> Response:
    """Ask for a kind of work."""
    return ask(flows.ADD_WORK, person, {"campaign": str(campaign.id)}, today)


def work_added(person: Person, campaign: Campaign, answers: Answers, today: date) -> Response:
    """Add the kinds of work that were typed."""
    audience = campaign.audience
    for family in answers["work"].split(","):
        audience = whom.with_value(audience, "families", family, given=True) or audience
    return _kept(person, campaign, audience, "families", today)


def _kept(person: Person, campaign: Campaign, audience: Audience, name: str, today: date) -> Response:
    def show(person: Person, campaign: Campaign, today: date) -> View:
        return criterion_view(person, campaign, name, today)

    return keep(person, campaign, replace(campaign, audience=audience), today, show=show)


def _offered(person: Person, campaign: Campaign, name: str) -> dict[str, Said]:
    if name != "sources":
        return dict(whom.options(name))
    held = campaign.audience.regions or places(person, "compose")
    known = person.memory.sources().listed(held, (), 0, _SOURCES)
    return {each.code: Raw(each.name[:40]) for each in known}


def _is_own_source(person: Person, code: str) -> bool:
    """Tell whether a code, which may be forged, is of a source in the officer's places: others are not counted here."""
    known = person.memory.sources().find(code)
    return known is not None and may(person, "compose", known.region)


def _toggle(campaign: Campaign, name: str, value: str, label: Said, *, given: bool) -> Button:
    shown: Text = text("✓ {choice}", choice=label) if given else text("{choice}", choice=label)
    return Button(shown, Open("c_set", f"{campaign.id}.{name}.{'-' if given else '+'}{value}"))


def _pairs(buttons: list[Button]) -> Rows:
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
