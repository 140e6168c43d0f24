"""The page of an announcement's results: for officers of its regions, counted while they wait or right after."""

from dataclasses import replace
from datetime import date

from conversations.campaigns import rights
from conversations.campaigns.finding import find, lost
from conversations.campaigns.records import Campaign
from conversations.campaigns.words import COUNTING
from conversations.engine.actions import Open
from conversations.engine.text import text
from conversations.engine.view import Button, View
from conversations.outcomes.effects import CountResults, NoteTaken
from conversations.outcomes.records import Results
from conversations.outcomes.results_paper import results_paper
from conversations.outcomes.results_view import PARTS, Part, results_view
from conversations.reception.person import Person, Response

FILE = "csv"
_MENU = Button(text("Menu"), Open("menu"))


def results(person: Person, argument: str, today: date) -> Response:
    """Show the results of an announcement; the argument is its number, and the page."""
    number, _, part = argument.partition(".")
    campaign = find(person, number)
    if campaign is None or not rights.may_do(person, "results", campaign):
        return lost()
    wanted = part or "all"
    if wanted != FILE and wanted not in PARTS:
        return lost()
    taken = (NoteTaken(campaign.region, f"campaign {campaign.id}"),) if wanted == FILE else ()
    found = person.memory.outcomes().results(campaign.id)
    if found is None:
        return Response(View((COUNTING,), ((_MENU,),)), effects=(CountResults(campaign.id, wanted), *taken))
    return Response(shown(campaign, found, wanted), effects=taken)


def shown(campaign: Campaign, found: Results, wanted: str) -> View:
    """Return a page of the results, or the whole as a file."""
    part: Part = next((each for each in PARTS if each == wanted), "all")
    view = results_view(campaign.id, campaign.name, found, part)
    if wanted != FILE or not found.planned:
        return view
    return replace(view, chart=None, papers=(results_paper(campaign.id, campaign.name, found),))
