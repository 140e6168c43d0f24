"""What officers set in the chat: the help line, and the office hours of tickets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from conversations.engine.actions import Open
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Raw, Said, Text, text
from conversations.engine.view import Button, View
from conversations.listening.calm import HELP_LINE
from conversations.listening.effects import SetStaffSetting
from conversations.reception.person import Person, Response
from conversations.staff.policy import may, may_anywhere
from conversations.tickets.hours import read_hours

HOURS = "jam_layanan"
NOTHING = "-"
"""Typed in the place of a value, it takes a setting back."""
_LONGEST = 120
_UNREADABLE = text("I cannot read this value.")
_ENDS = ((Button(text("My work"), Open("staff")), Button(text("Menu"), Open("menu"))),)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: what it is, what it is without a word of officers, an example, and how a value is read.

    `wrong` is said of a value that cannot be read.
    """

    what: Text
    unset: Text
    example: str
    read: Callable[[str], str]
    wrong: Text = _UNREADABLE


def _line(value: str) -> str:
    plain = " ".join(value.split())
    return plain if len(plain) <= _LONGEST and any(map(str.isdigit, plain)) else ""


def _hours(value: str) -> str:
    read = read_hours(value)
    return "-".join(f"{clock:%H.%M}" for clock in read) if read else ""


SETTINGS: Mapping[str, Setting] = {
    HELP_LINE: Setting(
        text("The help line that is told to somebody in despair"),
        text("none; nobody is told a number"),
        # No number stands here: an example would be copied.
        "NOMOR",
        _line,
    ),
    HOURS: Setting(
        text("The hours in which officers answer, Monday to Friday"),
        text("as the bot came"),
        "08.00-16.00",
        _hours,
        text("Write when officers begin and end on the same day, without a time zone."),
    ),
}
"""Every setting that officers may make in the chat."""


def settings_command(person: Person, argument: str, _today: date) -> Response | None:
    """Show the settings, or make the one whose name and value stand behind the command; for managers."""
    if not may_anywhere(person, "settings"):
        return None
    name, _, value = argument.strip().partition(" ")
    if not name:
        return Response(_view(person))
    if not may(person, "settings"):
        return Response(_view(person).under(text("Settings hold for all of Indonesia. Ask a manager of all regions.")))
    return _made(person, name.casefold(), value.strip())


def settings(person: Person, _argument: str, _today: date) -> Response:
    """Show the settings; to others the page does not exist."""
    if not may_anywhere(person, "settings"):
        return Response(View((OLD_BUTTON,), ((Button(text("Menu"), Open("menu")),),)))
    return Response(_view(person))


def _made(person: Person, name: str, value: str) -> Response:
    setting = SETTINGS.get(name)
    if setting is None:
        return Response(_view(person).under(text("I do not know this setting.")))
    kept = "" if value == NOTHING else setting.read(value)
    if not kept and value != NOTHING:
        example = Raw(f"/setelan {name} {setting.example}")
        return Response(View((setting.wrong, text("Example: {example}", example=example)), _ENDS))
    said = text("<b>Set:</b> {value}", value=Raw(kept)) if kept else text("<b>Taken back.</b>")
    return Response(View((said, setting.what), _ENDS), effects=(SetStaffSetting(name, kept),))


def _view(person: Person) -> View:
    shown: list[Said] = [text("<b>Settings of the staff</b>")]
    for name, setting in SETTINGS.items():
        value = person.memory.listening().setting(name)
        now: Said = Raw(value) if value else setting.unset
        example = Raw(f"/setelan {name} {setting.example}")
        shown.append(text("{what}: <b>{now}</b>. To change: {example}", what=setting.what, now=now, example=example))
    shown.append(text("A “-” behind the name takes a setting back."))
    return View(tuple(shown), _ENDS)
