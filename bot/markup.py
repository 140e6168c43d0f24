"""Words and buttons as Telegram reads them; knows no library of Telegram's, so every process may use it."""

import json

from bot.words import Voice
from conversations.engine.payload import pack
from conversations.engine.text import text
from conversations.engine.view import Button, Rows, View


def words_of(view: View, voice: Voice) -> str:
    """Return the paragraphs of a view as Telegram HTML."""
    return "\n\n".join([voice.html(part) for part in view.parts])


def plain_words_of(view: View, voice: Voice) -> str:
    """Return the paragraphs of a view without any markup."""
    return "\n\n".join([voice.plain(part) for part in view.parts])


SHARE = text("Share my number")
LEAVE = text("Cancel")


def contact_keyboard(voice: Voice) -> str:
    """Return the keyboard by which Telegram sends a person's own number, and the word that leaves the question."""
    share, leave = _quote(voice.plain(SHARE)), _quote(voice.plain(LEAVE))
    keys = f'[[{{"text":{share},"request_contact":true}}],[{{"text":{leave}}}]]'
    return f'{{"keyboard":{keys},"resize_keyboard":true,"one_time_keyboard":true}}'


def markup_of(view: View, voice: Voice) -> str | None:
    """Return what stands under a message: its buttons, or the one that shares a number."""
    return contact_keyboard(voice) if view.asks_contact else keyboard(view.buttons, voice)


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
