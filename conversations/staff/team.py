"""The officers of one's own places, and taking a role away."""

import re
from datetime import date

from conversations.engine.actions import Open
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Raw, Said, lines, text
from conversations.engine.view import Button, View, column
from conversations.privacy.moments import moment
from conversations.reception.person import Person, Response
from conversations.staff.effects import RevokeRole
from conversations.staff.office import Officer
from conversations.staff.places import may_in_place, place_name
from conversations.staff.policy import may_anywhere
from conversations.staff.roles import role_name

_AT_ONCE = 8
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_MENU = Button(text("Menu"), Open("menu"))
_STAFF = Button(text("For officers"), Open("staff"))
_TEAM = Button(text("Officers"), Open("team"))


def team_command(person: Person, _argument: str, today: date) -> Response | None:
    """List the officers of one's own places; for those who may invite there."""
    return team(person, "", today) if may_anywhere(person, "invite") else None


def team(person: Person, argument: str, _today: date) -> Response:
    """List the officers of one's own places from a place in the list on."""
    if not may_anywhere(person, "invite"):
        return _old()
    known = [each for each in person.memory.office().officers() if may_in_place(person, "invite", each.place)]
    start = int(argument) if _NUMBER.fullmatch(argument) and int(argument) < len(known) else 0
    page = known[start : start + _AT_ONCE]
    head = lines(
        text("<b>Officers: {n}</b>", n=len({each.user_id for each in known})),
        text("Each officer stands here under the number of the log. Press one to see more."),
    )
    rows = column(*(Button(_line(person, each), Open("team_role", _argument_of(each))) for each in page))
    after = start + _AT_ONCE
    more = ((Button(text("Further officers"), Open("team", str(after))),),) if after < len(known) else ()
    ways = (Button(text("Invite an officer"), Open("invite")), Button(text("Open invitations"), Open("invites")))
    return Response(View((head,), (*rows, *more, ways, (_STAFF, _MENU))))


def team_role(person: Person, argument: str, _today: date) -> Response:
    """Show one role of an officer."""
    found = _theirs(person, argument)
    if found is None:
        return _old()
    own = found.user_id == person.memory.office().user_id()
    note = (text("This is your own role. Another manager or the server takes it away."),) if own else ()
    away = () if own else ((Button(text("Take role away"), Open("team_revoke", argument)),),)
    return Response(View((_card(person, found), *note), (*away, (_TEAM, _MENU))))


def team_revoke(person: Person, argument: str, _today: date) -> Response:
    """Ask once whether a role should be taken away."""
    found = _theirs(person, argument)
    if found is None or found.user_id == person.memory.office().user_id():
        return _old()
    yes = Button(text("Yes, take away"), Open("team_revoked", argument))
    no = Button(text("Leave it"), Open("team_role", argument))
    return Response(View((text("Take this role away?"), _card(person, found)), ((yes, no),)))


def team_revoked(person: Person, argument: str, _today: date) -> Response:
    """Take a role away."""
    found = _theirs(person, argument)
    if found is None or found.user_id == person.memory.office().user_id():
        return _old()
    view = View((text("The role is taken away. It ends at once."),), ((_TEAM, _MENU),))
    return Response(view, effects=(RevokeRole(found.user_id, found.role, found.place),))


def _theirs(person: Person, argument: str) -> Officer | None:
    """Return the role that a button means, where the person may give roles; the argument may be forged."""
    if not may_anywhere(person, "invite"):
        return None
    found = next((each for each in person.memory.office().officers() if _argument_of(each) == argument), None)
    return found if found and may_in_place(person, "invite", found.place) else None


def _argument_of(officer: Officer) -> str:
    return f"{officer.user_id}.{officer.role}.{officer.place}"


def _line(person: Person, officer: Officer) -> Said:
    number = person.memory.office().number_of(officer.user_id)
    role, place = role_name(officer.role), place_name(person, officer.place)
    return text("{n} · {role} · {place}", n=number, role=role, place=place)


def _card(person: Person, officer: Officer) -> Said:
    return lines(
        text("<b>Officer {n}</b>", n=person.memory.office().number_of(officer.user_id)),
        text("Telegram ID: {id}", id=Raw(str(officer.user_id))),
        text("Role: {role}", role=role_name(officer.role)),
        text("Where: {place}", place=place_name(person, officer.place)),
        text("Since: {moment}", moment=moment(officer.since, person.memory.time_zone())),
    )


def _old() -> Response:
    return Response(View((OLD_BUTTON,), ((_MENU,),)))
