"""Reading what a bot wants to say: text with its formatting, and keyboards, within Telegram's limits."""

from collections.abc import Callable
from typing import Any

from bot.playground.entities import (
    Entity,
    FormattedText,
    checked_link,
    detected,
    link_fault,
    ordered,
    trimmed,
    utf16_length,
)
from bot.playground.errors import ApiError, bad_request
from bot.playground.html_markup import parse_html
from bot.playground.server_call import ApiCall

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
DATA_LIMIT = 64
BUTTON_LIMIT = 100
ROW_LIMIT = 8
_WRITTEN_TYPES = {
    *("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link"),
    *("blockquote", "expandable_blockquote", "custom_emoji"),
}
_FOUND_TYPES = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"}
_FLAGS = {
    "resize_keyboard": "ReplyKeyboardMarkup",
    "one_time_keyboard": "ReplyKeyboardMarkup",
    "is_persistent": "ReplyKeyboardMarkup",
    "remove_keyboard": "ReplyKeyboardRemove",
    "selective": "reply markup",
    "force_reply": "reply markup",
}
Json = dict[str, Any]


def message_text(call: ApiCall, too_long: str = "message is too long") -> FormattedText:
    """Return the call's `text`: 1 to 4096 UTF-16 units once its markup is read; otherwise raise `ApiError` 400."""
    if not call.text("text"):
        raise bad_request("message text is empty")
    formatted = _formatted(call, "text", "entities")
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if utf16_length(formatted.text) > TEXT_LIMIT:
        raise bad_request(too_long)
    return formatted


def caption(call: ApiCall) -> FormattedText:
    """Return the call's `caption`: up to 1024 UTF-16 units once its markup is read."""
    formatted = _formatted(call, "caption", "caption_entities")
    if utf16_length(formatted.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return formatted


def _formatted(call: ApiCall, words: str, marks: str) -> FormattedText:
    text, mode = call.text(words), call.text("parse_mode").lower()
    if mode in {"", "none"}:
        given = call.many(marks, "can't parse entities JSON object")
        formatted = FormattedText(text, ordered(e for e in map(_entity, given) if e))
    elif mode == "html":
        formatted = parse_html(text)
    elif mode in {"markdown", "markdownv2"}:
        raise bad_request("unsupported parse_mode: this local Telegram reads HTML only")
    else:
        raise bad_request("unsupported parse_mode")
    return detected(trimmed(formatted))


def _entity(given: Any) -> Entity | None:
    if not isinstance(given, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    kind = str(given.get("type", ""))
    if kind in _FOUND_TYPES:
        return None
    if kind not in _WRITTEN_TYPES:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    try:
        offset, length = int(given["offset"]), int(given["length"])
    except (KeyError, TypeError, ValueError, OverflowError):
        raise bad_request("can't parse MessageEntity: Can't find field \"offset\"") from None
    extra = {name: str(given.get(name) or "") for name in ("url", "language", "custom_emoji_id")}
    if kind == "text_link" and not (url := checked_link(extra["url"])):
        raise bad_request(f"entity URL '{extra['url']}' is invalid: {link_fault(extra['url'])}")
    return Entity(kind, offset, length, **(extra | ({"url": url} if kind == "text_link" else {})))


def reply_markup(call: ApiCall) -> Json:
    """Return the call's `reply_markup` with only what Telegram keeps; an empty object means none.

    The keys tell what it is: `inline_keyboard`, `keyboard`, `remove_keyboard` or `force_reply`.
    """
    markup = call.structure("reply_markup", "can't parse reply keyboard markup JSON object")
    if markup in (None, ""):
        return {}
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    _check_flags(markup)
    if keyboard := _rows(markup, "keyboard", "ReplyKeyboardMarkup", "keyboard button", _key):
        flags = ("resize_keyboard", "one_time_keyboard", "is_persistent", "input_field_placeholder")
        return {"keyboard": keyboard} | {name: markup[name] for name in flags if markup.get(name)}
    if inline := _rows(markup, "inline_keyboard", "InlineKeyboardMarkup", "inline keyboard button", _inline_button):
        _check_inline(inline)
        return {"inline_keyboard": inline}
    return {name: True for name in ("remove_keyboard", "force_reply") if markup.get(name)}


def inline_markup(call: ApiCall) -> Json | None:
    """Return the inline keyboard of an edit, None for none; any other keyboard raises `ApiError` 400."""
    markup = reply_markup(call)
    if markup and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup or None


def _check_flags(markup: Json) -> None:
    for name, owner in _FLAGS.items():
        if name in markup and not isinstance(markup[name], bool | None):
            raise bad_request(f'field "{name}" of the {owner} must be of the type Boolean')


def _rows(markup: Json, name: str, owner: str, what: str, read: Callable[[Any], Json]) -> list[list[Json]]:
    rows = markup.get(name)
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise bad_request(f'field "{name}" of the {owner} must be an Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}" of the {owner} must be an Array of Arrays')
    try:
        kept = [[read(button) for button in row] for row in rows]
    except ValueError as fault:
        raise bad_request(f"can't parse {what}: {fault}") from None
    return [row for row in kept if row]


def _text_of(button: Any, kind: str) -> str:
    if not isinstance(button, dict):
        raise ValueError(f"{kind} must be an Object")  # noqa: TRY004 - a fault of the call, worded by Telegram
    text = button.get("text")
    if not isinstance(text, str):
        raise ValueError('Can\'t find field "text"')  # noqa: TRY004 - the same
    return text


def _key(button: Any) -> Json:
    if isinstance(button, str):
        return {"text": button}
    text = _text_of(button, "KeyboardButton")
    asked = [name for name in ("request_contact", "request_location") if button.get(name) is True]
    return {"text": text} | dict.fromkeys(asked, True) | _looks(button)


def _inline_button(button: Any) -> Json:
    text = _text_of(button, "InlineKeyboardButton")
    for action in ("url", "callback_data", "copy_text", "web_app"):
        if value := button.get(action):
            return {"text": text, action: value} | _looks(button)
    raise ValueError("Text buttons are unallowed in the inline keyboard")


def _looks(button: Json) -> Json:
    return {name: button[name] for name in ("style", "icon_custom_emoji_id") if button.get(name)}


def _check_inline(rows: list[list[Json]]) -> None:
    if sum(map(len, rows)) > BUTTON_LIMIT or max(map(len, rows)) > ROW_LIMIT:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for button in (button for row in rows for button in row):
        if fault := _button_fault(button):
            raise fault
        if "url" in button:
            button["url"] = checked_link(button["url"])


def _button_fault(button: Json) -> ApiError | None:
    if not button["text"].strip():
        return bad_request("BUTTON_TEXT_INVALID")
    data = button.get("callback_data", "")
    if not isinstance(data, str) or len(data.encode()) > DATA_LIMIT:
        return bad_request("BUTTON_DATA_INVALID")
    if "url" in button and (why := link_fault(str(button["url"]))):
        return bad_request(f"inline keyboard button URL '{button['url']}' is invalid: {why}")
    return None
