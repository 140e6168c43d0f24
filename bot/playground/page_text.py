"""Formatted text as safe HTML: everything is escaped, only known formatting becomes tags."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from bot.playground.entities import Entity, ordered, utf16_length, utf16_slice

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}


def rich_html(text: str, entities: Sequence[Entity]) -> str:
    """Return the text as HTML; overlapping entities are cut so that tags nest."""
    return _render(text, 0, utf16_length(text), ordered(entities))


def _render(text: str, start: int, end: int, entities: Sequence[Entity]) -> str:
    parts: list[str] = []
    waiting = [entity for entity in entities if entity.length > 0]
    while waiting:
        first, *others = waiting
        stop = min(first.end, end)
        parts.append(_plain(text, start, first.offset))
        inside = [_cut(entity, first.offset, stop) for entity in others if entity.offset < stop]
        parts.append(_wrap(first, text, _render(text, first.offset, stop, inside)))
        rest = (_cut(entity, stop, end) for entity in others if entity.end > stop)
        waiting = [entity for entity in rest if entity.length > 0]
        start = stop
    return "".join(parts) + _plain(text, start, end)


def _cut(entity: Entity, start: int, stop: int) -> Entity:
    offset = max(entity.offset, start)
    return replace(entity, offset=offset, length=max(min(entity.end, stop) - offset, 0))


def _plain(text: str, start: int, end: int) -> str:
    return escape(utf16_slice(text, start, max(end - start, 0)))


def _wrap(entity: Entity, text: str, inner: str) -> str:
    words = utf16_slice(text, entity.offset, entity.length)
    if tag := _TAGS.get(entity.type):
        return f"<{tag}>{inner}</{tag}>"
    match entity.type:
        case "expandable_blockquote":
            return f'<blockquote class="expandable" tabindex="0">{inner}</blockquote>'
        case "spoiler":
            return f'<span class="spoiler" role="button" tabindex="0">{inner}</span>'
        case "text_link" | "url" | "email":
            return _link(entity.url or _address(entity.type, words), inner)
        case "bot_command":
            return f'<a class="command" role="button" tabindex="0" data-command="{escape(words)}">{inner}</a>'
        case "mention" | "hashtag" | "phone_number":
            return f'<span class="mark">{inner}</span>'
        case _:
            return inner


def _address(kind: str, words: str) -> str:
    if kind == "email":
        return f"mailto:{words}"
    return words if "://" in words else f"http://{words}"


def _link(address: str, inner: str) -> str:
    safe = address if address.lower().startswith(("http://", "https://", "mailto:", "tg://")) else ""
    return f'<a href="{escape(safe)}" target="_blank" rel="noopener noreferrer">{inner}</a>'
