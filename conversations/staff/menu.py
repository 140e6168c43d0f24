"""What an officer may do here: the commands of the staff, each with the deed that it asks for."""

from collections.abc import Mapping
from datetime import date

from conversations.engine.actions import Open
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Raw, Said, Text, lines, text
from conversations.engine.view import Button, View
from conversations.reception.person import Person, Response
from conversations.staff.places import place_name
from conversations.staff.policy import Deed, may_anywhere
from conversations.staff.roles import role_name

COMMANDS: Mapping[str, tuple[Deed, Text]] = {
    "kampanye": ("results", text("announcements")),
    "sumber": ("sources", text("sources, posters and QR codes")),
    "pabrik": ("cohorts", text("workers of a factory")),
    "angka": ("figures", text("figures of the programme")),
    "pengalaman": ("experiences", text("first experiences with the benefit")),
    "undang": ("invite", text("invite an officer")),
    "tim": ("invite", text("officers and their roles")),
    "audit": ("audit", text("what officers did")),
    "impor": ("import", text("bring in a list")),
    "buka": ("unlock", text("lift a lock by its code")),
    "jadwal": ("hours", text("offer hours for counselling")),
    "catatan": ("hours", text("note something on a meeting")),
    "pertanyaan": ("questions", text("questions without an answer")),
    "salah_paham": ("misreads", text("what was misunderstood")),
    "hoaks": ("hoaxes", text("false messages that go around")),
    "setelan": ("settings", text("help line and office hours")),
}
"""The commands of the staff with the deed that each asks for; a new one is entered here and in
`tests/bot/staff/tables.py`, and a test says so where it was forgotten."""

_MOST = 5
_MENU = Button(text("Menu"), Open("menu"))


def staff_command(person: Person, _argument: str, today: date) -> Response | None:
    """Tell what the person may do as officer; for officers."""
    return staff(person, "", today) if person.memory.roles() else None


def staff(person: Person, _argument: str, _today: date) -> Response:
    """Tell the person's roles with their places, and the commands that they open."""
    if not person.memory.roles():
        return Response(View((OLD_BUTTON,), ((_MENU,),)))
    ways = [
        text("/{command} – {what}", command=Raw(name), what=what)
        for name, (deed, what) in COMMANDS.items()
        if may_anywhere(person, deed)
    ]
    parts: list[Said] = [lines(text("<b>Your work as officer</b>"), *_roles(person))]
    parts.append(lines(*ways) if ways else text("Your role has no region at the moment. Ask your manager."))
    return Response(View(tuple(parts), ((_MENU,),)))


def _roles(person: Person) -> list[Said]:
    office = person.memory.office()
    own = [each for each in office.officers() if each.user_id == office.user_id()]
    told: list[Said] = [
        text("• {role}: {place}", role=role_name(each.role), place=place_name(person, each.place))
        for each in own[:_MOST]
    ]
    return [*told, *([text("• and {n} more", n=len(own) - _MOST)] if len(own) > _MOST else [])]
