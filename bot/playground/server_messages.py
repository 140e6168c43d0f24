"""Bot API methods that write, change and take away messages."""

from typing import Any

from bot.playground.entities import FormattedText
from bot.playground.errors import NOT_MODIFIED, QUERY_TOO_OLD, bad_request
from bot.playground.server_call import ApiCall, method, whole
from bot.playground.server_content import caption, inline_markup, message_text, reply_markup
from bot.playground.server_forum import thread_to_write
from bot.playground.world_chat import Message, Room
from bot.playground.world_forum import delete_message as delete_from_group
from bot.playground.world_group import Group
from bot.playground.world_media import DOWNLOAD_LIMIT, Contact, Location, Media

DELETABLE_SECONDS = 48 * 3600
TYPING_SECONDS = 5.0
_ACTIONS = {
    *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"),
    *("upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"),
}
Json = dict[str, Any]


def post(call: ApiCall, formatted: FormattedText, media: Media | None = None, origin: Json | None = None) -> Message:
    """Put a message of the bot into the call's chat, with the call's keyboard and reply, and return it."""
    chat, markup = call.chat(), reply_markup(call)
    answered = _answered(call, chat)
    inline = markup if "inline_keyboard" in markup else None
    parts = {"media": media, "markup": inline, "reply_to": answered, "origin": origin}
    parts["thread"] = thread_to_write(call, chat, answered)
    message = call.world.post(chat, chat.bot, formatted, fixed=bool(markup) and not inline, **parts)
    if "keyboard" in markup or "remove_keyboard" in markup:
        chat.keyboard, chat.keyboard_hidden = (markup if "keyboard" in markup else None), False
        chat.changes.publish("keyboard", message)
    return message


def _answered(call: ApiCall, chat: Room) -> int | None:
    given = call.structure("reply_parameters", "can't parse reply parameters JSON object") or {}
    if not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    wanted = whole(given.get("message_id")) or call.integer("reply_to_message_id")
    message = chat.messages.get(wanted)
    if not wanted or (message and not message.deleted):
        return wanted or None
    if given.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


@method("sendMessage")
def send_message(call: ApiCall) -> Json:
    """Send text."""
    return post(call, message_text(call)).as_json()


@method("sendPhoto")
def send_photo(call: ApiCall) -> Json:
    """Send a picture, uploaded or by its id."""
    return _post_media(call, call.file("photo", "photo"))


@method("sendDocument")
def send_document(call: ApiCall) -> Json:
    """Send a file, uploaded or by its id."""
    return _post_media(call, call.file("document", "document"))


@method("sendContact")
def send_contact(call: ApiCall) -> Json:
    """Send a contact card."""
    contact = Contact(call.required("phone_number"), call.required("first_name"), call.text("last_name"))
    return post(call, FormattedText(), contact).as_json()


@method("sendLocation")
def send_location(call: ApiCall) -> Json:
    """Send a place."""
    for name in ("latitude", "longitude"):
        if not call.text(name).strip():
            raise bad_request(f"{name} is empty")
    return post(call, FormattedText(), Location(call.number("latitude"), call.number("longitude"))).as_json()


def _post_media(call: ApiCall, media: Media) -> Json:
    return post(call, caption(call), media).as_json()


@method("copyMessage")
def copy_message(call: ApiCall) -> Json:
    """Send the content of a message again as the bot's own."""
    source = _source(call, "copy")
    formatted = caption(call) if "caption" in call.params and source.media else _content(source)
    return {"message_id": post(call, formatted, source.media).id}


@method("forwardMessage")
def forward_message(call: ApiCall) -> Json:
    """Send a message again, marked with who wrote it."""
    source = _source(call, "forward")
    origin = source.origin or {"type": "user", "sender_user": source.sender.as_json(), "date": source.date}
    return post(call, _content(source), source.media, origin).as_json()


def _source(call: ApiCall, deed: str) -> Message:
    message = _find(call.known_chat("from_chat_id"), call.integer("message_id"), f"message to {deed} not found")
    if message.service:
        raise bad_request("message can't be forwarded" if deed == "forward" else "message can't be copied")
    return message


def _content(message: Message) -> FormattedText:
    return FormattedText(message.text, message.entities)


def _find(chat: Room, message_id: int, missing: str) -> Message:
    message = chat.messages.get(message_id)
    if message is None or message.deleted:
        raise bad_request(missing)
    return message


@method("editMessageText")
def edit_message_text(call: ApiCall) -> Json:
    """Change the words of an own text message; without a keyboard in the call, its keyboard goes."""
    message, formatted = _editable(call), message_text(call, "MESSAGE_TOO_LONG")
    if message.media:
        raise bad_request("there is no text in the message to edit")
    return _edit(message, formatted, call)


@method("editMessageCaption")
def edit_message_caption(call: ApiCall) -> Json:
    """Change the caption of an own photo or document."""
    message, formatted = _editable(call), caption(call)
    if not message.media or isinstance(message.media, Contact | Location):
        raise bad_request("there is no caption in the message to edit")
    return _edit(message, formatted, call)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(call: ApiCall) -> Json:
    """Change or remove the inline keyboard of an own message."""
    message = _editable(call)
    return _edit(message, _content(message), call)


def _editable(call: ApiCall) -> Message:
    if not call.text("message_id"):
        raise bad_request("message identifier is not specified")
    message = _find(call.chat(), call.integer("message_id"), "message to edit not found")
    if not message.from_bot or message.fixed or message.origin or message.service:
        raise bad_request("message can't be edited")
    return message


def _edit(message: Message, formatted: FormattedText, call: ApiCall) -> Json:
    markup = inline_markup(call)
    if (formatted.text, formatted.entities, markup) == (message.text, message.entities, message.markup):
        raise bad_request(NOT_MODIFIED)
    message.put(formatted)
    message.markup = markup
    message.edit_date = call.world.now
    message.chat.changes.publish("edited", message)
    return message.as_json()


@method("deleteMessage")
def delete_message(call: ApiCall) -> bool:
    """Take a message away for everybody: in a group an own one, or any by right."""
    chat = call.chat()
    message = _find(chat, call.integer("message_id"), "message to delete not found")
    if not _deletable(call, message):
        raise bad_request(f"message can't be deleted{'' if isinstance(chat, Group) else ' for everyone'}")
    _delete(call, message)
    return True


@method("deleteMessages")
def delete_messages(call: ApiCall) -> bool:
    """Take several messages away; those that are gone are skipped."""
    chat = call.chat()
    numbers = call.many("message_ids", "can't parse message identifiers JSON object")
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > 100:
        raise bad_request("too many message identifiers specified")
    for number in numbers:
        message = chat.messages.get(whole(number))
        if message and not message.deleted:
            _delete(call, message)
    return True


def _deletable(call: ApiCall, message: Message) -> bool:
    chat, recent = message.chat, call.world.now - message.date <= DELETABLE_SECONDS
    if not isinstance(chat, Group):
        return recent
    by_right = chat.bot_member.may("can_delete_messages")
    return message.id not in chat.topics and (by_right or (message.from_bot and recent))


def _delete(call: ApiCall, message: Message) -> None:
    if isinstance(message.chat, Group):
        delete_from_group(call.world, message.chat, message)
    else:
        call.world.delete(message.chat, message)


@method("answerCallbackQuery")
def answer_callback_query(call: ApiCall) -> bool:
    """Answer a pressed button once, in time, with a short line (at most 200 characters) or an alert."""
    number, text = call.text("callback_query_id"), call.text("text")
    press = call.account.presses.get(number)
    if press is None or call.world.clock() - press.pressed_at > call.api.query_lifetime:
        raise bad_request(QUERY_TOO_OLD)
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    del call.account.presses[number]
    press.answered, press.text = True, text
    press.alert, press.url = call.flag("show_alert"), call.text("url")
    press.message.chat.changes.publish("answer", press)
    return True


@method("sendChatAction")
def send_chat_action(call: ApiCall) -> bool:
    """Show for five seconds that the bot is busy."""
    chat = call.chat()
    thread_to_write(call, chat)
    if call.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.typing_until = call.world.clock() + TYPING_SECONDS
    chat.changes.publish("typing")
    return True


@method("getFile")
def get_file(call: ApiCall) -> Json:
    """Tell the path a file can be downloaded at; beyond 20 MB there is none."""
    file_id = call.text("file_id")
    known = call.world.files.by_id.get(file_id)
    if known is None:
        raise bad_request("invalid file_id" if file_id else "file_id not specified")
    if len(known.content) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return known.as_file()
