"""The card on top of a topic: what the person wants, and what is known of their case, masked."""

from bot.outbox.desk.calls import LONGEST_TEXT, Sheet, units
from bot.words import Voice
from conversations.engine.text import Said
from conversations.tickets.desk_words import card
from conversations.tickets.records import Ticket


def card_of(ticket: Ticket, voice: Voice) -> Sheet:
    """Return the card, as many of its parts as fit."""
    parts: tuple[Said, ...] = card(ticket)
    while units("\n".join(map(voice.plain, parts))) > LONGEST_TEXT:
        parts = parts[:-1]
    return Sheet("\n".join(map(voice.html, parts)), "\n".join(map(voice.plain, parts)))
