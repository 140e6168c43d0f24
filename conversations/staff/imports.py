"""Lists that officers send to the bot: read first, shown, and only then taken in; their headings tell their kind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from conversations.effects import ApplyImport, DropImport, ReadImport, SendTemplate
from conversations.engine.actions import Open
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Raw, Said, Text, lines, plural, text
from conversations.engine.view import Button, View
from conversations.reception.person import Attachment, Heard, Person, Response
from conversations.staff.policy import may_anywhere

LARGEST = 20 * 1024 * 1024
"""Bytes of a file that Telegram hands to a bot."""
_ID = re.compile(r"\d{1,9}", re.ASCII)
_ENDINGS = (".csv", ".xlsx", ".txt", ".tsv", ".json", ".jsonl", ".ndjson")
_MENU = Button(text("Menu"), Open("menu"))
_AFTERWARDS: Mapping[str, Text] = {
    "claims": text("People whose claim changed are told by me. Send no other file with personal data."),
    "vacancies": text("People see new vacancies after at most a minute."),
    "trainings": text("People see new trainings after at most a minute."),
    "slots": text("People can book new hours at once."),
}

KINDS: Mapping[str, Text] = {
    "claims": text("Claims"),
    "vacancies": text("Vacancies"),
    "trainings": text("Trainings"),
    "slots": text("Counselling hours"),
}
"""The kinds of lists, with what officers read on their buttons."""


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
    if not may_anywhere(person, "import"):
        return None
    if heard.size is not None and heard.size > LARGEST:
        too_large = text("The file is larger than 20 MB. Use the command of the server instead.")
        return Response(View((too_large,), ((_MENU,),)))
    reading = View((text("I read the list. Nothing is changed yet."),))
    return Response(reading, effects=(ReadImport(heard.file_id, heard.name[:120]),))


def bring_list(person: Person, _argument: str, _today: date) -> Response | None:
    """Ask which list an officer brings, to send the empty one; for those who may."""
    if not may_anywhere(person, "import"):
        return None
    told = (
        text("<b>Bring in a list</b>"),
        lines(
            text("1. Choose the kind of list. I send you its template."),
            text("2. Send the file here: CSV, XLSX or JSON."),
            text("3. I show what is new, changed and not accepted. Nothing is changed yet."),
            text("4. You confirm. Then all good rows are taken in at once."),
        ),
        text("Your Telegram ID is kept with the list."),
    )
    kinds = [Button(words, Open("import_kind", kind)) for kind, words in KINDS.items()]
    return Response(View(told, (tuple(kinds[:2]), tuple(kinds[2:]), (_MENU,))))


def choose(person: Person, argument: str, _today: date) -> Response:
    """Send the empty list of the kind that an officer chose."""
    if not may_anywhere(person, "import") or argument not in KINDS:
        return Response(View((OLD_BUTTON,), ((_MENU,),)))
    told = (
        text("I send you the template now. Fill it in and send it here."),
        text("I know the list by its headings. Their order makes no difference."),
        _AFTERWARDS[argument],
    )
    return Response(View(told, ((_MENU,),)), effects=(SendTemplate(argument),))


def take_in(person: Person, argument: str, _today: date) -> Response:
    """Apply a list that was shown."""
    if not may_anywhere(person, "import") or not _ID.fullmatch(argument):
        return Response(View((OLD_BUTTON,), ((_MENU,),)))
    return Response(View((text("I take the list in."),)), effects=(ApplyImport(int(argument)),))


def leave(person: Person, argument: str, _today: date) -> Response:
    """Forget a list that was shown."""
    if not may_anywhere(person, "import") or not _ID.fullmatch(argument):
        return Response(View((OLD_BUTTON,), ((_MENU,),)))
    dropped = View((text("The list is dropped. Nothing was changed."),), ((_MENU,),))
    return Response(dropped, effects=(DropImport(int(argument)),))


def shown(import_id: int, what: str, name: str, counts: Counts, warnings: tuple[str, ...]) -> View:
    """Show of which kind a list is and what it would change, and ask whether it should be taken in."""
    head = text("<b>List: {name}</b>", name=Raw(name))
    kind = text("Kind: {kind}", kind=KINDS[what])
    told: list[Said] = [lines(head, kind), _counted(counts)]
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
