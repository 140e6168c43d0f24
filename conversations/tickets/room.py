"""The room of tickets: asking for a person, what is sent to them, ending, opening again, and whether it helped."""

from dataclasses import replace
from datetime import date

from conversations.engine.state import Answers
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import text
from conversations.engine.view import View
from conversations.reception.person import Attachment, Edited, Heard, Person, Response, Words
from conversations.reception.room import Room
from conversations.reception.secrets import masked
from conversations.tickets import flows, words
from conversations.tickets.context import context
from conversations.tickets.effects import AddLine, CloseTicket, OpenTicket, RateTicket, ReopenTicket
from conversations.tickets.news import MENU, RATING_PAGE, REOPEN
from conversations.tickets.records import OTHER, Ticket
from conversations.tickets.subject import subject

_ENDS = frozenset({"selesai", "sudah selesai", "akhiri", "akhiri tiket", "tutup tiket", "tutup", "udah selesai", "end"})
"""Whole messages that end the person's ticket."""
_FOR_THE_BOT = frozenset({"menu", "batal", "bantuan", "kembali", "petugas", "cek", "status", "help", "cancel", "back"})
"""Whole messages that the bot answers while somebody speaks with an officer; the rest is for the officer."""
_AGAIN = frozenset({"lagi", "buka", "again"})
_LOOKED_AT = 200


def petugas(person: Person, argument: str, today: date) -> Response:
    """Show the ticket that is open, open the last one again (`lagi`), or begin to ask an officer."""
    memory = person.memory.tickets()
    if ticket := memory.open_one():
        return Response(words.standing(person, ticket, _before(person, ticket)))
    latest = memory.latest()
    if latest is not None and argument.strip().casefold() in _AGAIN:
        return reopen(person, str(latest.id), today)
    region, desks = person.memory.region(), memory.desks()
    nearest = memory.desk_for(region)
    if not desks or (region and nearest is None):
        return Response(words.no_desk(region))
    note = words.newest_closed(latest, today) if latest is not None else None
    notes = () if note is None else (note,)
    if not region and any(desk.region for desk in desks):
        return flows.ask(flows.PLACE, person, {}, today, *notes)
    return flows.wish(person, region, today, *notes)


def _placed(person: Person, answers: Answers, today: date) -> Response:
    region = _region(answers)
    if person.memory.tickets().desk_for(region) is None:
        return Response(words.no_desk(region))
    return flows.wish(person, region, today)


def _asked(person: Person, answers: Answers, today: date) -> Response:
    """Open the ticket; where one was opened meanwhile, the words are added to it."""
    region, said, brought_by = _region(answers), masked(answers["words"]), _number(answers["message"])
    memory = person.memory.tickets()
    if ticket := memory.open_one():
        shown = words.standing(person, ticket, _before(person, ticket))
        return Response(shown, effects=(AddLine("text", said, message_id=brought_by),))
    desk = memory.desk_for(region)
    if desk is None:
        return Response(words.no_desk(region))
    topic = answers.get("topic") or subject(answers["words"]) or OTHER
    wanted = OpenTicket(topic, region, desk.region, said, context(person, today, said), brought_by)
    return Response(words.opened(person, region, desk.region, memory.waiting(desk.region)), effects=(wanted,))


def _region(answers: Answers) -> str:
    return "" if answers["region"] == flows.NOWHERE else answers["region"]


def _number(told: str) -> int:
    return int(told) if told.isascii() and told.isdecimal() else 0


def _begins(person: Person, today: date) -> Response:
    """A button that begins the flow begins where the room does."""
    return petugas(person, "", today)


def close(person: Person, argument: str, today: date) -> Response:
    """Close the open ticket, unless the button is that of another one."""
    ticket = person.memory.tickets().open_one()
    if ticket is None or argument not in ("", str(ticket.id)):
        return petugas(person, "", today) if ticket else _old()
    return Response(words.closed(ticket), effects=(CloseTicket(),))


def reopen(person: Person, argument: str, today: date) -> Response:
    """Open the newest ticket again."""
    memory = person.memory.tickets()
    latest = memory.latest()
    if memory.open_one() is not None or latest is None or argument != str(latest.id):
        return petugas(person, "", today)
    if memory.desk_for(latest.region) is None:
        return Response(words.no_desk(latest.region))
    again = replace(latest, state="open", asked_at=person.memory.heard_at())
    return Response(words.standing(person, again, memory.waiting(latest.desk)), effects=(ReopenTicket(),))


def rated(person: Person, argument: str, _today: date) -> Response:
    """Keep how content the person is, and thank."""
    number, _, rating = argument.partition(".")
    if not (number.isdecimal() and len(number) < 12) or rating not in ("1", "2", "3"):
        return _old()
    return Response(words.thanks(int(number), int(rating)), effects=(RateTicket(int(number), int(rating)),))


def _old() -> Response:
    return Response(View((OLD_BUTTON, text("You have no open ticket. /petugas asks an officer.")), ((MENU,),)))


def first(person: Person, heard: Heard, today: date) -> Response | None:
    """Carry what is said to the officer while a ticket is open: silently, but for the first message after it."""
    if not isinstance(heard, Words | Attachment | Edited):
        return None
    ticket = person.memory.tickets().open_one()
    if ticket is None:
        return None
    if isinstance(heard, Edited):
        return _changed(person, ticket, heard)
    if isinstance(heard, Words):
        plain = " ".join(heard.words.casefold().split()).rstrip("?!. ")
        if plain in _ENDS:
            return close(person, "", today)
        if plain in _FOR_THE_BOT:
            return None
        line = AddLine("text", masked(heard.words), message_id=heard.message_id, answers=heard.answers)
    else:
        line = AddLine(heard.kind, masked(heard.caption), heard.file_id, heard.message_id, heard.answers)
    return _carried(person, ticket, line)


def _carried(person: Person, ticket: Ticket, line: AddLine) -> Response:
    further = any(
        each.way == "in" and not each.origin.startswith("open:")
        for each in person.memory.tickets().lines(ticket.id, _LOOKED_AT)
    )
    silent = further or ticket.answered_at is not None
    if not silent and person.memory.tickets().desk_for(ticket.region) is None:
        # The group that was to answer is no more: nobody should wait for a guess.
        return Response(words.no_desk(ticket.region), effects=(line,))
    return Response(words.received(person, ticket, _before(person, ticket)), effects=(line,), silent=silent)


def _changed(person: Person, ticket: Ticket, heard: Edited) -> Response | None:
    lines = person.memory.tickets().lines(ticket.id, _LOOKED_AT)
    if not any(each.way == "in" and each.from_id == heard.message_id for each in lines):
        return None
    line = AddLine("edit", masked(heard.words), message_id=heard.message_id)
    return Response(View((words.RECEIVED,)), effects=(line,), silent=True)


def _before(person: Person, ticket: Ticket) -> int:
    """Count who waits beside the person."""
    return max(person.memory.tickets().waiting(ticket.desk) - (ticket.asked_at is not None), 0)


def _asks() -> dict[str, str]:
    said = "petugas|bicara dengan petugas|bicara petugas|hubungi petugas|chat petugas|mau bicara dengan petugas|tiket"
    return dict.fromkeys(f"{said}|talk to an officer".split("|"), "petugas")


ROOM = Room(
    name="tickets",
    commands={"petugas": petugas},
    pages={words.PAGE: petugas, words.CLOSE: close, REOPEN: reopen, RATING_PAGE: rated},
    asked=_asks(),
    beginnings={flows.PLACE.name: _begins, flows.TICKET.name: _begins},
    endings={flows.PLACE.name: _placed, flows.TICKET.name: _asked},
    first=first,
)
