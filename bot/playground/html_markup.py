"""Telegram's HTML: markup in, plain text and entities out, refusals in Telegram's words.

The dialect is small and strict about tags, lenient about everything else: a lone `&` is kept as written, a known
entity needs no semicolon, attributes that mean nothing are skipped. Byte offsets in refusals count UTF-8 bytes.
"""

import re
from dataclasses import dataclass, field

from bot.playground.entities import Entity, FormattedText, checked_link, ordered, utf16_length
from bot.playground.errors import bad_request

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([A-Za-z]+));?")
_LITERAL_RUN = re.compile(r"[^<&]+")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_SPACE = " \t\r\n\v\0"


@dataclass
class _Open:
    tag: str
    argument: str
    offset: int
    start: int


@dataclass
class _Parser:
    """Reads the source once from left to right; `units` and `length` measure the plain text written so far."""

    source: str
    at: int = 0
    units: int = 0
    parts: list[str] = field(default_factory=list)
    length: int = 0
    stack: list[_Open] = field(default_factory=list)
    found: list[Entity] = field(default_factory=list)

    def run(self) -> FormattedText:
        while self.at < len(self.source):
            self.step()
        if self.stack:
            raise _refusal(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')
        return FormattedText(_valid("".join(self.parts)), ordered(_without_language(e) for e in self.found))

    def step(self) -> None:
        character = self.source[self.at]
        if character == "&":
            text, self.at = _reference(self.source, self.at)
            self.write(text)
        elif character != "<":
            match = _LITERAL_RUN.match(self.source, self.at)
            run = match.group() if match else character
            self.at += len(run)
            self.write(run)
        elif self.source.startswith("</", self.at):
            self.close_tag()
        else:
            self.open_tag()

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
        self.units += utf16_length(text)

    def peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else "\0"

    def until(self, stops: str) -> str:
        start = self.at
        while self.at < len(self.source) and self.source[self.at] not in stops:
            self.at += 1
        return self.source[start : self.at]

    def skip_space(self) -> None:
        while self.at < len(self.source) and self.source[self.at] in _SPACE:
            self.at += 1

    def open_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self.until(_SPACE + ">").lower()
        if self.at >= len(self.source):
            raise _refusal("Unclosed start tag", self.source, begin)
        if tag not in _TYPES:
            raise _refusal(f'Unsupported start tag "{tag}"', self.source, begin)
        argument = ""
        while self.peek() != ">":
            argument = self.attribute(tag, begin) or argument
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise _refusal('Tag "span" must have class "tg-spoiler"', self.source, begin)
        self.stack.append(_Open(tag, argument, self.units, self.length))

    def attribute(self, tag: str, begin: int) -> str:
        self.skip_space()
        if self.peek() == ">":
            return ""
        name = self.until(_SPACE + "=>").lower()
        if not name and self.peek() == "=":
            raise _refusal(f'Empty attribute name in the tag "{tag}"', self.source, begin)
        self.skip_space()
        if self.at >= len(self.source):
            raise _refusal(f'Unclosed start tag "{tag}"', self.source, begin)
        if self.peek() != "=":
            return _argument(tag, name, "")
        self.at += 1
        self.skip_space()
        if self.at >= len(self.source):
            raise _refusal(f'Unclosed start tag "{tag}"', self.source, begin)
        return _argument(tag, name, self.attribute_value(begin))

    def attribute_value(self, begin: int) -> str:
        quote = self.peek()
        if quote not in "'\"":
            return self.name_token()
        self.at += 1
        value = ""
        while self.at < len(self.source) and self.source[self.at] != quote:
            text, self.at = _reference(self.source, self.at) if self.peek() == "&" else (self.peek(), self.at + 1)
            value += text
        self.at += 1
        if self.at >= len(self.source):
            raise _refusal("Unclosed start tag", self.source, begin)
        return value

    def name_token(self) -> str:
        begin = self.at
        match = _NAME_TOKEN.match(self.source, begin)
        token = match.group() if match else ""
        self.at += len(token)
        if self.peek() not in _SPACE + ">":
            raise _refusal("Unexpected end of name token", self.source, begin)
        if self.at >= len(self.source):
            raise _refusal("Unclosed start tag", self.source, begin)
        return token.lower()

    def close_tag(self) -> None:
        begin = self.at
        if not self.stack:
            raise _refusal("Unexpected end tag", self.source, begin)
        self.at += 2
        tag = self.until(_SPACE + ">").lower()
        self.skip_space()
        if self.at >= len(self.source) or self.peek() != ">":
            raise _refusal("Unclosed end tag", self.source, begin)
        self.at += 1
        opened = self.stack.pop()
        if tag and tag != opened.tag:
            where = _bytes(self.source, begin)
            raise _refusal(f'Unmatched end tag at byte offset {where}, expected "</{opened.tag}>", found "</{tag}>"')
        if self.units > opened.offset:
            self.finish(opened)

    def finish(self, opened: _Open) -> None:
        kind, span = _TYPES[opened.tag], (opened.offset, self.units - opened.offset)
        if opened.tag == "a":
            url = checked_link(opened.argument or "".join(self.parts)[opened.start :])
            self.found.extend([Entity(kind, *span, url=url)] if url else [])
        elif opened.tag == "tg-emoji":
            if not opened.argument.isdigit() or not int(opened.argument):
                raise _refusal("Invalid custom emoji identifier specified")
            self.found.append(Entity(kind, *span, custom_emoji_id=opened.argument))
        elif opened.tag in {"pre", "code"}:
            self.finish_code(opened, span)
        elif opened.argument == "expandable":
            self.found.append(Entity("expandable_blockquote", *span))
        else:
            self.found.append(Entity(kind, *span))

    def finish_code(self, opened: _Open, span: tuple[int, int]) -> None:
        last = self.found[-1] if self.found else None
        nested = last is not None and (last.offset, last.length) == span
        if last and nested and opened.tag == "pre" and last.type == "code" and last.language:
            self.found[-1] = Entity("pre", *span, language=last.language)
        elif last and nested and opened.tag == "code" and last.type == "pre" and opened.argument:
            self.found[-1] = Entity("pre", *span, language=opened.argument)
        else:
            self.found.append(Entity(opened.tag, *span, language=opened.argument))


def parse_html(source: str) -> FormattedText:
    """Return the plain text and entities of Telegram's HTML; a fault raises `ApiError` 400 with its byte offset."""
    return _Parser(source).run()


def _argument(tag: str, name: str, value: str) -> str:
    if (tag, name) in {("a", "href"), ("tg-emoji", "emoji-id")}:
        return value
    if (tag, name) == ("blockquote", "expandable"):
        return "expandable"
    prefix = {("code", "class"): "language-", ("span", "class"): "tg-"}.get((tag, name), "")
    return value.removeprefix(prefix) if prefix and value.startswith(prefix) else ""


def _reference(source: str, at: int) -> tuple[str, int]:
    match = _REFERENCE.match(source, at)
    if not match:
        return "&", at + 1
    hexadecimal, decimal, name = match.groups()
    if name:
        text = _NAMED.get(name, "")
    else:
        text = _character(int(hexadecimal, 16) if hexadecimal else int(decimal[:10]), len(match.group().rstrip(";")))
    return (text, match.end()) if text else ("&", at + 1)


def _character(code: int, length: int) -> str:
    return chr(code) if 0 < code < 0x10FFFF and length < 10 else ""


def _valid(text: str) -> str:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise _refusal(
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
            "surrogate code units"
        )
    return text


def _without_language(entity: Entity) -> Entity:
    return Entity("code", entity.offset, entity.length) if entity.type == "code" else entity


def _bytes(source: str, at: int) -> int:
    return len(source[:at].encode("utf-8", "surrogatepass"))


def _refusal(reason: str, source: str = "", at: int | None = None) -> Exception:
    where = "" if at is None else f" at byte offset {_bytes(source, at)}"
    return bad_request(f"can't parse entities: {reason}{where}")
