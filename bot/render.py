"""From a view to one method of Telegram, and to the picture that goes with it."""

import json
from typing import Any

from aiogram.methods import SendMessage

from bot.picture import Row, Timeline
from bot.words import Voice
from conversations.engine.payload import pack
from conversations.engine.text import Said
from conversations.engine.view import Button, Chart, Rows, View

TEXT_LIMIT = 4096
"""UTF-16 units of a message after its markup is read."""


def render(view: View, voice: Voice, chat_id: int) -> SendMessage:
    """Return the message of a view.

    It is built without validation: every part comes from our own tables, and tests hold each to Telegram's limits.
    """
    words = "\n\n".join([voice.html(part) for part in view.parts])
    return _BLANK.model_copy(update={"chat_id": chat_id, "text": words, "reply_markup": keyboard(view.buttons, voice)})


_NO_PREVIEW = '{"is_disabled":true}'
_ENCODED: dict[str, Any] = {"link_preview_options": _NO_PREVIEW}
# Copied, because filling in two dozen defaults takes longer than all the rest of rendering.
_BLANK = SendMessage.model_construct(chat_id=0, text="", parse_mode="HTML", **_ENCODED)


def body_of(message: SendMessage) -> bytes:
    """Return a rendered message as the JSON object with which a webhook is answered."""
    markup = f',"reply_markup":{message.reply_markup}' if message.reply_markup else ""
    manner = f'"parse_mode":"HTML","link_preview_options":{_NO_PREVIEW}'
    words = json.dumps(message.text)
    return f'{{"method":"sendMessage","chat_id":{message.chat_id},"text":{words},{manner}{markup}}}'.encode()


def keyboard(rows: Rows, voice: Voice) -> str | None:
    """Return an inline keyboard as the JSON that Telegram reads."""
    if not rows:
        return None
    drawn = ["[" + ",".join([_button(button, voice) for button in row]) + "]" for row in rows]
    return f'{{"inline_keyboard":[{",".join(drawn)}]}}'


def _button(button: Button, voice: Voice) -> str:
    words = _quote(voice.plain(button.label))
    if button.action is None:
        return f'{{"text":{words},"url":{_quote(button.url)}}}'
    return f'{{"text":{words},"callback_data":{_quote(pack(button.action))}}}'


_quote = json.encoder.encode_basestring


def timeline(chart: Chart, voice: Voice) -> Timeline:
    """Return a chart with its words in a language, ready to be drawn."""

    def say(said: Said | None) -> str:
        return "" if said is None else voice.plain(said)

    rows = tuple(
        Row(number=str(row.number), date=voice.value(row.on), amount=voice.value(row.amount), note=say(row.note))
        for row in chart.rows
    )
    return Timeline(
        heading=say(chart.heading),
        tone=chart.tone,
        deadline_label=say(chart.deadline_label),
        deadline=say(chart.deadline),
        days_left=say(chart.days_left),
        rows=rows,
        total_label=say(chart.total_label),
        total=say(chart.total),
        notes=tuple(say(note) for note in chart.notes),
        footer=say(chart.footer),
    )
