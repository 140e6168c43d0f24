"""Being invited: what the link of an invitation opens, and taking the role that it offers."""

import re
from collections.abc import Mapping
from datetime import date

from conversations.engine.actions import Open
from conversations.engine.text import Text, lines, text
from conversations.engine.view import Button, View
from conversations.reception.person import Person, Response
from conversations.staff.office import Invitation, InvitationState
from conversations.staff.places import place_name
from conversations.staff.roles import DUTIES, role_name

PREFIX = "inv_"
"""How the payload of an invitation begins."""

_TYPED = re.compile(r"inv[\s_-]*((?:[a-z][\s-]?){18})", re.ASCII)
_NO_LETTER = re.compile(r"[^a-z]")
_MENU = Button(text("Menu"), Open("menu"))
_STAFF = Button(text("For officers"), Open("staff"))
_CLOSED: Mapping[InvitationState, Text] = {
    "used": text("Somebody has used this invitation. Ask for a new one."),
    "late": text("The time of this invitation is over. Ask for a new one."),
    "void": text("This invitation gives nothing any more. Ask for a new one."),
}
_UNKNOWN = text("I do not know this invitation. Ask for a new one, or check the code.")


def secret_in(words: str) -> str | None:
    """Return the secret of an invitation that a payload or a typed message carries, however it is typed."""
    found = _TYPED.fullmatch(words.strip().casefold())
    return _NO_LETTER.sub("", found[1]).upper() if found else None


def started(person: Person, payload: str, _today: date) -> Response | None:
    """Show the invitation behind a link; other links are none of ours."""
    if secret := secret_in(payload):
        return Response(_shown(person, secret))
    return Response(_closed(_UNKNOWN)) if payload.startswith(PREFIX) else None


def accept(person: Person, argument: str, _today: date) -> Response:
    """Take the role that is offered, once."""
    office = person.memory.office()
    found = office.invitation(argument)
    if found is None or found.state != "open" or not office.accept(argument):
        # Whoever was faster in the meantime is told of by a second look.
        return Response(_shown(person, argument))
    return Response(_taken(person, found))


def _shown(person: Person, secret: str) -> View:
    found = person.memory.office().invitation(secret)
    if found is None:
        return _closed(_UNKNOWN)
    if found.own:
        return View((text("You have taken this invitation already."),), ((_STAFF, _MENU),))
    return _closed(_CLOSED[found.state]) if found.state != "open" else _offer(person, found, secret)


def _offer(person: Person, found: Invitation, secret: str) -> View:
    told = lines(
        text("<b>You are invited as officer</b>"),
        text("Role: {role}", role=role_name(found.role)),
        text("Where: {place}", place=place_name(person, found.place)),
        text("With this role one {duty}.", duty=DUTIES[found.role]) if found.role in DUTIES else role_name(found.role),
    )
    kept = text("I keep your Telegram ID with the role. What you do as officer stands in a log for good.")
    return View((told, kept), ((Button(text("Take the role"), Open("invited", secret)), _MENU),))


def _taken(person: Person, found: Invitation) -> View:
    told = text("✓ You are now {role}: {place}.", role=role_name(found.role), place=place_name(person, found.place))
    return View((told, text("Type /staf to see what you may do here.")), ((_STAFF, _MENU),))


def _closed(why: Text) -> View:
    return View((why,), ((_MENU,),))
