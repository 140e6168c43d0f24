"""Formatted text: stretches of a message with a meaning, measured in UTF-16 units as Telegram does."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

LITERAL = frozenset({"code", "pre"})
BLOCKS = frozenset({"pre", "blockquote", "expandable_blockquote"})
_DETECTED = {
    "email": re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"),
    "url": re.compile(
        r"\bhttps?://[^\s<>\"]+[^\s<>\".,;:!?)\]']|\b(?:[a-z0-9-]+\.)+(?:id|com|org|net|me)(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]'])?\b",
        re.IGNORECASE,
    ),
    "bot_command": re.compile(r"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?\b(?!/)"),
    "mention": re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}\b"),
    "hashtag": re.compile(r"(?<!\w)#(?=\w*[^\W\d])\w{1,256}\b"),
    "phone_number": re.compile(r"(?<![\w+])\+\d[\d -]{7,16}\d\b"),
}


@dataclass(frozen=True)
class Entity:
    """One stretch of text: Telegram's type name, offset and length in UTF-16 units, and its target if it has one."""

    type: str
    offset: int
    length: int
    url: str = ""
    language: str = ""
    custom_emoji_id: str = ""

    @property
    def end(self) -> int:
        """The first unit after the stretch."""
        return self.offset + self.length

    def as_json(self) -> dict[str, Any]:
        """Return the entity as the Bot API writes it."""
        known = {"type": self.type, "offset": self.offset, "length": self.length}
        extra = {"url": self.url, "language": self.language, "custom_emoji_id": self.custom_emoji_id}
        return known | {name: value for name, value in extra.items() if value}


@dataclass(frozen=True)
class FormattedText:
    """Text without markup, and its entities ordered by offset, outer ones first."""

    text: str = ""
    entities: tuple[Entity, ...] = ()


def utf16_length(text: str) -> int:
    """Return the length of the text in UTF-16 units: two for every character beyond U+FFFF."""
    return len(text) + sum(character > "\uffff" for character in text)


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Return the stretch of `length` units at `offset`, both in UTF-16 units."""
    if text.isascii():
        return text[offset : offset + length]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def ordered(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return the entities by offset, the longer first, blocks before what they hold."""
    return tuple(sorted(entities, key=lambda e: (e.offset, -e.length, e.type not in BLOCKS)))


def trimmed(formatted: FormattedText) -> FormattedText:
    """Return the text without white space around it, entities moved and cut accordingly."""
    body = formatted.text.replace("\r", "") if "\r" in formatted.text and not formatted.entities else formatted.text
    lead = utf16_length(body) - utf16_length(body.lstrip())
    text = body.strip()
    end = utf16_length(text)
    moved = (_clip(entity, lead, end) for entity in formatted.entities)
    return FormattedText(text, ordered(_merged(entity for entity in moved if entity.length > 0)))


def _clip(entity: Entity, lead: int, end: int) -> Entity:
    start = min(max(entity.offset - lead, 0), end)
    stop = min(max(entity.end - lead, 0), end)
    return replace(entity, offset=start, length=stop - start)


def _merged(entities: Iterable[Entity]) -> Iterator[Entity]:
    last: dict[str, Entity] = {}
    for entity in sorted(entities, key=lambda e: (e.offset, e.end)):
        known = last.get(entity.type)
        if known and entity.type not in BLOCKS | {"text_link", "custom_emoji"} and entity.offset <= known.end:
            last[entity.type] = replace(known, length=max(known.end, entity.end) - known.offset)
            continue
        if known:
            yield known
        last[entity.type] = entity
    yield from last.values()


def detected(formatted: FormattedText) -> FormattedText:
    """Return the text with links, commands, mentions and the like found as Telegram finds them.

    Nothing is sought inside code, and nothing inside a stretch that already is a link.
    """
    taken = [e for e in formatted.entities if e.type in LITERAL or e.type == "text_link"]
    found: list[Entity] = []
    for kind, pattern in _DETECTED.items():
        for match in pattern.finditer(formatted.text):
            entity = Entity(kind, utf16_length(formatted.text[: match.start()]), utf16_length(match.group()))
            if all(entity.end <= other.offset or other.end <= entity.offset for other in (*taken, *found)):
                found.append(entity)
    return FormattedText(formatted.text, ordered((*formatted.entities, *found)))


def checked_link(url: str) -> str:
    """Return the address as Telegram keeps it, or an empty string when it would not be a link."""
    return "" if link_fault(url) else _normal(url.strip())


def link_fault(url: str) -> str:
    """Return why Telegram refuses this address for a button, or an empty string."""
    address = url.strip()
    scheme, _, rest = address.partition("://") if "://" in address else ("http", "", address)
    if scheme.lower() in {"tg", "ton", "tonsite"}:
        return "" if rest else "Wrong HTTP URL"
    if scheme.lower() not in {"http", "https"}:
        return "Unsupported URL protocol"
    try:
        host = urlsplit(f"http://{rest}").hostname or ""
    except ValueError:
        return "Wrong HTTP URL"
    if not host:
        return "URL host is empty"
    good = "." in host and not re.search(r"\s", address) and re.fullmatch(r"[\w.-]+", host)
    return "" if good else "Wrong HTTP URL"


def _normal(url: str) -> str:
    address = url if "://" in url else f"http://{url}"
    parts = urlsplit(address)
    return address if parts.path or parts.query or parts.fragment or parts.scheme == "tg" else f"{address}/"
