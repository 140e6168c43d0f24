"""Looking around without a profile: by a place, by a kind of work, or through the whole list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from conversations.engine.actions import Open
from conversations.engine.text import Raw, Text, text
from conversations.engine.view import Button, Rows
from conversations.reception.person import Person, Response
from conversations.regions import name_of, named, search
from conversations.vacancies.listing import A_LIST, ALERT, START, WAYS, applied_for, noted, nothing, view_of
from conversations.vacancies.profile import profile_of
from conversations.vacancies.ranking import Suggestion, rank
from conversations.vacancies.titles import families_like, family_of, label_of
from conversations.vacancies.wishes import Profile
from conversations.vacancies.words import PROFILE

_PLACE = re.compile(r"(\d\d(?:\.\d\d)?)?\+([a-z0-9_.]{0,36})\+(\d{1,3})", re.ASCII)
_ROOM = 36
_IN = re.compile(r"\s*\b(?:di|daerah|sekitar|wilayah|area|dekat|in|near|around)\b\s*")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody looks for: a region by its Kemendagri code, families of titles, both or neither."""

    region: str = ""
    families: tuple[str, ...] = ()

    def on(self, own: Profile) -> Profile:
        """Return what a person brings, with what is looked for now."""
        return replace(own, region=self.region or own.region, wanted=self.families or own.wanted)

    def argument(self, offset: int) -> str:
        """Return the argument of the page that shows what is found from an offset on; some families may be left out."""
        told = ".".join(self.families)
        while len(told) > _ROOM:
            told = told.rpartition(".")[0]
        return f"{self.region}+{told}+{offset}"


def wish_of(typed: str) -> Wish | None:
    """Read what is looked for: "kasir di toba", "siantar", "operator"; `None` when neither place nor work is named."""
    plain = " ".join(typed.casefold().split())
    what, *where = _IN.split(plain, maxsplit=1)
    families = families_like(what)
    # Among words about work a slip of a place's name would be guessed.
    regions = search(where[0]) if where else named(plain) if families else search(plain)
    return Wish(next(iter(regions), ""), families) if families or regions else None


def around(person: Person, argument: str, today: date) -> Response:
    """Show the vacancies of a wish from an offset on; the argument is "region+family+offset"."""
    found = _PLACE.fullmatch(argument)
    wish = Wish(found[1] or "", tuple(filter(None, found[2].split(".")))) if found else Wish()
    return wished(person, wish, today, int(found[3]) if found else 0)


def wished(person: Person, wish: Wish, today: date, offset: int = 0) -> Response:
    """Show the vacancies that come nearest to a wish."""
    own, board = profile_of(person, today), person.memory.board()
    without = person.memory.refused() | applied_for(person)
    found = rank(board, wish.on(own), today, without=without, limit=offset + A_LIST + 1)[offset:]
    shown, profile = found[:A_LIST], START if own.empty else PROFILE
    if not shown:
        return Response(nothing(person, _none(wish, offset), profile))
    following = Button(text("Next five"), Open("vacancies_open", wish.argument(offset + A_LIST)))
    more: Rows = ((following,),) if len(found) > A_LIST else ()
    view = view_of(_head(wish, shown), board, shown, (*more, (ALERT, profile), *WAYS))
    return Response(view, effects=noted(person, shown))


def _none(wish: Wish, offset: int) -> Text:
    if offset:
        return text("That was all for now. New ones come as employers post them.")
    return text("There is no such vacancy on my list now.") if wish != Wish() else text("My list is empty now.")


def _head(wish: Wish, shown: Sequence[Suggestion]) -> Text:
    """Say honestly whether what is shown is what was looked for."""
    first = shown[0].vacancy
    near, alike = first.region.startswith(wish.region), family_of(first.title) in wish.families
    where = Raw(name_of(wish.region))
    if wish.region and wish.families:
        what = label_of(wish.families[0])
        if near and alike:
            return text("<b>{what} in {where}</b>", what=what, where=where)
        return text("No <b>{what}</b> in <b>{where}</b> now. The nearest to it:", what=what, where=where)
    if wish.region:
        here = text("<b>Vacancies in {where}</b>", where=where)
        return here if near else text("Nothing in <b>{where}</b> now. The nearest to it:", where=where)
    if wish.families:
        what = label_of(wish.families[0])
        return text("<b>{what}</b>", what=what) if alike else text("No <b>{what}</b> now. Close to it:", what=what)
    return text("<b>Vacancies on my list</b>")
