"""Papers that are sent as files: letters, month sheets, copies of one's own data, posters; words only, no layout."""

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


PosterForm = Literal["a4", "a6", "png", "svg"]
"""A PDF to hang up, one to hand out, and the bare QR code as a picture in two forms."""


@dataclass(frozen=True, slots=True)
class Poster:
    """One sheet with a QR code that opens `link`; its words from top to bottom.

    `points` are pairs of a figure and what it is; `small` stands below them. `scan` says how to use the code, `typed`
    how to come without it: under the name `handle`, with the `code`.
    """

    over: Said
    headline: Said
    lead: Said
    points: tuple[tuple[Said, Said], ...]
    small: Said
    deadline: Said
    scan: Said
    typed: Said
    link: str
    handle: str
    code: str
    place: Said
    footer: Said


@dataclass(frozen=True, slots=True)
class Posters:
    """Sheets to print: one PDF for each size, holding all of them, and one picture of each QR code.

    `name`, `title`, `caption` and `language` are as those of a `Paper`; a picture is named after the code of its sheet.
    """

    name: str
    title: Said
    sheets: tuple[Poster, ...]
    caption: Said
    forms: tuple[PosterForm, ...] = ("a4", "a6")
    language: str = "id"
