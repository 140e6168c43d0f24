"""One message on the page: its bubble, what it carries, and the buttons under it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from nicegui import ui

from bot.playground import page_words as say
from bot.playground.page_parts import box, button, icon_button, named, sheet, words
from bot.playground.page_text import rich_html
from bot.playground.world_chat import Message
from bot.playground.world_group import Group
from bot.playground.world_media import Contact, Location, StoredFile

FILES = "/berkas"
Pressed = Callable[[Message, dict[str, Any], ui.element], None]
Acted = Callable[[Message], None]


def day_separator(when: date, today: date) -> ui.element:
    """Draw the line between two days."""
    return words(say.day(when, today), "day")


def bubble(message: Message, on_press: Pressed, on_actions: Acted) -> None:
    """Draw a message into the open row."""
    bare = isinstance(message.media, StoredFile) and message.media.kind == "sticker"
    with box("stack"):
        with box("bubble bare" if bare else "bubble"):
            if isinstance(message.chat, Group):
                words(message.author, "author").style(f"--hue: {message.sender.id * 67 % 360}")
            _origin(message)
            _answered(message)
            _media(message)
            if message.text:
                ui.html(rich_html(message.text, message.entities), sanitize=False).classes("text")
            _foot(message)
        _inline_keyboard(message, on_press)
    icon_button("more_horiz", say.ACTIONS, lambda: on_actions(message), "more")


def told(message: Message) -> ui.element:
    """Draw the line of a message that nobody wrote, about what somebody did."""
    return words(say.happened(message), "day service")


def _origin(message: Message) -> None:
    if message.origin:
        sender = message.origin.get("sender_user", {})
        words(say.FORWARDED.format(name=sender.get("first_name", "")), "forwarded")


def _answered(message: Message) -> None:
    answered = message.chat.messages.get(message.reply_to or 0)
    if answered and not answered.deleted and not answered.service:
        with box("quote"):
            words(answered.author, "quote-name")
            words(excerpt(answered), "quote-text")


def excerpt(message: Message) -> str:
    """Return the first words of a message, for a quote."""
    line = " ".join(message.text.split())
    return line[:80] + ("…" if len(line) > 80 else "") if line else f"({_carried(message)})"


def _carried(message: Message) -> str:
    if isinstance(message.media, StoredFile):
        return {"photo": say.PHOTO, "voice": say.VOICE, "sticker": say.STICKER}.get(message.media.kind, say.DOCUMENT)
    return say.OWN_CONTACT if isinstance(message.media, Contact) else say.PLACE


def _foot(message: Message) -> None:
    with box("foot"):
        if message.edit_date:
            words(say.EDITED, tag="span")
        words(say.clock(message.date, message.chat.utc_hours), tag="span")


def _media(message: Message) -> None:
    match message.media:
        case StoredFile(kind="photo") as photo:
            _photo(photo)
        case StoredFile(kind="sticker") as sticker:
            words(sticker.emoji, "sticker")
        case StoredFile(kind="voice") as voice:
            _card("mic", say.VOICE, f"0.{voice.duration:02d}")
        case StoredFile() as document:
            _document(document)
        case Contact() as contact:
            _card("person", f"{contact.first_name} {contact.last_name}".strip(), f"+{contact.phone_number.lstrip('+')}")
        case Location() as place:
            _card("place", say.PLACE, f"{place.latitude:.4f}, {place.longitude:.4f}")


def _photo(photo: StoredFile) -> None:
    frame = button("", lambda: _enlarge(frame, photo), "photo", say.ENLARGE)
    with frame:
        picture = box("", "img")
        picture.props["src"] = f"{FILES}/{photo.path}"
        picture.props["alt"] = say.PHOTO
        picture.props["width"], picture.props["height"] = photo.width, photo.height


def _enlarge(frame: ui.element, photo: StoredFile) -> None:
    with sheet(_phone_of(frame), say.PHOTO, "whole") as window:
        picture = box("enlarged", "img")
        picture.props["src"] = f"{FILES}/{photo.path}"
        picture.props["alt"] = say.PHOTO
        button(say.CLOSE, window.close, "plain")


def _phone_of(element: ui.element) -> ui.element:
    return next((a for a in element.ancestors() if "phone" in a.classes), element)


def _document(document: StoredFile) -> None:
    link = box("card", "a")
    link.props["href"] = f"{FILES}/{document.path}"
    link.props["download"] = document.name
    named(link, say.DOWNLOAD.format(name=document.name))
    with link:
        _card_inside("description", document.name, say.size(len(document.content)))


def _card(icon: str, title: str, detail: str) -> None:
    with box("card"):
        _card_inside(icon, title, detail)


def _card_inside(icon: str, title: str, detail: str) -> None:
    with box("card-icon"):
        ui.icon(icon)
    with box("card-words"):
        words(title, "card-title")
        words(detail, "card-detail")


def _inline_keyboard(message: Message, on_press: Pressed) -> None:
    for row in message.buttons:
        with box("inline-row"):
            for each in row:
                _inline_button(message, each, on_press)


def _inline_button(message: Message, given: dict[str, Any], on_press: Pressed) -> None:
    style = f"inline-button {given.get('style', '')}".strip()
    if "url" in given:
        link = words(given["text"], f"{style} link", "a")
        link.props["href"], link.props["target"], link.props["rel"] = given["url"], "_blank", "noopener noreferrer"
        return
    key = button(given["text"], lambda: on_press(message, given, key), style)
