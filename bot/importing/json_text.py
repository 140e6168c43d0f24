"""JSON text read value by value: no more of it is held than the value at hand."""

import json
import re
from collections.abc import Iterable
from io import TextIOWrapper
from math import isfinite
from typing import Any

from bot.importing.table import Oddity

_PORTION = 1 << 16
# One value beyond this is no row of a table; it bounds the memory, too.
_LONGEST = 8 << 20
# A first object beyond this is no row, but one that holds a list.
_LONGEST_FIRST = 2 << 20
_SPACE = re.compile(r"[ \t\r\n]*")


class Malformed(Exception):  # noqa: N818 - names what the text is
    """The text is no JSON, or one of its values is far too long."""


class JsonText:
    """JSON text of any length, and how far it is read."""

    def __init__(self, stream: TextIOWrapper) -> None:
        self._stream = stream
        self._held = ""
        self._at = 0
        self._ended = False
        self._read = json.JSONDecoder(
            object_pairs_hook=_object, parse_constant=lambda _: Oddity.NO_NUMBER, parse_float=_number
        ).raw_decode

    def rewind(self) -> None:
        """Begin anew."""
        self._stream.seek(0)
        self._held, self._at, self._ended = "", 0, False

    def peek(self) -> str:
        """Return the next sign that is no space; nothing at the end."""
        while True:
            space = _SPACE.match(self._held, self._at)
            self._at = space.end() if space else self._at
            if self._at < len(self._held) or self._ended:
                return self._held[self._at : self._at + 1]
            self._more()

    def take(self, sign: str) -> bool:
        """Pass over a sign if it is the next one."""
        found = self.peek() == sign
        self._at += found
        return found

    def expect(self, sign: str) -> None:
        """Pass over a sign. Raises Malformed where another one stands."""
        if not self.take(sign):
            raise Malformed

    def value(self) -> Any:
        """Return the next value, whole. Raises Malformed."""
        found, self._at = self._next(_LONGEST)
        return found

    def is_alone(self) -> bool:
        """Tell whether nothing follows the next value, or it is too long for a row; nothing is passed over."""
        try:
            _, end = self._next(_LONGEST_FIRST)
        except Malformed:
            return True
        while not self._held[end:].strip() and not self._ended:
            end -= self._at
            self._more()
        return not self._held[end:].strip()

    def _next(self, longest: int) -> tuple[Any, int]:
        self.peek()
        while True:
            try:
                found, end = self._read(self._held, self._at)
            except ValueError:
                found, end = None, len(self._held) + 1
            whole = end < len(self._held) or (self._ended and end == len(self._held))
            if (min(end, len(self._held)) - self._at > longest) or (self._ended and not whole):
                raise Malformed
            if whole:
                return found, end
            self._more()

    def _more(self) -> None:
        rest = self._held[self._at :]
        more = self._stream.read(max(_PORTION, len(rest)))
        self._held, self._at, self._ended = rest + more, 0, not more


def _object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of its pairs; a name that says two things says nothing."""
    made: dict[str, Any] = {}
    for name, value in pairs:
        made[name] = Oddity.TWICE if name in made and made[name] != value else value
    return made


def _number(written: str) -> float | Oddity:
    number = float(written)
    return number if isfinite(number) else Oddity.NO_NUMBER
