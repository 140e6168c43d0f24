"""Posters for every regency of a place at once: made where there is none yet, and sent as one file to print."""

from datetime import date
from functools import lru_cache

from conversations.engine.actions import Open
from conversations.engine.papers import Paper, Table
from conversations.engine.text import Raw, Said, lines, plural, text
from conversations.engine.view import Button, View, column
from conversations.reception.person import Person, Response
from conversations.regions import name_of
from conversations.regions.names import every_code
from conversations.socialization.codes import printed
from conversations.socialization.desk import NO_NAME, lost
from conversations.socialization.effects import AddSources
from conversations.socialization.posters import posters
from conversations.socialization.records import Source
from conversations.socialization.words import MENU, SOURCES
from conversations.staff.policy import covers, may_anywhere, places

OWN = "own"
"""Stands for all places of the officer's own."""
MOST = 60
"""Posters that are made at once."""
_SHOWN, _AREAS = 5, 20
_DONE = "yes"


def batch(person: Person, argument: str, today: date) -> Response:
    """Ask for which place, then whether, then make the posters of its regencies."""
    if not may_anywhere(person, "sources"):
        return lost()
    if argument.endswith(f".{_DONE}"):
        return _made(person, argument.removesuffix(f".{_DONE}"), today)
    return _asked(person, argument) if argument else _choice(person)


def _choice(person: Person) -> Response:
    held = places(person, "sources")
    if len(_within(held)) <= MOST:
        return _asked(person, OWN)
    areas = [each for each in person.memory.office().areas() if _codes(person, each.code)]
    branches = column(*(Button(Raw(each.name), Open("source_batch", each.code)) for each in areas[:_AREAS]))
    provinces = [code for code in every_code() if len(code) == len("12") and any(covers(each, code) for each in held)]
    buttons = [Button(Raw(name_of(code)), Open("source_batch", code)) for code in provinces]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    return Response(
        View((text("One poster for each regency and city. Of which place?"),), (*branches, *rows, (SOURCES, MENU)))
    )


def _asked(person: Person, argument: str) -> Response:
    codes = _codes(person, argument)
    if not codes:
        return lost()
    named = [text("• {name}", name=Raw(name_of(code))) for code in codes[:_SHOWN]]
    rest = [text("• and {n} more", n=len(codes) - _SHOWN)] if len(codes) > _SHOWN else []
    told: tuple[Said, ...] = (
        plural("<b>A poster for {n} region</b>", "<b>Posters for {n} regions</b>", len(codes)),
        lines(*named, *rest),
        text("Each has its own QR code, so that you see where people come from. Existing ones are kept."),
    )
    yes = Button(text("Make and send"), Open("source_batch", f"{argument}.{_DONE}"))
    return Response(View(told, ((yes,), (SOURCES, MENU))))


def _made(person: Person, argument: str, today: date) -> Response:
    codes = _codes(person, argument)
    if not codes:
        return lost()
    wanted = [poster_of(code) for code in codes]
    memory = person.memory.sources()
    known = {each.region: like for each in wanted if (like := memory.like(each)) is not None}
    missing = [each for each in wanted if each.region not in known]
    fresh = [
        Source(code, each.kind, each.name, each.region)
        for code, each in zip(memory.fresh(len(missing)), missing, strict=True)
    ]
    everything = sorted([*known.values(), *fresh], key=lambda each: each.region)
    told: list[Said] = [
        plural("✓ {n} new poster.", "✓ {n} new posters.", len(fresh)),
        text("I send you all {n} in one file, and the list of codes.", n=len(everything)),
    ]
    return Response(_view(person, everything, told, today), effects=(AddSources(tuple(fresh)),) if fresh else ())


def _view(person: Person, everything: list[Source], told: list[Said], today: date) -> View:
    rows = ((SOURCES, MENU),)
    links = {each.code: person.memory.link(each.code) for each in everything}
    papers = (listing(everything, links, today),)
    if not all(links.values()):
        return View((told[0], NO_NAME), rows, papers=papers)
    return View(tuple(told), rows, papers=papers, posters=posters(everything, links, "a4", "a6"))


def listing(everything: list[Source], links: dict[str, str], today: date) -> Paper:
    """List sources with their codes and links, for a spreadsheet."""
    head = (text("Code"), text("Name"), text("Region code"), text("Region"), text("Link"))
    rows = tuple(
        (Raw(printed(each.code)), Raw(each.name), Raw(each.region), Raw(name_of(each.region)), Raw(links[each.code]))
        for each in everything
    )
    title = text("Sources")
    return Paper(f"sources-{today.isoformat()}", title, (Table(head, rows),), text("The list of codes"), ("csv",))


def poster_of(region: str) -> Source:
    """Return the poster of a region as it is made in a batch; it bears no code yet."""
    return Source("", "poster", f"Poster {name_of(region)}", region)


def regencies(place: str) -> tuple[str, ...]:
    """Return the regencies and cities of a place; "" is all of Indonesia."""
    return tuple(code for code in _every() if covers(place, code))


def _codes(person: Person, argument: str) -> tuple[str, ...]:
    """Return the regencies that are meant, within what the officer may; the argument may be forged."""
    allowed = _within(places(person, "sources"))
    if argument == OWN:
        wanted = allowed
    elif name_of(argument):
        wanted = tuple(code for code in allowed if covers(argument, code))
    else:
        branch = next((each.regions for each in person.memory.office().areas() if each.code == argument), ())
        wanted = tuple(code for code in allowed if any(covers(each, code) for each in branch))
    return wanted if len(wanted) <= MOST else ()


def _within(held: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in _every() if any(covers(each, code) for each in held))


@lru_cache(maxsize=1)
def _every() -> tuple[str, ...]:
    return tuple(code for code in every_code() if len(code) > len("12"))
