"""From a view to one method of Telegram, and to the picture that goes with it."""

import json
from typing import Any

from aiogram.methods import SendMessage

from bot import picture
from bot.markup import markup_of, words_of
from bot.words import Voice
from conversations.engine.text import Said, text
from conversations.engine.view import Bars, Chart, Drawing, StepState, Track, View

TEXT_LIMIT = 4096
"""UTF-16 units of a message after its markup is read."""


def render(view: View, voice: Voice, chat_id: int) -> SendMessage:
    """Return the message of a view.

    It is built without validation: every part comes from our own tables, and tests hold each to Telegram's limits.
    """
    said, buttons = words_of(view, voice), markup_of(view, voice)
    return _BLANK.model_copy(update={"chat_id": chat_id, "text": said, "reply_markup": buttons})


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


_STATES: dict[StepState, Said] = {
    "done": text("done"),
    "now": text("now"),
    "late": text("overdue"),
    "next": text("still to come"),
    "off": text("not needed"),
}


def drawing(chart: Drawing, voice: Voice) -> picture.Picture:
    """Return what is to be drawn with its words in a language."""
    match chart:
        case Chart():
            return _timeline(chart, voice)
        case Track():
            return _track(chart, voice)
        case Bars():
            return _bars(chart, voice)


def _bars(chart: Bars, voice: Voice) -> picture.Bars:
    bars = tuple(
        picture.Bar(
            label=voice.plain(bar.label),
            length=bar.length / max(chart.most, 1),
            figure=voice.plain(bar.figure),
            strong=bar.strong,
        )
        for bar in chart.bars
    )
    return picture.Bars(
        heading=voice.plain(chart.heading),
        tone=chart.tone,
        bars=bars,
        notes=tuple(map(voice.plain, chart.notes)),
        footer=_plain(chart.footer, voice),
    )


def _track(track: Track, voice: Voice) -> picture.Track:
    steps = tuple(
        picture.Step(
            label=voice.plain(step.label),
            state=step.state,
            spoken_state=voice.plain(_STATES[step.state]),
            when=_plain(step.when, voice),
            who=_plain(step.who, voice),
        )
        for step in track.steps
    )
    return picture.Track(
        heading=voice.plain(track.heading),
        tone=track.tone,
        steps=steps,
        notes=tuple(map(voice.plain, track.notes)),
        footer=_plain(track.footer, voice),
    )


def _timeline(chart: Chart, voice: Voice) -> picture.Timeline:
    rows = tuple(
        picture.Row(
            number=str(row.number),
            date=voice.value(row.on),
            amount=voice.value(row.amount),
            note=_plain(row.note, voice),
        )
        for row in chart.rows
    )
    return picture.Timeline(
        heading=voice.plain(chart.heading),
        tone=chart.tone,
        deadline_label=_plain(chart.deadline_label, voice),
        deadline=_plain(chart.deadline, voice),
        days_left=_plain(chart.days_left, voice),
        rows=rows,
        total_label=_plain(chart.total_label, voice),
        total=_plain(chart.total, voice),
        notes=tuple(map(voice.plain, chart.notes)),
        footer=voice.plain(chart.footer),
    )


def _plain(said: Said | None, voice: Voice) -> str:
    return "" if said is None else voice.plain(said)
