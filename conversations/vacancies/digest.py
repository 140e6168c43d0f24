"""A digest: what is new for a saved search, at most five, and only what really is of that kind and near."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from conversations.engine.actions import Open
from conversations.engine.text import text
from conversations.engine.view import Button, View
from conversations.regions import neighbours, province_of
from conversations.vacancies.board import Board
from conversations.vacancies.listing import A_LIST, view_of
from conversations.vacancies.looking import Wish
from conversations.vacancies.ranking import Suggestion, rank
from conversations.vacancies.records import SavedSearch, Vacancy
from conversations.vacancies.searching import called, wish_of
from conversations.vacancies.titles import family_of
from conversations.vacancies.wishes import Profile
from conversations.vacancies.words import SEARCHES

_LOOKED_AT = 60
"""Vacancies that are ranked, of which those that do not suit are left out."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The message, and the twins of what it shows."""

    view: View
    twins: tuple[str, ...]


def digest(
    search: SavedSearch, board: Board, own: Profile, today: date, without: AbstractSet[str] = frozenset()
) -> Digest | None:
    """Write what is new for a search, without the twins that the person has seen; `None` when nothing is."""
    wish = wish_of(search)
    ranked = rank(board, wish.on(own), today, without=without, limit=_LOOKED_AT)
    shown = [each for each in ranked if suits(search, wish, each.vacancy)][:A_LIST]
    return Digest(_view(search, board, shown), tuple(each.vacancy.twin for each in shown)) if shown else None


def suits(search: SavedSearch, wish: Wish, vacancy: Vacancy) -> bool:
    """Tell whether a vacancy is of the work that is looked for, and in its region, next to it, or in its province."""
    return _alike(search.wanted, wish.families, vacancy.title) and _near(wish.region, vacancy.region)


def _alike(wanted: str, families: tuple[str, ...], title: str) -> bool:
    if families:
        return family_of(title) in families
    sought = set(wanted.casefold().split())
    return not sought or bool(sought & set(title.casefold().split()))


def _near(wanted: str, region: str) -> bool:
    if not wanted or not region or region.startswith(wanted) or region in neighbours(wanted):
        return True
    return province_of(region) == province_of(wanted)


def _view(search: SavedSearch, board: Board, shown: list[Suggestion]) -> View:
    stop = Button(text("Stop this alert"), Open("search_drop", str(search.id)))
    return view_of(text("<b>New:</b> {search}", search=called(search)), board, shown, ((stop, SEARCHES),))
