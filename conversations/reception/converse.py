"""One message in, one response out: the whole of the talking, pure."""

from dataclasses import replace
from datetime import date

from conversations.engine.step import Looked
from conversations.engine.text import Say
from conversations.reception import consents, hearing
from conversations.reception.moving import command, stand, stepped
from conversations.reception.person import (
    Again,
    Attachment,
    Command,
    Contact,
    Edited,
    Heard,
    Odd,
    Person,
    Press,
    Response,
    Words,
    written,
)
from conversations.reception.pressing import press
from conversations.reception.secrets import NEVER_ASKED, SECRET_NAME, SECRETS, must_go, named_by_identity
from conversations.vacancies.check_room import unsafe


def converse(person: Person, heard: Heard, today: date, say: Say) -> Response:
    """Return the response to what was heard; never raises for anything a person can send."""
    response = _respond(person, heard, today, say)
    if response.state is None and person.state is not None and consents.waiting_for(person.state):
        # A typed yes is consent only while its words are the last thing shown.
        return replace(response, state=replace(person.state, pending=None))
    return response


def _respond(person: Person, heard: Heard, today: date, say: Say) -> Response:
    if refused := _refused(person, heard, today):
        return refused
    match heard:
        case Command():
            return _commanded(person, heard, today, say)
        case Press(action):
            return press(person, action, today, say)
        case Words():
            return hearing.words(person, heard, today, say)
        case Attachment():
            return hearing.attachment(person, heard, today, say)
        case Contact():
            return hearing.contact(person, heard, today, say)
        case Odd() | Edited():
            return hearing.odd(person, heard, today)
        case Again():
            return stand(person, today)
        case Looked():
            return stepped(person, person.state, heard, today, say)


def _refused(person: Person, heard: Heard, today: date) -> Response | None:
    """Let nothing pass that nobody should send, whatever question waits; a vacancy that asks for it is still judged."""
    if must_go(written(heard)):
        return unsafe(person, heard) or replace(stand(person, today, SECRETS, NEVER_ASKED), retract=True)
    if isinstance(heard, Attachment) and named_by_identity(heard.name):
        return replace(stand(person, today, SECRET_NAME), retract=True)
    return None


def _commanded(person: Person, heard: Command, today: date, say: Say) -> Response:
    if heard.name == "tanya":
        return hearing.question(person, heard.argument, today, say)
    return command(person, heard.name, heard.argument, today)
