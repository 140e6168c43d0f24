"""People who come by a source: through its link, its QR code, or its code typed by hand."""

from datetime import date

from conversations.engine.actions import Begin, Open
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Raw, Said, lines, text
from conversations.engine.view import Button, View
from conversations.reception.pages import CHECK, greeting
from conversations.reception.person import Heard, Person, Response, Words
from conversations.reception.whereabouts import check_button
from conversations.socialization.codes import meant_as_code, plain
from conversations.socialization.effects import JoinFactory, NoteScan
from conversations.socialization.records import Source
from conversations.socialization.words import MENU

_GROUPS = Button(text("My factory"), Open("groups"))
_SHORT = 30
_BEGIN = Button(CHECK, Begin("eligibility"))


def starts(person: Person, payload: str, today: date) -> Response | None:
    """Greet somebody who opened the link of a source; any other payload is left to others."""
    code = plain(payload)
    source = person.memory.sources().find(code) if code else None
    return None if source is None else _greeted(person, source, today)


def hears(person: Person, heard: Heard, today: date) -> Response | None:
    """Take a code that somebody typed; words that only look like one are left to others."""
    if not isinstance(heard, Words) or heard.forwarded:
        return None
    return starts(person, heard.words, today) or (_unknown() if meant_as_code(heard.words) else None)


def typed(person: Person, argument: str, today: date) -> Response:
    """Take the code behind the command, or say where one is found."""
    if not argument.strip():
        how = text("Type the code that stands below the QR code of the poster. Example: {code}", code=Raw("K7M2-QX9T"))
        return Response(View((how,), ((MENU,),)))
    return starts(person, argument, today) or _unknown()


def _unknown() -> Response:
    told = (
        text("I do not know this code. It has eight letters and numbers."),
        text("Please look at the poster again. Without a code everything works too."),
    )
    return Response(View(told, ((_BEGIN,), (MENU,))))


def _greeted(person: Person, source: Source, today: date) -> Response:
    noted = (NoteScan(source.code),)
    if source.kind == "factory":
        return Response(_asked(person, source), effects=noted)
    return Response(
        greeting(check_button(person, today)).under(text("You came by: {name}.", name=Raw(source.name))), effects=noted
    )


def _asked(person: Person, source: Source) -> View:
    """Ask somebody who came by a factory's link whether they belong to it."""
    if _joined(person, source.code):
        return _member(source)
    told = (
        text("Hello, this is <b>Kawan JKP</b>."),
        text("This link is for workers whom {name} lays off. Are you one of them?", name=Raw(source.name)),
        lines(
            text("If you join, I keep that you belong to this factory."),
            text("Officers see only numbers: how many lack a paper or have a deadline. They see no names."),
            text("You can leave at any time with /pabriku."),
        ),
    )
    join = Button(text("Yes, join"), Open("factory_join", source.code))
    return View(told, ((join,), (Button(text("No"), Open("menu")),)))


def join(person: Person, argument: str, _today: date) -> Response:
    """Let somebody join the factory by whose link they came."""
    source = person.memory.sources().find(argument)
    if source is None or source.kind != "factory":
        return Response(View((OLD_BUTTON,), ((MENU,),)))
    return Response(_member(source), effects=(NoteScan(source.code), JoinFactory(source.code, joined=True)))


def leave(person: Person, argument: str, _today: date) -> Response:
    """Let somebody leave a factory."""
    if not _joined(person, argument):
        return Response(View((OLD_BUTTON,), ((MENU,),)))
    left = View((text("You have left. Officers count you no more."),), ((MENU,),))
    return Response(left, effects=(JoinFactory(argument, joined=False),))


def groups(person: Person, _argument: str, _today: date) -> Response:
    """Show the factories that the person said to belong to, and how to leave."""
    own = [scan for scan in person.memory.sources().scans() if scan.joined_at is not None][:5]
    if not own:
        none = text("You have joined no factory. Its officers hand out a link or a code: type /kode.")
        return Response(View((none,), ((MENU,),)))
    told: list[Said] = [
        text("<b>You belong to:</b>"),
        lines(*(text("• {name}", name=Raw(each.name)) for each in own)),
        text("Officers see only numbers, no names."),
    ]
    rows = tuple(
        (Button(text("Leave {name}", name=Raw(each.name[:_SHORT])), Open("factory_leave", each.code)),) for each in own
    )
    return Response(View(tuple(told), (*rows, (MENU,))))


def _member(source: Source) -> View:
    told = (
        text("You have joined: <b>{name}</b>.", name=Raw(source.name)),
        text("Check your eligibility now. Then look at which papers you need."),
    )
    return View(told, ((_BEGIN,), (Button(text("Layoff papers"), Open("kit")), _GROUPS), (MENU,)))


def _joined(person: Person, code: str) -> bool:
    return any(scan.code == code and scan.joined_at is not None for scan in person.memory.sources().scans())
