"""Papers that are sent as files: letters, month sheets, copies of one's own data; words only, no layout."""

from dataclasses import dataclass
from typing import Literal

from conversations.engine.text import Said


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a paper."""

    words: Said


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a paper; `space` asks for room below it, for a signature."""

    words: Said
    space: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """Names and values side by side."""

    rows: tuple[tuple[Said, Said], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the head."""

    head: tuple[Said, ...]
    rows: tuple[tuple[Said, ...], ...]


Block = Heading | Paragraph | Fields | Table
PaperForm = Literal["pdf", "txt", "csv"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to send: `name` without its ending, `forms` in which it is sent; as CSV only its tables are.

    `caption` is said with the file. `language` is the language that the paper is always written in, "" for that of the
    person; the caption is in the person's own.
    """

    name: str
    title: Said
    blocks: tuple[Block, ...]
    caption: Said
    forms: tuple[PaperForm, ...] = ("pdf",)
    footer: Said | None = None
    language: str = ""
