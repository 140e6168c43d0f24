"""From what Telegram delivers of a group to what a desk understands."""

import re
import zlib

from aiogram.types import Message

from bot.desk.writing import Event, Kind, Written

_WRITTEN = (
    *("text", "photo", "document", "animation", "audio", "video", "video_note", "voice", "sticker", "contact"),
    *("location", "venue", "poll", "dice", "game", "story", "paid_media"),
)
"""What somebody writes or sends; other messages tell of what happens in a group."""
_COMMAND = re.compile(r"/\w*@(\w+)")


def written(message: Message, *, edited: bool = False, own_name: str = "") -> Written | None:
    """Return what stands in a topic; nothing for the general one, for our own messages, and for what nobody wrote.

    `own_name` is the bot's on Telegram, by which it knows whom a command is for; without it every one is its own.
    """
    if not message.is_topic_message or not message.message_thread_id or message.from_user is None:
        return None
    event = _event(message)
    if message.bot is not None and message.from_user.id == message.bot.id:
        return None
    if not event and _happened(message):
        return None
    kind, words, file_id = _content(message)
    return Written(
        message.chat.id,
        message.message_thread_id,
        message.message_id,
        message.from_user.id,
        kind,
        words,
        file_id,
        _answers(message),
        f"{message.edit_date}.{zlib.crc32(words.encode()):x}" if edited else "",
        event,
        nameless=message.sender_chat is not None,
        foreign=bool(own_name) and _called(words).casefold() not in ("", own_name.casefold()),
    )


def _called(words: str) -> str:
    """Return the bot that a command names: */tutup@OtherBot*."""
    named = _COMMAND.match(words)
    return named[1] if named else ""


def _event(message: Message) -> Event:
    if message.forum_topic_closed is not None:
        return "closed"
    return "reopened" if message.forum_topic_reopened is not None else ""


def _happened(message: Message) -> bool:
    """Tell what nobody wrote, such as a message that was pinned, another name of the group, or somebody who came."""
    return all(getattr(message, kind) is None for kind in _WRITTEN)


def _content(message: Message) -> tuple[Kind, str, str]:
    if message.text is not None:
        return "text", message.text, ""
    caption = message.caption or ""
    if message.photo:
        return "photo", caption, message.photo[-1].file_id
    if message.document is not None and message.animation is None:
        return "document", caption, message.document.file_id
    return "odd", caption, ""


def _answers(message: Message) -> int:
    """Return the message that is replied to; in a topic the one that opened it stands there for none."""
    answered = message.reply_to_message
    return 0 if answered is None or answered.message_id == message.message_thread_id else answered.message_id
