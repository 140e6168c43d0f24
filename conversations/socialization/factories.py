"""The desk of a mass layoff: how the workers of a factory get on, in numbers; messages to parts of them."""

from collections.abc import Mapping
from datetime import date

from conversations.engine.actions import Open
from conversations.engine.text import Raw, Said, Text, lines, text
from conversations.engine.view import Button, Rows, View, column
from conversations.reception.person import Person, Response
from conversations.socialization.codes import plain
from conversations.socialization.desk import lost
from conversations.socialization.effects import DraftForCohort, Group
from conversations.socialization.records import Cohort, Source, SourceKind
from conversations.socialization.words import FACTORIES, LEAST, MENU, figure, head
from conversations.staff.policy import may, may_anywhere, places

_AT_ONCE = 8
_KIND: tuple[SourceKind, ...] = ("factory",)
_GROUPS: Mapping[Group, Text] = {
    "all": text("All who joined"),
    "unchecked": text("Not checked yet"),
    "unproven": text("Proof incomplete"),
    "soon": text("Deadline is near"),
    "silent": text("Silent"),
}


def command(person: Person, argument: str, today: date) -> Response | None:
    """Show the factories, or the one whose code stands behind the command; for those who may."""
    if not may_anywhere(person, "cohorts"):
        return None
    return factory(person, plain(argument), today) if argument.strip() else listed(person, "", today)


def listed(person: Person, _argument: str, _today: date) -> Response:
    """List the factories within the officer's places."""
    if not may_anywhere(person, "cohorts"):
        return lost()
    found = person.memory.sources().listed(places(person, "cohorts"), _KIND, 0, _AT_ONCE)
    told: list[Said] = [text("<b>Mass layoffs</b>: one link for each factory, which its workers open to join.")]
    if not found:
        told.append(text("There is none yet."))
    rows = column(*(Button(Raw(each.name[:50]), Open("factory", each.code)) for each in found))
    new = ((Button(text("New factory"), Open("source_new", "factory")),),) if may_anywhere(person, "sources") else ()
    return Response(View(tuple(told), (*rows, *new, (MENU,))))


def factory(person: Person, argument: str, today: date) -> Response:
    """Show the desk of one factory."""
    known = mine(person, argument)
    if known is None:
        return lost()
    return Response(_desk(person, known, person.memory.sources().cohort(known.code, today)))


def say(person: Person, argument: str, _today: date) -> Response:
    """Begin an announcement to a part of the workers; somebody else approves it."""
    code, _, told = argument.partition(".")
    known, group = mine(person, code), _group(told)
    if known is None or group is None or not may(person, "compose", known.region):
        return lost()
    name = f"{known.name[:50]}: {_NAMES[group]}"
    view = View(
        (
            text("✓ The draft <b>{name}</b> is kept.", name=Raw(name)),
            text("Write its words. A second officer approves it before anybody gets it."),
        ),
        ((Button(text("Open the draft"), Open("campaign", "mine")),), (_back(known), MENU)),
    )
    return Response(view, effects=(DraftForCohort(known.code, group, name),))


_NAMES: Mapping[Group, str] = {
    "all": "semua",
    "unchecked": "belum cek kelayakan",
    "unproven": "bukti PHK belum lengkap",
    "soon": "batas akhir dekat",
    "silent": "lama tidak menulis",
}
"""The end of the name of a draft, which only officers read."""


def mine(person: Person, code: str) -> Source | None:
    """Return a factory whose desk the officer may see; the code may be forged."""
    known = person.memory.sources().find(code) if code else None
    if known is None or known.kind != "factory":
        return None
    return known if may(person, "cohorts", known.region) else None


def _desk(person: Person, known: Source, cohort: Cohort) -> View:
    parts: list[Said] = [lines(*head(known).lines, *_layoff(known)), _joined(known, cohort)]
    if cohort.joined >= LEAST:
        parts += [_state(cohort), _time(cohort), text("Figures below {n} people are not shown, and no names.", n=LEAST)]
    else:
        parts.append(text("Figures are shown once {n} workers have joined.", n=LEAST))
    return View(tuple(parts), _rows(person, known, cohort))


def _layoff(known: Source) -> tuple[Said, ...]:
    return (text("Layoff on {day}", day=known.on),) if known.on else ()


def _joined(known: Source, cohort: Cohort) -> Said:
    if cohort.joined < LEAST:
        return text("Joined: {figure}", figure=figure(cohort.joined, known.workers or LEAST))
    if not known.workers:
        return text("Joined: <b>{n}</b>", n=cohort.joined)
    percent = min(100, round(100 * cohort.joined / known.workers))
    return text(
        "Joined: <b>{n}</b> of {workers} ({percent} percent)", n=cohort.joined, workers=known.workers, percent=percent
    )


def _state(cohort: Cohort) -> Said:
    def told(count: int) -> Said:
        return figure(count, cohort.joined)

    return lines(
        text("• Not checked yet: {figure}", figure=told(cohort.unchecked)),
        text("• Proof of the layoff incomplete: {figure}", figure=told(cohort.papers.get("missing", 0))),
        text("• Do not know their proof: {figure}", figure=told(cohort.papers.get("unknown", 0))),
        text("• Claim filed: {figure}", figure=told(cohort.filed)),
        text("• Silent for two weeks: {figure}", figure=told(cohort.silent)),
    )


def _time(cohort: Cohort) -> Said:
    known = cohort.soon + cohort.later
    last = [
        text("• Last day within a month: {figure}", figure=figure(cohort.soon, cohort.joined)),
        text("• Last day later: {figure}", figure=figure(cohort.later, cohort.joined)),
        text("• Last day has passed: {figure}", figure=figure(cohort.past, cohort.joined)),
    ]
    if cohort.nearest is not None and known >= LEAST:
        last.append(text("• Nearest last day: {day}", day=cohort.nearest))
    return lines(*last)


def _rows(person: Person, known: Source, cohort: Cohort) -> Rows:
    writes: Rows = ()
    if cohort.joined >= LEAST and may(person, "compose", known.region):
        writes = ((Button(text("Write to them"), Open("factory_write", known.code)),),)
    link = (
        ((Button(text("Link and poster"), Open("source", known.code)),),)
        if may(person, "sources", known.region)
        else ()
    )
    again = Button(text("Count again"), Open("factory", known.code))
    return (*writes, *link, (again, FACTORIES), (MENU,))


def write(person: Person, argument: str, _today: date) -> Response:
    """Ask to whom of the workers an announcement goes."""
    known = mine(person, argument)
    if known is None or not may(person, "compose", known.region):
        return lost()
    told = (
        text("<b>To whom do you write?</b>"),
        text("I make a draft with these readers. You write the words, and a second officer approves it."),
    )
    rows = column(*(Button(label, Open("factory_say", f"{known.code}.{group}")) for group, label in _GROUPS.items()))
    return Response(View(told, (*rows, (_back(known), MENU))))


def _group(told: str) -> Group | None:
    return next((group for group in _GROUPS if group == told), None)


def _back(known: Source) -> Button:
    return Button(text("Back to the desk"), Open("factory", known.code))
