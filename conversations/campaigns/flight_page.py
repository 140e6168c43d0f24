"""The flight plan: whom it reaches, when it will be over, and how it looks, before anybody approves it."""

from collections.abc import Iterator, Mapping
from datetime import date

from conversations.campaigns import checks, links
from conversations.campaigns.card import FEW, gives_away
from conversations.campaigns.effects import CountReaders, PreviewCampaign
from conversations.campaigns.finding import seen
from conversations.campaigns.flight import Flight, OneOfTen
from conversations.campaigns.message import room
from conversations.campaigns.options_page import stars
from conversations.campaigns.port import Campaigns
from conversations.campaigns.records import Campaign
from conversations.campaigns.whom import TITLES
from conversations.campaigns.words import COUNTING, MENU, NOBODY, head, percent, to_card
from conversations.engine.actions import Open
from conversations.engine.text import Lines, Raw, Said, Text, lines, text
from conversations.engine.view import Button, View
from conversations.outreach.audience import EXCLUSIONS, Excluded
from conversations.privacy.moments import moment
from conversations.reception.person import Person, Response

_WHY: Mapping[Excluded, Text] = {
    "unreachable": text("cannot be reached"),
    "stopped": text("stopped announcements"),
    "had_one": text("had one in the last 7 days"),
    "talking": text("is answering questions now"),
}
_UNSHOWN = text("No examples are shown, because they would tell whose proof is missing.")
_NO_WORDS = text("There are no words yet. Write them first.")


@seen
def show(person: Person, campaign: Campaign, _rest: str, _today: date) -> Response:
    """Send the announcement to the officer's own chat, as its readers get it."""
    parts = tuple(sorted(campaign.content.texts))
    if not parts:
        return Response(View((_NO_WORDS,), ((to_card(campaign),),)))
    told = text("I send it to you now, each version as its readers see it.")
    return Response(View((told,), ((to_card(campaign),),)), effects=(PreviewCampaign(campaign.id, parts),))


@seen
def flight(person: Person, campaign: Campaign, _rest: str, today: date) -> Response:
    """Show the flight plan as of now."""
    shown = planned(campaign, person.memory.campaigns(), today)
    return _later(CountReaders(campaign.id, today)) if shown is None else Response(shown)


@seen
def ten(person: Person, campaign: Campaign, _rest: str, today: date) -> Response:
    """Show ten people, masked: who gets it, who does not, and why."""
    shown = sampled(campaign, person.memory.campaigns(), today)
    return _later(CountReaders(campaign.id, today, examples=True)) if shown is None else Response(shown)


def planned(campaign: Campaign, known: Campaigns, today: date) -> View | None:
    """Return the flight plan; `None` where people are too many to be counted while somebody waits."""
    plan = known.flight(campaign, today)
    if plan is None:
        return None
    hosts = known.terms().link_hosts
    few = gives_away(campaign.audience, plan.reach)
    times = () if few else tuple(_time(campaign, plan))
    people = FEW if few else Lines(tuple(_people(plan)))
    parts = (head(campaign), people, *((Lines(times),) if times else ()), _form(campaign, hosts))
    ten = Button(text("Ten examples"), Open("c_ten", str(campaign.id)))
    mine = Button(text("Send to me"), Open("c_show", str(campaign.id)))
    return View(parts, ((ten, mine), (to_card(campaign),)))


def sampled(campaign: Campaign, known: Campaigns, today: date) -> View | None:
    """Return the ten examples; `None` as with `planned`."""
    found = known.ten(campaign, today)
    if found is None:
        return None
    if campaign.audience.lacks_proof:
        return View((head(campaign), _UNSHOWN), ((to_card(campaign),),))
    note = text("Only the end of each number is shown. Other people may come up next time.")
    said: tuple[Said, ...] = (Lines(tuple(map(_one, found))), note) if found else (text("Nobody is there yet."),)
    again = Button(text("Others"), Open("c_ten", str(campaign.id)))
    plan = Button(text("Flight plan"), Open("c_flight", str(campaign.id)))
    return View((head(campaign), *said), ((again, plan), (to_card(campaign),)))


def _later(effect: CountReaders) -> Response:
    return Response(View((COUNTING,), ((MENU,),)), effects=(effect,))


def _one(each: OneOfTen) -> Text:
    who = Raw(each.masked)
    if each.reached:
        return text("✓ {who}: gets it", who=who)
    why = next((said for name, said in _WHY.items() if name == each.why), None)
    if why is not None:
        return text("– {who}: {why}", who=who, why=why)
    return text("– {who}: not meant, by {criterion}", who=who, criterion=TITLES.get(each.why, Raw(each.why)))


def _people(plan: Flight) -> Iterator[Text]:
    if not plan.reach.meant:
        yield NOBODY
        return
    yield text("<b>{reached}</b> of {meant} people get it.", reached=plan.reach.reached, meant=plan.reach.meant)
    for why in EXCLUSIONS:
        if number := plan.reach.excluded.get(why, 0):
            yield text("• {why}: {n}", why=_WHY[why], n=number)


def _time(campaign: Campaign, plan: Flight) -> Iterator[Text]:
    if campaign.schedule.kind == "drip":
        yield text("Each person gets it around their own date.")
        return
    for zone, at in sorted(plan.zones.items(), key=lambda each: each[1]):
        people = plan.reach.zones.get(zone, 0)
        yield text("• Done {moment}: {n} people", moment=moment(at, zone), n=people)
    if plan.delayed:
        yield text("Quiet hours delay it for {n} people.", n=plan.delayed)
    if campaign.options.hold_out:
        yield text("{share} are held out and get nothing.", share=percent(campaign.options.hold_out))
    if campaign.options.paid:
        yield text("Paid broadcast: at most {n} Stars.", n=stars(plan.reach.reached))


def _form(campaign: Campaign, hosts: tuple[str, ...]) -> Lines:
    foreign = links.foreign(campaign.content, hosts)
    number = links.count(campaign.content)
    longest = text("Longest words: {n} of {room} signs", n=checks.longest(campaign), room=room(campaign.content))
    if foreign:
        return lines(longest, text("Links that are not official: {n}", n=len(foreign)))
    if not number:
        return lines(longest, text("There is no link in it."))
    return lines(longest, text("Links checked: {n}, all official", n=number))
