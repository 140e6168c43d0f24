"""What goes beside a reply: the end of a button's waiting, pictures, files, and messages that are taken away."""

from collections.abc import Callable
from functools import partial
from typing import Any

from aiogram import Bot
from aiogram.methods import AnswerCallbackQuery, DeleteMessage, SendMessage

from bot.courier import Courier
from bot.markup import keyboard
from bot.paper import write, write_posters
from bot.render import drawing
from bot.visiting import Reply
from bot.words import Voice, Voices
from conversations.engine.papers import Paper
from conversations.engine.text import text

CLOSED = text("The button for your number is closed.")

# Copied for each press, which takes a fifth of the time of making one.
_WAIT_ENDED = AnswerCallbackQuery(callback_query_id="")
_NO_KEYBOARD: dict[str, Any] = {"reply_markup": '{"remove_keyboard":true}'}


class Beside:
    """Hands what goes beside the replies to the courier."""

    def __init__(self, courier: Courier, voices: Voices) -> None:
        self._courier = courier
        self._voices = voices

    def dismiss(self, bot: Bot, query_id: str) -> None:
        """End the waiting of a button that was pressed."""
        if query_id:
            self._courier.aside(bot, _WAIT_ENDED.model_copy(update={"callback_query_id": query_id}))

    def late(self, bot: Bot, chat_id: int, message: SendMessage, sent: Callable[[], None]) -> None:
        """Send a reply that comes after the update it answers was handled."""
        self._courier.reply(bot, chat_id, message, sent)

    def send(self, reply: Reply, bot: Bot, chat_id: int, message_id: int) -> None:
        """Send all that belongs to a reply; `message_id` is the person's message, if there was one."""
        view = reply.response.view
        if reply.response.retract and message_id:
            self._courier.aside(bot, DeleteMessage(chat_id=chat_id, message_id=message_id))
        if reply.closes:
            closing = SendMessage.model_construct(chat_id=chat_id, text=reply.voice.plain(CLOSED), **_NO_KEYBOARD)
            self._courier.reply(bot, chat_id, closing, lambda: None)
        if view.chart is not None:
            self._courier.picture(bot, chat_id, drawing(view.chart, reply.voice), keyboard(view.buttons, reply.voice))
        for paper in view.papers:
            voice = self._voice_of(paper, reply.voice)
            self._courier.papers(bot, chat_id, partial(write, paper, voice), reply.voice.plain(paper.caption))

        if (posters := view.posters) is not None:
            voice = self._voices[posters.language]
            drawn = partial(write_posters, posters, voice)
            self._courier.papers(bot, chat_id, drawn, reply.voice.plain(posters.caption))

    def _voice_of(self, paper: Paper, own: Voice) -> Voice:
        """Return the voice in which a paper is written: its own language where it has one."""
        return self._voices[paper.language] if paper.language else own
