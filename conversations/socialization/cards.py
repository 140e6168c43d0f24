"""A source on one page."""

from datetime import date

from conversations.engine.actions import Open
from conversations.engine.text import Raw, Said, lines, text
from conversations.engine.view import Button, Rows, View
from conversations.reception.person import Person
from conversations.socialization.codes import printed
from conversations.socialization.records import Figures, Source
from conversations.socialization.words import FACTORIES, MENU, SOURCES, figure, head


def card(person: Person, source: Source, _today: date) -> View:
    """Show a source to an officer who may see it: its code, its link, who came."""
    came = person.memory.sources().figures(source.code)
    parts: list[Said] = [head(source), _ways_in(person, source)]
    parts.append(_came(came))
    if source.retired_at is not None:
        parts.append(text("It is not in use any more. Who still comes by it is counted."))
    return View(tuple(parts), _rows(source))


def _ways_in(person: Person, source: Source) -> Said:
    told: list[Said] = [text("Code to type: <b>{code}</b>", code=Raw(printed(source.code)))]
    if link := person.memory.link(source.code):
        told.append(Raw(link))
    if source.on is not None:
        told.append(text("Day: {day}", day=source.on))
    return lines(*told)


def _came(came: Figures) -> Said:
    if not came.people:
        return text("Nobody has come by it yet.")
    return lines(
        text(
            "Came by it: {people}, for {first} of them it was the first source.", people=came.people, first=came.first
        ),
        text("Of these, checked their eligibility: {checked}", checked=figure(came.checked, came.people)),
    )


def _rows(source: Source) -> Rows:
    files = (
        Button(text("Poster to print"), Open("source_files", f"{source.code}.print")),
        Button(text("QR code"), Open("source_files", f"{source.code}.qr")),
    )
    if source.retired_at is None:
        use = Button(text("Stop using it"), Open("source_retire", source.code))
    else:
        use = Button(text("Use again"), Open("source_retire", f"{source.code}.no"))
    desk = ((Button(text("Desk"), Open("factory", source.code)), FACTORIES),) if source.kind == "factory" else ()
    return (files, *desk, (use, SOURCES), (MENU,))
