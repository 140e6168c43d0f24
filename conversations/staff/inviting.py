"""Inviting officers: a role, a place, and a link that gives both to one person."""

import re
from datetime import date

from conversations.engine.actions import Open
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Raw, Said, lines, text
from conversations.engine.view import Button, View, column
from conversations.privacy.moments import moment
from conversations.reception.person import Person, Response
from conversations.regions import search
from conversations.staff.effects import Invite, WithdrawInvitation
from conversations.staff.invited import PREFIX
from conversations.staff.places import is_place, may_in_place, place_name, places_within
from conversations.staff.policy import may_anywhere
from conversations.staff.roles import DUTIES, ROLES, TYPED, read_role, role_name

_MOST = 8
"""Places or invitations that are offered with one message."""
_SECRET = re.compile(r"[A-Z]{18}", re.ASCII)
_MARK = re.compile(r"[0-9a-f]{16}", re.ASCII)
_MENU = Button(text("Menu"), Open("menu"))
_STAFF = Button(text("For officers"), Open("staff"))
_TEAM = Button(text("Officers"), Open("team"))


def invite_command(person: Person, argument: str, _today: date) -> Response | None:
    """Ask for the role, or go on with the role and the place that stand behind the command."""
    if not may_anywhere(person, "invite"):
        return None
    word, _, where = argument.strip().partition(" ")
    role = read_role(word)
    if role is None:
        return _roles()
    return _found(person, role, where) if where.strip() else _where(person, role, places_within(person, "invite"))


def invite(person: Person, argument: str, _today: date) -> Response:
    """Ask for the role, or for the place of a role that was chosen."""
    if not may_anywhere(person, "invite"):
        return _old()
    return _where(person, argument, places_within(person, "invite")) if argument in ROLES else _roles()


def invite_make(person: Person, argument: str, _today: date) -> Response:
    """Make the link, or show once more the one that this button made."""
    role, _, rest = argument.partition(".")
    place, _, secret = rest.rpartition(".")
    allowed = role in ROLES and is_place(person, place) and may_in_place(person, "invite", place)
    if not allowed or not _SECRET.fullmatch(secret):
        return _old()
    known = person.memory.office().invitation(secret)
    if known is None:
        return Response(_link(person, role, place, secret), effects=(Invite(secret, role, place),))
    if known.state != "open" or (known.role, known.place) != (role, place):
        return Response(View((text("This link gives nothing any more. Make a new one."),), ((_again(),), (_MENU,))))
    return Response(_link(person, role, place, secret))


def invites(person: Person, _argument: str, _today: date) -> Response:
    """List the invitations that nobody has taken yet, each to be withdrawn."""
    if not may_anywhere(person, "invite"):
        return _old()
    found = [each for each in person.memory.office().invitations() if may_in_place(person, "invite", each.place)]
    if not found:
        return Response(View((text("No invitation is open."),), ((_again(),), (_TEAM, _MENU))))
    told = [
        text(
            "{n}. {role}, {place}, until {moment}",
            n=number,
            role=role_name(each.role),
            place=place_name(person, each.place),
            moment=moment(each.expires_at, person.memory.time_zone()),
        )
        for number, each in enumerate(found[:_MOST], 1)
    ]
    ends = (
        Button(text("Withdraw no. {n}", n=number), Open("invite_end", each.mark))
        for number, each in enumerate(found[:_MOST], 1)
    )
    head = text("<b>Open invitations: {n}</b>", n=len(found))
    return Response(View((head, lines(*told)), (*column(*ends), (_TEAM, _MENU))))


def invite_end(person: Person, argument: str, _today: date) -> Response:
    """Withdraw an invitation that nobody has taken."""
    known = person.memory.office().invitations() if _MARK.fullmatch(argument) else ()
    found = next((each for each in known if each.mark == argument), None)
    if found is None or not may_in_place(person, "invite", found.place):
        return _old()
    view = View((text("The invitation is withdrawn. Its link gives nothing any more."),), ((_TEAM, _MENU),))
    return Response(view, effects=(WithdrawInvitation(argument),))


def _roles() -> Response:
    said = lines(
        *(text("• {role}: {duty}", role=name, duty=DUTIES[role]) for role, name in ROLES.items()),
    )
    chosen = [Button(name, Open("invite", role)) for role, name in ROLES.items()]
    pairs = tuple(tuple(chosen[first : first + 2]) for first in range(0, len(chosen), 2))
    return Response(View((text("<b>Invite an officer: which role?</b>"), said), (*pairs, (_STAFF, _MENU))))


def _where(person: Person, role: str, offered: tuple[str, ...], *notes: Said) -> Response:
    """Ask for the place; every button carries a secret of its own, so that a second tap makes no second link."""
    head = text("<b>{role}: where?</b>", role=role_name(role))
    example = Raw(f"/undang {TYPED.get(role, role)} Bandung")
    how = text("Another region: type it behind the command. Example: {example}", example=example)
    office = person.memory.office()
    buttons = column(
        *(
            Button(place_name(person, place), Open("invite_make", f"{role}.{place}.{office.new_secret()}"))
            for place in offered[:_MOST]
        )
    )
    return Response(View((*notes, head, how), (*buttons, (_again(), _MENU))))


def _found(person: Person, role: str, where: str) -> Response:
    """Offer the places that typed words may mean, as far as the officer may give roles there."""
    areas = (area.code for area in person.memory.office().areas())
    meant = tuple(code for code in areas if code == where.strip().casefold()) or search(where)
    allowed = tuple(place for place in meant if may_in_place(person, "invite", place))
    if allowed:
        return _where(person, role, allowed)
    note = text("Your role does not reach this place.") if meant else text("I do not know this place.")
    return _where(person, role, places_within(person, "invite"), note)


def _link(person: Person, role: str, place: str, secret: str) -> View:
    link = person.memory.office().link(f"{PREFIX}{secret}")
    told = lines(
        text("<b>A link for one person, valid for {n} hours</b>", n=48),
        text("Role: {role}", role=role_name(role)),
        text("Where: {place}", place=place_name(person, place)),
    )
    parts: tuple[Said, ...] = (told, *((Raw(link),) if link else ()))
    typed = text("Or they type this code to the bot: {code}", code=Raw(f"{PREFIX}{secret}"))
    care = text("Send it to nobody else: whoever opens it first has the role.")
    return View((*parts, typed, care), ((Button(text("Open invitations"), Open("invites")),), (_TEAM, _MENU)))


def _again() -> Button:
    return Button(text("Invite an officer"), Open("invite"))


def _old() -> Response:
    return Response(View((OLD_BUTTON,), ((_MENU,),)))
