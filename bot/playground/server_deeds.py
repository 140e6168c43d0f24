"""Deeds over HTTP: what people write and press, what a chat holds, and troubles of the server."""

from typing import Any

from bot.playground.errors import bad_request
from bot.playground.server_call import ApiCall
from bot.playground.server_play import deed, group_of, message_of, person_of, phone_of, upload_of
from bot.playground.world_chat import Press
from bot.playground.world_membership import add_group

_TROUBLES = {"drop", "lose_answer", "hold"}
Json = dict[str, Any]


@deed("addPerson")
def add_person(call: ApiCall) -> Json:
    """Add somebody called `first_name`."""
    return call.world.add_person(call.required("first_name"), last_name=call.text("last_name")).as_json()


@deed("addGroup")
def add_a_group(call: ApiCall) -> Json:
    """Add a group (`title`, `type`) of these `people`; a supergroup has topics unless `is_forum` says no."""
    people = [call.world.people[number] for number in call.many("people", "expected an Array of ids")]
    kind, forum = call.text("type") or "supergroup", call.text("is_forum") != "false"
    details: Json = {"number": call.integer("chat_id"), "kind": kind, "forum": forum, "account": call.account}
    return add_group(call.world, call.text("title") or "Petugas", people, **details).as_chat()


@deed("look")
def look(call: ApiCall) -> Json:
    """Tell what a chat holds: its `messages`, and of a group its `topics`, `members` and `pinned` numbers."""
    number = call.integer("chat_id")
    if number > 0:
        return {"messages": [m.as_json() for m in call.world.chat(person_of(call, "chat_id"), call.account).visible]}
    group = group_of(call)
    return {
        "chat": group.as_chat(),
        "messages": [message.as_json() for message in group.visible],
        "topics": [topic.as_json() | {"is_closed": topic.closed} for topic in group.topics.values()],
        "members": [member.as_json() for member in group.members.values()],
        "pinned": group.pinned,
    }


@deed("sendText")
def send_text(call: ApiCall) -> Json:
    """Write `text`, perhaps in reply to `reply_to`."""
    return phone_of(call).send_text(call.text("text"), call.integer("reply_to") or None).as_json()


@deed("sendPhoto")
def send_photo(call: ApiCall) -> Json:
    """Send the uploaded `photo` with a `caption`."""
    photo = upload_of(call, "photo")
    return phone_of(call).send_photo(photo.content, call.text("caption"), call.integer("reply_to") or None).as_json()


@deed("sendDocument")
def send_document(call: ApiCall) -> Json:
    """Send the uploaded `document` with a `caption`."""
    file = upload_of(call, "document")
    return phone_of(call).send_document(file.content, file.name, file.mime, call.text("caption")).as_json()


@deed("edit")
def edit(call: ApiCall) -> Json:
    """Change the words of the own message `message_id`."""
    return phone_of(call).edit_text(message_of(call), call.text("text")).as_json()


@deed("press")
def press(call: ApiCall) -> Json:
    """Press the button `label` of the message `message_id`."""
    made = phone_of(call).press(message_of(call), call.text("label"))
    return {"callback_query_id": made.id} if isinstance(made, Press) else {}


@deed("trouble")
def trouble(call: ApiCall) -> bool:
    """Script a trouble for the next `times` calls of `method` to `chat_id`.

    `kind` is refuse (with `code`, `description`, `retry_after`), slow (by `delay` seconds), drop, lose_answer, hold
    or clear.
    """
    kind, faults = call.text("kind"), call.api.faults
    aim: Json = {"method": call.text("method"), "chat_id": call.integer("chat_id"), "times": call.integer("times", 1)}
    if kind == "clear":
        faults.clear()
    elif kind == "refuse":
        more: Json = {"code": call.integer("code", 500), "retry_after": call.integer("retry_after", 1)}
        faults.refuse(**aim, **more, description=call.text("description"))
    elif kind == "slow":
        faults.slow(**aim, delay=call.number("delay"))
    elif kind in _TROUBLES:
        getattr(faults, kind)(**aim)
    else:
        raise bad_request("kind of trouble is unknown")
    return True
