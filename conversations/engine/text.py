"""Words that are still to be put into somebody's language."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of whole rupiah inside a text, written *Rp3.000.000*."""

    rupiah: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year inside a text, written *Juni 2026*."""

    first: date


@dataclass(frozen=True, slots=True)
class Raw:
    """Words that belong to no language, or that the person typed; escaped, never translated."""

    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """A message id with its parameters.

    `id` is plain English and may hold simple HTML; `{name}` marks a parameter. A message with a count has `other`, its
    English plural, and the count in the parameter `n`.
    """

    id: str
    params: "tuple[tuple[str, Param], ...]" = ()
    other: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Texts one below the other, without a blank line between."""

    lines: "tuple[Said, ...]"


@dataclass(frozen=True, slots=True)
class Starred:
    """Words that an officer typed, never translated: `*bold*` between stars and line breaks are all their form."""

    words: str

    @property
    def runs(self) -> tuple[tuple[str, bool], ...]:
        """The words piece by piece, and whether each is bold; a star without its mate is a star."""
        pieces = _BOLD.split(self.words)
        return tuple((piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece)


_BOLD = re.compile(r"(?<![\w*])\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\w*])")

Said = Text | Raw | Lines | Starred
Param = Text | Raw | Lines | Starred | Money | Month | date | int
Say = Callable[[Said], str]
"""Puts a text into the language of the person at hand, without markup."""


def text(message: str, /, **params: Param) -> Text:
    """Return the text with this English message id; extraction looks for calls of this name."""
    return Text(message, tuple(params.items()))


def plural(one: str, many: str, /, n: int, **params: Param) -> Text:
    """Return a text that depends on the whole number `n`."""
    return Text(one, (("n", n), *params.items()), many)


def lines(*said: Said) -> Lines:
    """Return texts that stand one below the other in one paragraph."""
    return Lines(said)
