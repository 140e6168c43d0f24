"""What a press on a button of an announcement opens: one of the conversations, and a note that it was pressed."""

import re
from datetime import date

from conversations.campaigns.effects import NoteOpened
from conversations.engine.view import View
from conversations.reception.person import Person, Response
from conversations.reception.room import Room

_BUTTON = re.compile(r"([1-9]\d{0,8})\.(\d{1,2})", re.ASCII)
_MENU = "menu"


def news(person: Person, argument: str, _today: date) -> Response:
    """Open what a button stands for; the menu when the announcement is gone or the button is none of its own."""
    found = _BUTTON.fullmatch(argument)
    if found is None:
        return Response(View(()), lands=_MENU)
    campaign_id = int(found[1])
    button = person.memory.campaigns().button(campaign_id, int(found[2]))
    if button is None:
        return Response(View(()), lands=_MENU)
    return Response(View(()), effects=(NoteOpened(campaign_id),), lands=button.command or _MENU)


ROOM = Room("news", pages={"news": news})
