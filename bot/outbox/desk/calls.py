"""The calls of Telegram that bring lines of tickets into a topic; all that people wrote is escaped here."""

import html
from dataclasses import dataclass
from typing import Any

from telegram import LinkPreviewOptions, ReplyParameters

from bot.outbox.post import Post
from conversations.outreach.attempt import End

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
LONGEST_TEXT, LONGEST_CAPTION = 4096, 1024
"""UTF-16 units that Telegram takes."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Where a line goes: the group, and its topic; 0 is the general one."""

    chat_id: int
    thread_id: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written: as Telegram HTML and without markup; a file besides, by its kind; the message it answers."""

    words: str
    plain: str
    kind: str = ""
    file_id: str = ""
    answers: int = 0


class GroupCalls:
    """Makes the calls and tells how each ended; the number of a message or topic where one came of it."""

    def __init__(self, post: Post) -> None:
        self._post = post

    async def write(self, topic: Topic, sheet: Sheet, *, plain: bool = False) -> End:
        """Write into a topic; words that are too long for a caption come before their file."""
        long = units(sheet.plain) > LONGEST_CAPTION
        if sheet.file_id and long and (end := await self._words(topic, sheet, plain=plain)).kind != "sent":
            return end
        return await (
            self._file(topic, sheet, plain=plain, bare=long)
            if sheet.file_id
            else self._words(topic, sheet, plain=plain)
        )

    async def edit(self, topic: Topic, message_id: int, sheet: Sheet, *, plain: bool = False) -> End:
        """Give a message other words."""
        words, form = _form(sheet, plain=plain)
        if sheet.kind:
            return await self._ask(
                lambda bot: bot.edit_message_caption(topic.chat_id, message_id, caption=words, parse_mode=form)
            )
        return await self._ask(
            lambda bot: bot.edit_message_text(
                words, topic.chat_id, message_id, parse_mode=form, link_preview_options=_NO_PREVIEW
            )
        )

    async def open(self, chat_id: int, name: str) -> End:
        """Make a topic; its number comes as that of a message."""
        end, made = await self._post.ask(lambda bot: bot.create_forum_topic(chat_id, name))
        return End("sent", message_id=made.message_thread_id) if made else end

    async def close(self, topic: Topic) -> End:
        """Close a topic."""
        return await self._ask(lambda bot: bot.close_forum_topic(topic.chat_id, topic.thread_id))

    async def reopen(self, topic: Topic) -> End:
        """Open a closed topic again."""
        return await self._ask(lambda bot: bot.reopen_forum_topic(topic.chat_id, topic.thread_id))

    async def rename(self, topic: Topic, name: str) -> End:
        """Give a topic another name."""
        return await self._ask(lambda bot: bot.edit_forum_topic(topic.chat_id, topic.thread_id, name))

    async def delete(self, topic: Topic) -> End:
        """Take a topic away with all that stands in it."""
        return await self._ask(lambda bot: bot.delete_forum_topic(topic.chat_id, topic.thread_id))

    async def pin(self, topic: Topic, message_id: int) -> End:
        """Put a message on top of its topic, without a sound."""
        return await self._ask(lambda bot: bot.pin_chat_message(topic.chat_id, message_id, disable_notification=True))

    async def _words(self, topic: Topic, sheet: Sheet, *, plain: bool) -> End:
        words, form = _form(sheet, plain=plain)
        return await self._ask(
            lambda bot: bot.send_message(
                topic.chat_id, words, parse_mode=form, link_preview_options=_NO_PREVIEW, **_place(topic, sheet)
            )
        )

    async def _file(self, topic: Topic, sheet: Sheet, *, plain: bool, bare: bool) -> End:
        words, form = ("", None) if bare else _form(sheet, plain=plain)
        same = {"caption": words, "parse_mode": form, **_place(topic, sheet)}
        if sheet.kind == "photo":
            return await self._ask(lambda bot: bot.send_photo(topic.chat_id, sheet.file_id, **same))
        return await self._ask(lambda bot: bot.send_document(topic.chat_id, sheet.file_id, **same))

    async def _ask(self, call: Any) -> End:
        end, came = await self._post.ask(call)
        return End("sent", message_id=getattr(came, "message_id", None)) if end.kind == "sent" else end


def units(words: str) -> int:
    """Count a text as Telegram does."""
    return len(words.encode("utf-16-le")) // 2


def escaped(words: str) -> str:
    """Return what somebody wrote as Telegram HTML."""
    return html.escape(words, quote=False)


def _form(sheet: Sheet, *, plain: bool) -> tuple[str, str | None]:
    return (sheet.plain, None) if plain else (sheet.words, "HTML")


def _place(topic: Topic, sheet: Sheet) -> dict[str, Any]:
    place: dict[str, Any] = {"message_thread_id": topic.thread_id} if topic.thread_id else {}
    if sheet.answers:
        place["reply_parameters"] = ReplyParameters(sheet.answers, allow_sending_without_reply=True)
    return place
