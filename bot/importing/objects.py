"""JSON: a list of objects, such a list under one name, or an object a line; names of values are the headings."""

import codecs
import json
import re
from collections.abc import Iterator, Sequence
from functools import partial
from io import TextIOWrapper
from typing import Any, BinaryIO

from bot.importing.table import MOST_ROWS, TOO_MANY_ROWS, Reading, Row, Table, Unusable
from conversations.engine.text import text

_PORTION = 1 << 16
# One object beyond this is no row of a table; it bounds the memory, too.
_LONGEST = 8 << 20
_MOST_NAMES = 200
_STARTS = (b"{", b"[")
_WRAPPED = re.compile(r'\s*\{\s*"[^"\\]{1,40}"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_BROKEN = text("These objects cannot be read. The file needs a list of them, or one a line.")


def is_json(head: bytes) -> bool:
    """Tell whether the start of a file is that of JSON."""
    return head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(_STARTS)


def open_objects(source: BinaryIO, size: int) -> Table:
    """Read a file of objects; each is a row, numbered from 1. Raises Unusable where it is something else, or broken."""
    names: dict[str, None] = {}
    for each in _objects(source):
        names.update(dict.fromkeys(each))
        if len(names) > _MOST_NAMES:
            raise Unusable(_BROKEN)
    return Table(source, size, [Reading("objects", partial(_rows, source, list(names)))])


def _rows(source: BinaryIO, names: Sequence[str]) -> Iterator[Row]:
    yield 0, names
    for number, each in enumerate(_objects(source), 1):
        if number > MOST_ROWS:
            raise Unusable(TOO_MANY_ROWS)
        yield number, [each.get(name) for name in names]


def _objects(source: BinaryIO) -> Iterator[dict[str, Any]]:
    source.seek(0)
    stream = TextIOWrapper(source, "utf-8-sig", newline="")
    try:
        for each in _values(stream):
            if not isinstance(each, dict):
                raise Unusable(_BROKEN)
            yield each
    except (ValueError, RecursionError):
        raise Unusable(_BROKEN) from None
    finally:
        # The file belongs to whoever opened it, and is read once more.
        stream.detach()


def _values(stream: TextIOWrapper) -> Iterator[Any]:
    """Yield the values one by one, holding no more of the file than one of them."""
    held = stream.read(_PORTION)
    start = _WRAPPED.match(held)
    listed = start is not None or held.lstrip().startswith("[")
    held = held[start.end() :] if start else held.lstrip().removeprefix("[")
    read = json.JSONDecoder().raw_decode
    while True:
        held = held[_BETWEEN.match(held).end() :]  # type: ignore[union-attr] # it matches nothing, too
        if listed and held.startswith("]"):
            return
        try:
            value, end = read(held)
        except ValueError:
            end = len(held)
        if end < len(held):
            yield value
            held = held[end:]
        elif more := stream.read(max(_PORTION, len(held))):
            held += more
            if len(held) > _LONGEST:
                raise Unusable(_BROKEN)
        else:
            yield from _last(held, listed=listed)
            return


def _last(held: str, *, listed: bool) -> Iterator[Any]:
    """Yield what ends with the file; a list that has no end was cut off."""
    if listed:
        raise Unusable(_BROKEN)
    if held.strip():
        yield json.loads(held)
