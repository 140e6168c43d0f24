"""What a test does over HTTP in the place of people: `/play/bot<token>/<deed>`, with parameters as methods have them.

`person` is the id of who acts and `chat_id` where: a group, or their own id for the private chat; `message_thread_id`
is the topic. The answer is that of a method: `ok` with a `result`, or a refusal.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from bot.playground.errors import ActionRefusedError, ApiError, bad_request, not_found, unauthorized
from bot.playground.server_api import BotApi
from bot.playground.server_call import ApiCall, Upload
from bot.playground.server_wire import Body
from bot.playground.world_actions import Phone
from bot.playground.world_chat import Message
from bot.playground.world_group import Group
from bot.playground.world_group_actions import GroupPhone
from bot.playground.world_people import Person

Deed = Callable[[ApiCall], Any]
D = TypeVar("D", bound=Deed)
DEEDS: dict[str, Deed] = {}


def deed(name: str) -> Callable[[D], D]:
    """Register a function as the deed of this name; its result goes back as JSON."""

    def register(play: D) -> D:
        DEEDS[name.lower()] = play
        return play

    return register


def play(api: BotApi, token: str, name: str, body: Body) -> Any:
    """Return what a deed returns; one that is not possible raises `ApiError`."""
    account = api.world.accounts.get(token)
    if account is None:
        raise unauthorized()
    if name.lower() not in DEEDS:
        raise not_found()
    try:
        return DEEDS[name.lower()](ApiCall(api, account, name, body.params, body.files))
    except ActionRefusedError as refusal:
        raise ApiError(409, f"Conflict: {refusal}") from None


def person_of(call: ApiCall, name: str = "person") -> Person:
    """Return the person a deed names."""
    known = call.world.people.get(call.integer(name))
    if known is None:
        raise bad_request(f"{name} is nobody")
    return known


def group_of(call: ApiCall) -> Group:
    """Return the group a deed happens in."""
    known = call.account.groups.get(call.integer("chat_id"))
    if known is None:
        raise bad_request("chat not found")
    return known


def helper_of(call: ApiCall) -> GroupPhone:
    """Return the phone of who acts, open on the group and topic."""
    return GroupPhone(call.world, person_of(call), group_of(call), call.integer("message_thread_id"))


def phone_of(call: ApiCall) -> Phone | GroupPhone:
    """Return the phone of who acts, open on the group or on the private chat."""
    return helper_of(call) if call.integer("chat_id") < 0 else Phone(call.world, person_of(call))


def message_of(call: ApiCall) -> Message:
    """Return the message a deed is about."""
    message = phone_of(call).room.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message not found")
    return message


def upload_of(call: ApiCall, name: str) -> Upload:
    """Return an uploaded file."""
    if name not in call.files:
        raise bad_request(f"there is no {name} in the request")
    return call.files[name]
