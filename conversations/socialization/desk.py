"""The sources of an officer: their list, their files, new ones one by one; to all others they do not exist."""

from datetime import date

from conversations.campaigns.asking import ask
from conversations.engine.actions import Open
from conversations.engine.papers import PosterForm
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Raw, Said, Text, lines, text
from conversations.engine.view import Button, View, column
from conversations.reception.person import Person, Response
from conversations.socialization.cards import card
from conversations.socialization.codes import plain
from conversations.socialization.effects import RetireSource
from conversations.socialization.making import FLOW, KIND
from conversations.socialization.posters import posters
from conversations.socialization.records import SOURCE_KINDS, Source
from conversations.socialization.words import KINDS, MENU, SOURCES
from conversations.staff.policy import may, may_anywhere, places

_AT_ONCE = 8
_LONGEST_OFFSET = 4
_FORMS: dict[str, tuple[PosterForm, ...]] = {"print": ("a4", "a6"), "qr": ("png", "svg")}
NO_NAME: Text = text("I do not know my own name on Telegram yet. Try again in a minute, or have it set on the server.")


def command(person: Person, argument: str, today: date) -> Response | None:
    """Show the sources, or the one whose code stands behind the command; for those who may."""
    if not may_anywhere(person, "sources"):
        return None
    if argument.strip():
        return source(person, plain(argument), today)
    return listed(person, "", today)


def listed(person: Person, argument: str, _today: date) -> Response:
    """List the sources within the officer's places, the newest first."""
    if not may_anywhere(person, "sources"):
        return lost()
    start = int(argument) if argument.isascii() and argument.isdigit() and len(argument) <= _LONGEST_OFFSET else 0
    found = person.memory.sources().listed(places(person, "sources"), (), start, _AT_ONCE + 1)
    told: list[Said] = [text("<b>Sources</b>: links, QR codes and posters by which people come.")]
    if not found and not start:
        told.append(text("There is none yet. Make one for each place where people see it."))
    rows = column(*(Button(_label(each), Open("source", each.code)) for each in found[:_AT_ONCE]))
    after = start + _AT_ONCE
    more = ((Button(text("Older ones"), Open("sources", str(after))),),) if len(found) > _AT_ONCE else ()
    make = (Button(text("New source"), Open("source_new")), Button(text("One per region"), Open("source_batch")))
    return Response(View(tuple(told), (*rows, *more, make, (MENU,))))


def source(person: Person, argument: str, today: date) -> Response:
    """Show one source."""
    known = mine(person, argument)
    return lost() if known is None else Response(card(person, known, today))


def new(person: Person, argument: str, today: date) -> Response:
    """Begin to make a source, of a kind that may be known already."""
    if not may_anywhere(person, "sources"):
        return lost()
    return ask(FLOW, person, {KIND.name: argument} if argument in SOURCE_KINDS else {}, today)


def files(person: Person, argument: str, _today: date) -> Response:
    """Send the poster of a source, or its bare QR code."""
    code, _, what = argument.partition(".")
    known, forms = mine(person, code), _FORMS.get(what)
    if known is None or forms is None:
        return lost()
    back = ((Button(text("Back"), Open("source", code)), SOURCES),)
    link = person.memory.link(code)
    if not link:
        return Response(View((NO_NAME,), back))
    told = _PRINT if what == "print" else _QR
    return Response(View((told,), back, posters=posters((known,), {code: link}, *forms)))


def retire(person: Person, argument: str, today: date) -> Response:
    """Ask once, then take a source out of use; or take it back into use."""
    code, _, word = argument.partition(".")
    known = mine(person, code)
    if known is None or word not in ("", "yes", "no"):
        return lost()
    if not word:
        sure = text("Stop using <b>{name}</b>? Its posters still open the bot.", name=Raw(known.name))
        yes = Button(text("Yes, stop"), Open("source_retire", f"{code}.yes"))
        return Response(View((sure,), ((yes, Button(text("Back"), Open("source", code))),)))
    note = text("It is in use no more.") if word == "yes" else text("It is in use again.")
    back = ((Button(text("Back"), Open("source", code)), SOURCES), (MENU,))
    return Response(View((note,), back), effects=(RetireSource(code, retired=word == "yes"),))


def mine(person: Person, code: str) -> Source | None:
    """Return a source that the officer may see; the code may be forged."""
    known = person.memory.sources().find(code) if code else None
    return known if known and may(person, "sources", known.region) else None


def lost() -> Response:
    """Say that a button leads nowhere, to whoever has no right to where it led, too."""
    return Response(View((OLD_BUTTON,), ((MENU,),)))


_PRINT = lines(
    text("I send you the poster as PDF, in two sizes."),
    text("• A4: to hang up, readable from two metres."),
    text("• A6: to hand out."),
    text("Print at 100 percent, and try the QR code once."),
)
_QR = lines(
    text("I send you the bare QR code as PNG and SVG."),
    text("Keep the white margin around it. Without it no phone can read the code."),
)


def _label(source: Source) -> Said:
    if source.retired_at is not None:
        return text("{name} (not in use)", name=Raw(source.name[:40]))
    if source.kind == "poster":
        return Raw(source.name[:40])
    return text("{kind} · {name}", kind=KINDS[source.kind], name=Raw(source.name[:40]))
