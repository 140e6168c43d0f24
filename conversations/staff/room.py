"""The room of officers: lifting a lock, and bringing in lists; to others its commands do not exist."""

import re
from datetime import date

from conversations.effects import Unlock
from conversations.engine.actions import Open
from conversations.engine.text import Raw, Said, text
from conversations.engine.view import Button, View
from conversations.reception.person import Person, Response
from conversations.reception.room import Room
from conversations.staff.imports import bring_list, choose, leave, receive, take_in

MAY_UNLOCK = frozenset({"admin", "helper"})

_CODE = re.compile(r"[A-Z0-9]{4,16}", re.ASCII)
_BETWEEN = re.compile(r"[\s.\-#]+")
_MENU = ((Button(text("Menu"), Open("menu")),),)


def unlock(person: Person, argument: str, _today: date) -> Response | None:
    """Lift the lock with this code; for those who may."""
    if not person.memory.roles() & MAY_UNLOCK:
        return None
    code = _BETWEEN.sub("", argument[:40]).upper()
    if not code:
        return _say(text("Type the code of the person behind the command. Example: /buka {code}", code=Raw("K7M2QX")))
    if not _CODE.fullmatch(code) or not person.memory.has_lock(code):
        return _say(text("No lock stands under this code. Ask the person to read the code again."))
    view = View(
        (
            text("The lock {code} is lifted.", code=Raw(code)),
            text("The person may try again now. Their copy of data shows that an officer lifted it."),
        ),
        _MENU,
    )
    return Response(view, effects=(Unlock(code),))


def _say(*parts: Said) -> Response:
    return Response(View(parts, _MENU))


ROOM = Room(
    "staff",
    commands={"buka": unlock, "impor": bring_list},
    pages={"import_kind": choose, "import_apply": take_in, "import_drop": leave},
    hears=receive,
)
