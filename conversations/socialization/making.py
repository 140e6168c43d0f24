"""The short conversation in which an officer makes a source."""

from collections.abc import Mapping
from datetime import date

from conversations.engine.flow import Condition, Flow, Listing, Option, Outcome, Question, Route
from conversations.engine.state import Answers
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Text, text
from conversations.engine.values import as_date
from conversations.engine.view import View
from conversations.reception.person import Person, Response
from conversations.regions import name_of, named, search
from conversations.socialization.cards import card
from conversations.socialization.effects import AddSources
from conversations.socialization.records import SOURCE_KINDS, Source, SourceKind
from conversations.socialization.words import KINDS, MENU, SOURCES
from conversations.staff.policy import may, may_anywhere

_EVERYWHERE, _SKIP = "all", "skip"
_LATER = Option(_SKIP, text("Skip"), ("lewati", "tidak tahu", "belum tahu"))
_CALLED: Mapping[str, tuple[str, ...]] = {
    "event": ("acara", "sosialisasi"),
    "officer": ("petugas",),
    "union": ("serikat", "serikat pekerja", "serikat buruh"),
    "factory": ("pabrik", "perusahaan"),
}
_DATED: Mapping[str, Text] = {"event": text("Day of the event"), "factory": text("Day of the layoff")}
_MOST_WORKERS = 1_000_000
_DAY = len("2026-12-03")

KIND = Question(
    name="source_kind",
    title=text("Kind of source"),
    ask=text("<b>What kind of source is it?</b>"),
    why=text("A factory gets a desk of its own, an event has a day."),
    options=tuple(Option(kind, KINDS[kind], _CALLED.get(kind, ())) for kind in SOURCE_KINDS),
    samples=("poster", "pabrik", "serikat pekerja"),
)
PLACE = Question(
    name="source_region",
    kind="listed",
    title=text("Region"),
    ask=text("<b>In which region is it?</b>"),
    why=text("Whoever comes by it and has no region yet gets this one."),
    hint=text("Type a regency, city or province, such as: Simalungun."),
    again=text("I do not know that region. Write a province, regency or city, such as: Simalungun."),
    options=(Option(_EVERYWHERE, text("All of Indonesia"), ("seluruh indonesia", "nasional")),),
    listing=Listing(named, search, name_of),
    samples=("siantar", "kab simalungun", "sumut", "seluruh indonesia"),
)
NAME = Question(
    name="source_name",
    kind="words",
    title=text("Name of the source"),
    ask=text("<b>What is it called?</b>"),
    why=text("The name stands on the poster, and people read it when they come."),
    hint=text("Example: Notice board of the labour office, or PT Maju Jaya"),
    shortest=3,
    longest=80,
    samples=("Papan pengumuman Disnaker Siantar", "PT Maju Jaya"),
)
DAY = Question(
    name="source_day",
    kind="date",
    title=text("Day"),
    ask=text("<b>On which day?</b> The day of the event, or of the layoff."),
    why=text("It stands on the card of the source."),
    options=(_LATER,),
    samples=("14 desember 2026", "lewati"),
)


def _workers(typed: str) -> str | None:
    number = typed.casefold().removesuffix("orang").removesuffix("pekerja").strip().replace(".", "")
    known = number.isascii() and number.isdigit() and len(number) < len(str(_MOST_WORKERS)) and int(number) > 0
    return str(int(number)) if known else None


WORKERS = Question(
    name="source_workers",
    kind="words",
    title=text("Workers laid off"),
    ask=text("<b>How many workers are laid off?</b>"),
    why=text("The desk shows how many of them have come."),
    again=text("Please write a number, such as 350. Or press “Skip”."),
    options=(_LATER,),
    reads=_workers,
    quiet=True,
    samples=("350", "1.200 orang", "lewati"),
)


def _kind(answers: Answers, _today: date) -> str:
    return answers.get(KIND.name, "")


_ALWAYS: Condition[str] = Condition("always", lambda *_: True)
_MADE = View((text("The source is kept."),), ((SOURCES, MENU),))

FLOW: Flow[str] = Flow(
    name="source",
    title=text("New source"),
    purpose="",
    facts=_kind,
    routes=(
        Route(_ALWAYS, KIND),
        Route(_ALWAYS, PLACE),
        Route(_ALWAYS, NAME),
        Route(Condition("it has a day", lambda kind, _: kind in _DATED), DAY),
        Route(Condition("it is a factory", lambda kind, _: kind == "factory"), WORKERS),
    ),
    outcomes=(Outcome("made", _ALWAYS, lambda *_: _MADE),),
    mark=lambda kind: kind,
    forgets=True,
    home=lambda _: SOURCES,
)
"""It keeps nothing about the officer; its room makes the source, because the rights are asked there."""


def refuses(person: Person, _today: date) -> Response | None:
    """Let nobody begin who may make no source anywhere."""
    return None if may_anywhere(person, "sources") else Response(View((OLD_BUTTON,), ((MENU,),)))


def made(person: Person, answers: Answers, today: date) -> Response:
    """Make the source, unless the officer may not there or it exists, and show it."""
    wanted = _source(answers)
    if wanted is None or not may(person, "sources", wanted.region):
        outside = text("That lies outside the region in which you may make sources. Nothing was made.")
        return Response(View((outside,), ((SOURCES, MENU),)))
    memory = person.memory.sources()
    if known := memory.like(wanted):
        return Response(card(person, known, today).under(text("This source exists already.")))
    (code,) = memory.fresh(1)
    source = Source(code, wanted.kind, wanted.name, wanted.region, wanted.on, wanted.workers)
    view = card(person, source, today).under(text("✓ The source is kept."))
    return Response(view, effects=(AddSources((source,)),))


def _source(answers: Answers) -> Source | None:
    kinds: dict[str, SourceKind] = {kind: kind for kind in SOURCE_KINDS}
    kind, name = kinds.get(answers.get(KIND.name, "")), answers.get(NAME.name, "")
    region = answers.get(PLACE.name, "")
    if kind is None or not name or not (region == _EVERYWHERE or name_of(region)):
        return None
    told = answers.get(DAY.name, "")
    day = as_date(told) if len(told) == _DAY and kind in _DATED else None
    workers = answers.get(WORKERS.name, "")
    count = int(workers) if workers.isdigit() and kind == "factory" else None
    return Source("", kind, " ".join(name.split()), "" if region == _EVERYWHERE else region, day, count)
