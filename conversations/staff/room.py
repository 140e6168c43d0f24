"""The room of officers: who they are, lifting a lock, bringing in lists; to others its commands do not exist."""

import re
from datetime import date

from conversations.effects import Unlock
from conversations.engine.actions import Open
from conversations.engine.text import Raw, Said, text
from conversations.engine.view import Button, View
from conversations.reception.person import Heard, Person, Response, Words
from conversations.reception.room import Room
from conversations.staff.imports import bring_list, choose, leave, receive, take_in
from conversations.staff.invited import accept, secret_in, started
from conversations.staff.inviting import invite, invite_command, invite_end, invite_make, invites
from conversations.staff.log import log, log_command
from conversations.staff.menu import staff, staff_command
from conversations.staff.policy import may, may_anywhere
from conversations.staff.team import team, team_command, team_revoke, team_revoked, team_role

_CODE = re.compile(r"[A-Z0-9]{4,16}", re.ASCII)
_BETWEEN = re.compile(r"[\s.\-#]+")
_MENU = ((Button(text("Menu"), Open("menu")),),)


def unlock(person: Person, argument: str, _today: date) -> Response | None:
    """Lift the lock with this code, where the officer works; the lock of somebody nobody can place is anybody's."""
    if not may_anywhere(person, "unlock"):
        return None
    code = _BETWEEN.sub("", argument[:40]).upper()
    if not code:
        return _say(text("Type the code of the person behind the command. Example: /buka {code}", code=Raw("K7M2QX")))
    region = person.memory.office().locked_in(code) if _CODE.fullmatch(code) else None
    if region is None:
        return _say(text("No lock stands under this code. Ask the person to read the code again."))
    if region and not may(person, "unlock", region):
        return _say(text("This person belongs to another region. An officer there lifts the lock."))
    view = View(
        (
            text("The lock {code} is lifted.", code=Raw(code)),
            text("The person may try again now. Their copy of data shows that an officer lifted it."),
        ),
        _MENU,
    )
    return Response(view, effects=(Unlock(code),))


def hear(person: Person, heard: Heard, today: date) -> Response | None:
    """Take a list that an officer sends, and the code of an invitation that anybody types."""
    if isinstance(heard, Words) and secret_in(heard.words):
        return started(person, heard.words, today)
    return receive(person, heard, today)


def _say(*parts: Said) -> Response:
    return Response(View(parts, _MENU))


ROOM = Room(
    "staff",
    commands={
        "staf": staff_command,
        "undang": invite_command,
        "tim": team_command,
        "audit": log_command,
        "buka": unlock,
        "impor": bring_list,
    },
    pages={
        "staff": staff,
        "invite": invite,
        "invite_make": invite_make,
        "invites": invites,
        "invite_end": invite_end,
        "invited": accept,
        "team": team,
        "team_role": team_role,
        "team_revoke": team_revoke,
        "team_revoked": team_revoked,
        "audit": log,
        "import_kind": choose,
        "import_apply": take_in,
        "import_drop": leave,
    },
    hears=hear,
    starts=started,
)
