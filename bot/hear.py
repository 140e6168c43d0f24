"""From what Telegram delivers to what was heard."""

import zlib
from dataclasses import replace

from aiogram.types import CallbackQuery, Message, Update

from conversations.engine.payload import unpack
from conversations.reception.person import Attachment, Choice, Command, Contact, Edited, Heard, Links, Odd, Press, Words
from conversations.reception.secrets import masked, must_go
from conversations.staff.invited import PREFIX

_KINDS = (
    ("video", "picture"),
    ("animation", "picture"),
    ("voice", "voice"),
    ("audio", "voice"),
    ("video_note", "voice"),
    ("sticker", "sticker"),
    ("location", "place"),
    ("venue", "place"),
)


def concerns_us(update: Update) -> bool:
    """Tell whether this is an update of a kind that the bot handles."""
    kinds = (update.message, update.callback_query, update.edited_message, update.my_chat_member)
    return any(kind is not None for kind in kinds)


def hear(message: Message) -> Heard:
    """Return what a message says."""
    if message.text is not None:
        heard = _text(message.text, _links(message), forwarded=message.forward_origin is not None)
        if isinstance(heard, Words):
            answered, choices = _answered(message), _choices(message)
            return replace(heard, message_id=message.message_id, answers=answered, choices=choices)
        return heard
    if message.contact is not None:
        own = message.from_user is not None and message.contact.user_id == message.from_user.id
        return Contact(_international(message.contact.phone_number) if own else "", own)
    if attached := _attachment(message):
        return attached
    if message.caption and must_go(message.caption):
        # What stands below a film or a sound is read for this alone.
        return Words(message.caption)
    for attribute, kind in _KINDS:
        if getattr(message, attribute) is not None:
            return Odd(kind)  # type: ignore[arg-type] # the table holds only kinds that `Odd` knows
    return Odd("other")


def _attachment(message: Message) -> Attachment | None:
    """Return a picture, in its largest size, or a document; an animation is neither."""
    where = message.message_id, _answered(message)
    said = message.caption or "", message.forward_origin is not None, _links(message), *where
    if message.photo:
        picture = message.photo[-1]
        return Attachment("photo", picture.file_id, "", "image/jpeg", picture.file_size, *said)
    file = message.document
    if file is None or message.animation is not None:
        return None
    return Attachment("document", file.file_id, file.file_name or "", file.mime_type or "", file.file_size, *said)


def _links(message: Message) -> Links:
    """Return where a message leads without showing it."""
    entities = message.entities or message.caption_entities or ()
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    behind = tuple(entity.url for entity in entities if entity.type == "text_link" and entity.url)
    return Links(behind, tuple(button.url for row in rows for button in row if button.url))


def _answered(message: Message) -> int:
    """Return the id of the message that this one replies to, 0 when it replies to none."""
    return message.reply_to_message.message_id if message.reply_to_message else 0


def _choices(message: Message) -> tuple[Choice, ...]:
    """Return the buttons of the message that this one replies to, as far as they are ours."""
    answered = message.reply_to_message
    markup = answered.reply_markup if answered else None
    buttons = [button for row in (markup.inline_keyboard if markup else ()) for button in row]
    read = ((button.text, unpack(button.callback_data or "")) for button in buttons)
    return tuple(Choice(label, action) for label, action in read if action is not None)


def _international(number: str) -> str:
    """Return a phone number as +62…; Telegram leaves out the sign."""
    # Its tables take a tenth of a second to read, and few messages are contacts.
    from lokal import normalize_phone

    signed = number if number.startswith("+") else f"+{number}"
    return normalize_phone(signed) or "+" + "".join(filter(str.isdigit, signed))


def _text(words: str, links: Links, *, forwarded: bool) -> Heard:
    if forwarded or not words.startswith("/"):
        return Words(words, forwarded, links)
    command, _, argument = words[1:].replace("\n", " ", 1).partition(" ")
    return Command(command.partition("@")[0].lower(), argument.strip())


def hear_edited(message: Message) -> Heard:
    """Return what a changed message says; one that now holds what nobody should send is heard as a new one."""
    words = message.text or message.caption or ""
    return Words(words) if must_go(words) else Edited(words, message.message_id)


def hear_press(query: CallbackQuery) -> Press:
    """Return what a press asks for; a forged or forgotten payload asks for nothing."""
    return Press(unpack(query.data or ""))


def source_of(heard: Heard) -> str | None:
    """Return the payload of a deep link, if the message came through one; the secret of an invitation is none."""
    if not isinstance(heard, Command) or heard.name != "start" or heard.argument.lower().startswith(PREFIX):
        return None
    return masked(heard.argument)[:64] or None


def key_of(update: Update, bot_id: int) -> int:
    """Return a number that names a delivery for ever.

    It joins the update id with a checksum of bot and event, so that the first updates of another bot on the same
    database are not taken for old ones.
    """
    event = update.callback_query.id if update.callback_query else _stamp(update)
    check = zlib.crc32(f"{bot_id}:{event}".encode()) & 0x7FFFFF
    return (update.update_id & 0xFFFFFFFFFF) << 23 | check


def _stamp(update: Update) -> str:
    message = update.message or update.edited_message
    if message is not None:
        return f"{message.chat.id}:{message.message_id}"
    return str(update.my_chat_member.chat.id) if update.my_chat_member else ""
