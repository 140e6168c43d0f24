"""Lists of claims that officers send to the bot: read first, shown, and only then taken in."""

import re
from dataclasses import dataclass
from datetime import date

from conversations.effects import ApplyImport, DropImport, ReadImport
from conversations.engine.actions import Open
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Raw, Said, lines, plural, text
from conversations.engine.view import Button, View
from conversations.reception.person import Attachment, Heard, Person, Response

MAY_IMPORT = frozenset({"admin"})
LARGEST = 20 * 1024 * 1024
"""Bytes of a file that Telegram hands to a bot."""
_ID = re.compile(r"\d{1,9}", re.ASCII)
_ENDINGS = (".csv", ".xlsx", ".txt", ".tsv")
_MENU = Button(text("Menu"), Open("menu"))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of a list are new, changed, unchanged, and not accepted."""

    new: int
    changed: int
    unchanged: int
    rejected: int


def receive(person: Person, heard: Heard, _today: date) -> Response | None:
    """Take a list that an officer sends; anybody else's file is none of ours."""
    if not isinstance(heard, Attachment) or not heard.name.lower().endswith(_ENDINGS):
        return None
    if not person.memory.roles() & MAY_IMPORT:
        return None
    if heard.size is not None and heard.size > LARGEST:
        too_large = text("The file is larger than 20 MB. Use the command of the server instead.")
        return Response(View((too_large,), ((_MENU,),)))
    reading = View((text("I read the list. Nothing is changed yet."),))
    return Response(reading, effects=(ReadImport("claims", heard.file_id, heard.name[:120]),))


def take_in(person: Person, argument: str, _today: date) -> Response:
    """Apply a list that was shown."""
    if not person.memory.roles() & MAY_IMPORT or not _ID.fullmatch(argument):
        return Response(View((OLD_BUTTON,), ((_MENU,),)))
    return Response(View((text("I take the list in."),)), effects=(ApplyImport(int(argument)),))


def leave(person: Person, argument: str, _today: date) -> Response:
    """Forget a list that was shown."""
    if not person.memory.roles() & MAY_IMPORT or not _ID.fullmatch(argument):
        return Response(View((OLD_BUTTON,), ((_MENU,),)))
    dropped = View((text("The list is dropped. Nothing was changed."),), ((_MENU,),))
    return Response(dropped, effects=(DropImport(int(argument)),))


def shown(import_id: int, name: str, counts: Counts, warnings: tuple[str, ...]) -> View:
    """Show what a list would change, and ask whether it should be taken in."""
    told: list[Said] = [text("<b>List: {name}</b>", name=Raw(name)), _counted(counts)]
    if warnings:
        told.append(lines(text("Please note:"), *(Raw(f"• {warning}") for warning in warnings[:5])))
    if not counts.new + counts.changed:
        return View((*told, text("There is nothing to take in.")), ((_MENU,),))
    told.append(text("The report names each row. Nothing is changed yet."))
    yes = Button(text("Take in"), Open("import_apply", str(import_id)))
    return View(tuple(told), ((yes, Button(text("Drop"), Open("import_drop", str(import_id)))),))


def done(counts: Counts) -> View:
    """Tell that a list was taken in."""
    return View((text("The list is taken in."), _counted(counts)), ((_MENU,),))


def failed(reason: str) -> View:
    """Tell why a list cannot be read or taken in; nothing was changed."""
    return View((text("Nothing was changed. {reason}", reason=Raw(reason)),), ((_MENU,),))


def _counted(counts: Counts) -> Said:
    return lines(
        plural("• New: {n} row", "• New: {n} rows", counts.new),
        plural("• Changed: {n} row", "• Changed: {n} rows", counts.changed),
        plural("• Unchanged: {n} row", "• Unchanged: {n} rows", counts.unchanged),
        plural("• Not accepted: {n} row", "• Not accepted: {n} rows", counts.rejected),
    )
