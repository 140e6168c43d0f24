"""What Telegram takes: its tags, its lengths, and buttons that are ours."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from bot.render import TEXT_LIMIT
from conversations.engine.payload import LIMIT, unpack

CAPTION_LIMIT = 1024
LABEL_LIMIT = 64
BUTTONS_LIMIT = 100
_LEFT_OVER = re.compile(r"\{\w*\}|\n\n\n")


class Reader(HTMLParser):
    """Reads Telegram HTML as Telegram does: only its tags, each closed in turn."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the tags that our texts use, bare."""
        assert tag in {"b", "i"}, tag
        assert not attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Collect what is shown."""
        self.words += data


def shown(html: str) -> str:
    """Return what is left of a message after its markup is read."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader.words


def units(words: str) -> int:
    """Count UTF-16 units, as Telegram does."""
    return len(words.encode("utf-16-le")) // 2


def check_text(html: str) -> None:
    """Hold a message to what Telegram takes; nothing of a template may be left over."""
    words = shown(html)
    assert words.strip()
    assert units(words) <= TEXT_LIMIT
    assert not _LEFT_OVER.search(words), words


def check_buttons(buttons: Iterable[tuple[str, str]]) -> None:
    """Hold buttons, as words and payloads, to the limits."""
    listed = list(buttons)
    assert len(listed) <= BUTTONS_LIMIT
    for words, payload in listed:
        assert 0 < len(words) <= LABEL_LIMIT
        assert len(payload.encode()) <= LIMIT
        assert unpack(payload) is not None, payload
