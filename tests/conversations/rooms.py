"""Asking a room directly."""

from datetime import date

from conversations.reception.person import Person, Response
from conversations.reception.room import Room


def answer(room: Room, command: str, person: Person, argument: str, today: date) -> Response:
    """Return what a room answers to a command of its own, which exists for this person."""
    answered = room.commands[command](person, argument, today)
    assert answered is not None
    return answered
