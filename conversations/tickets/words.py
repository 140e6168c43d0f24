"""What people are told of their ticket: what happens now, when an answer may come, how to end it; never a promise."""

from datetime import date, datetime

from conversations import workdays
from conversations.eligibility.parameters import CHANNELS
from conversations.engine.actions import Open
from conversations.engine.text import Lines, Raw, Said, Text, plural, text
from conversations.engine.view import Button, Rows, View
from conversations.privacy.moments import moment
from conversations.reception.person import Person
from conversations.regions import name_of
from conversations.tickets.clock import expected
from conversations.tickets.hours import Hours, hours_of
from conversations.tickets.news import DISNAKER, MENU, again, elsewhere, ratings
from conversations.tickets.records import Ticket

SETTING = "jam_layanan"
"""The setting in which officers keep their hours."""
CLOSE, PAGE = "tiket_tutup", "petugas"
NEW = Button(text("Ask again"), Open(PAGE))
RECEIVED = text("Sent to the officer, too. The answer comes here.")
_HERE = text("The answer comes in this chat. You can add words, photos or documents here at any time.")
_ENDING = text("To end it, type <b>selesai</b>. For a question to the bot, type /tanya before it.")


def hours_for(person: Person, desk: str) -> Hours:
    """Return the hours of a desk, by the clock of its place; that of all of Indonesia goes by the person's."""
    hours = hours_of(person.memory.listening().setting(SETTING), desk)
    return hours if desk else Hours(hours.opens, hours.closes, person.memory.time_zone())


def when(person: Person, desk: str, others: int) -> Lines:
    """Tell when an answer may come: the hours, how many wait, and that it is a guess."""
    now, hours = person.memory.heard_at(), hours_for(person, desk)
    said: list[Said] = [_duty(hours, now)]
    if others:
        said.append(plural("{n} person waits before you.", "{n} people wait before you.", others))
    guess = expected(hours, now, others)
    around = moment(guess, hours.zone)
    said.append(text("A first answer may come around {moment}. That is a guess, not a promise.", moment=around))
    if not workdays.left(now.date(), guess.date()).certain:
        said.append(text("The public holidays of that time are not known yet."))
    return Lines(tuple(said))


def _duty(hours: Hours, now: datetime) -> Text:
    if hours.open_at(now):
        return text("Officers answer until {moment}.", moment=moment(hours.closing(now), hours.zone))
    return text("Officers are not at work now. They answer again from {moment}.", moment=_opening(hours, now))


def _opening(hours: Hours, now: datetime) -> Text:
    return moment(hours.next_open(now), hours.zone)


def opened(person: Person, region: str, desk: str, others: int) -> View:
    """Tell that a question is on its way, and what happens now."""
    place: Said = Raw(name_of(region)) if region else Raw("JKP")
    head = text("<b>Your question goes to the officers of {place}.</b>", place=place)
    return View((head, when(person, desk, others), _HERE, _ENDING), ((end(), MENU),))


def standing(person: Person, ticket: Ticket, others: int) -> View:
    """Show an open ticket: whether somebody answered, and what comes next."""
    head = text("<b>Your ticket #{number} is open.</b> Just write here.", number=Raw(str(ticket.id)))
    rows = ((end(ticket.id), MENU),)
    if ticket.asked_at is None:
        return View((head, text("An officer has answered. They read what you write here."), _ENDING), rows)
    return View((head, when(person, ticket.desk, others), _HERE, _ENDING), rows)


def received(person: Person, ticket: Ticket, others: int) -> View:
    """Confirm the first message after the opening one; later ones need no word."""
    return View((RECEIVED, when(person, ticket.desk, others)), ((end(ticket.id), MENU),))


def closed(ticket: Ticket) -> View:
    """Tell that the person's ticket is closed, and ask whether it helped, if anybody answered."""
    head = text("<b>Your ticket #{number} is closed.</b>", number=Raw(str(ticket.id)))
    back = (again(ticket.id), MENU)
    if ticket.answered_at is None:
        return View((head, text("You can ask an officer again at any time: /petugas")), (back,))
    return View((head, text("Did it help?")), (*ratings(ticket), back))


def thanks(ticket_id: int, rating: int) -> View:
    """Thank for a rating; where it did not help, show the next door."""
    if rating == _BEST:
        return View((text("Thank you. I am glad it helped."),), ((MENU,),))
    head = text("Thank you. Officers use this to answer better.")
    door = text("Is something still open? Open the ticket again, or call BPJS {phone}.", phone=_phone())
    return View((head, door), ((again(ticket_id), MENU),))


def no_desk(region: str) -> View:
    """Tell honestly that no officers answer here for a region, and where they do."""
    place: Said = Raw(name_of(region)) if region else text("your region")
    head = text("<b>Officers of {place} do not answer in this chat yet.</b>", place=place)
    rows: Rows = ((DISNAKER, MENU),)
    return View((head, elsewhere(), text("I keep answering what the rules say: just write your question.")), rows)


def newest_closed(ticket: Ticket, today: date) -> Text | None:
    """Offer to go on with a ticket that was closed a few days ago."""
    if ticket.state != "closed" or ticket.closed_at is None or (today - ticket.closed_at.date()).days > _RECENT:
        return None
    return text("Your ticket #{number} was closed lately. /petugas lagi opens it again.", number=Raw(str(ticket.id)))


def end(number: int = 0) -> Button:
    """Return the button that ends a ticket; 0 is the one that is open."""
    return Button(text("End the ticket"), Open(CLOSE, str(number) if number else ""))


def _phone() -> Raw:
    return Raw(CHANNELS.bpjs_call_centre)


_BEST = 3
_RECENT = 7
