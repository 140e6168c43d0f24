"""A paper as plain text, for reading in a chat: short lines, none broken, so that the screen breaks them."""

import unicodedata
from collections.abc import Iterator

from conversations.engine.papers import Block, Fields, Heading, Paper, Paragraph, Table
from conversations.engine.text import Said, Say

_NOTHING = "–"
_RULE = "-"
_LONGEST_RULE = 30
_SIGNATURE = "\n\n\n"


def as_text(paper: Paper, say: Say) -> bytes:
    """Return the paper as UTF-8: the title, then each part, apart by a blank line; a row of a table is a part too."""
    parts = [_underlined(_clean(say(paper.title)), "=")]
    for block in paper.blocks:
        parts += _parts(block, say)
    if paper.footer is not None:
        parts += [_RULE * 3, _clean(say(paper.footer))]
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8", "replace")


def _parts(block: Block, say: Say) -> Iterator[str]:
    match block:
        case Heading():
            yield _underlined(_clean(say(block.words)), _RULE)
        case Paragraph():
            yield _clean(say(block.words)) + _SIGNATURE * block.space
        case Fields():
            yield _listed(block.rows, say)
        case Table():
            yield from (_listed(zip(block.head, row, strict=True), say) for row in block.rows)


def _listed(pairs: "Iterator[tuple[Said, Said]] | tuple[tuple[Said, Said], ...]", say: Say) -> str:
    return "\n".join(f"{_clean(say(name))}: {_clean(say(value)) or _NOTHING}" for name, value in pairs)


def _underlined(words: str, rule: str) -> str:
    width = min(max(map(len, words.split("\n"))), _LONGEST_RULE)
    return f"{words}\n{rule * width}" if words else ""


def _clean(words: str) -> str:
    """Drop what controls a terminal or a screen; line ends become plain ones."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip()
    return "".join(each for each in lines if each == "\n" or unicodedata.category(each) != "Cc")
