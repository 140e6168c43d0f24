"""JSON: a list of objects, such a list within an object, or an object a line; names of values are the headings."""

import codecs
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from io import TextIOWrapper
from typing import Any, BinaryIO

from bot.importing.json_text import JsonText, Malformed
from bot.importing.table import MOST_ROWS, TOO_MANY_ROWS, Cell, Oddity, Reading, Row, Table, Unusable
from conversations.engine.text import text

_MOST_NAMES = 200
_DEEPEST_LIST = 3
_STARTS = (b"{", b"[")
# Pages of long lists are linked in a list of their own.
_NO_ROWS = frozenset({"links"})
_BROKEN = text("These objects cannot be read. The file needs a list of them, or one a line.")
_SEVERAL = text("The file holds several lists of objects. Bring each in a file of its own.")
_NAMES = ("name", "title", "label", "nama")


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
    return Table(source, size, [Reading("objects", partial(_rows, source, list(names)), loose=True)])


def _rows(source: BinaryIO, names: Sequence[str]) -> Iterator[Row]:
    yield 0, names
    for number, each in enumerate(_objects(source), 1):
        if number > MOST_ROWS:
            raise Unusable(TOO_MANY_ROWS)
        yield number, [each.get(name) for name in names]


def _objects(source: BinaryIO) -> Iterator[Mapping[str, Cell]]:
    source.seek(0)
    stream = TextIOWrapper(source, "utf-8-sig", newline="")
    try:
        for each in _values(JsonText(stream)):
            if not isinstance(each, dict):
                raise Unusable(_BROKEN)
            yield dict(_cells(each))
    except (Malformed, UnicodeDecodeError, RecursionError):
        raise Unusable(_BROKEN) from None
    finally:
        # The file belongs to whoever opened it, and is read once more.
        stream.detach()


def _values(said: JsonText) -> Iterator[Any]:
    """Yield the objects one by one, holding no more of the file than one of them."""
    if said.take("["):
        yield from _listed(said)
    elif said.is_alone() and said.peek() == "{":
        yield from _within(said)
    else:
        while said.peek():
            yield said.value()
            said.take(",")
    if said.peek():
        raise Malformed


def _listed(said: JsonText) -> Iterator[Any]:
    """Yield the values of a list up to its end."""
    while not said.take("]"):
        yield said.value()
        if not said.take(",") and said.peek() != "]":
            raise Malformed


def _within(said: JsonText) -> Iterator[Any]:
    """Yield the values of the one list of objects that a lonely object holds, or else that object."""
    found = False
    for name, rows in _lists(said, 1):
        if name in _NO_ROWS:
            for _ in rows:
                pass
        elif found:
            raise Unusable(_SEVERAL)
        else:
            found = True
            yield from rows
    if not found:
        said.rewind()
        yield said.value()


def _lists(said: JsonText, depth: int) -> Iterator[tuple[str, Iterator[Any]]]:
    """Yield the lists of objects in an object, each of which is to be read to its end before the next."""
    said.expect("{")
    while not said.take("}"):
        name = said.value()
        said.expect(":")
        if said.peek() == "{" and depth < _DEEPEST_LIST:
            yield from _lists(said, depth + 1)
        elif said.take("["):
            rows = _listed(said)
            if said.peek() == "{":
                yield str(name), rows
            for _ in rows:
                pass
        else:
            said.value()
        if not said.take(",") and said.peek() != "}":
            raise Malformed


def _cells(each: Mapping[str, Any]) -> Iterator[tuple[str, Cell]]:
    """Yield the cells of an object; of a value with names within, what it is called, and the rest by both names."""
    for name, value in each.items():
        if not isinstance(value, dict) or not value:
            yield name, _cell(value)
            continue
        called = _called(value)
        if called is not None:
            yield name, value[called]
        yield from ((f"{name}.{inner}", _cell(cell)) for inner, cell in value.items() if inner != called)


def _cell(value: Any) -> Cell:
    if isinstance(value, list):
        words = [_word(each) for each in value]
        return tuple(word for word in words if word is not None) if None not in words else Oddity.OBJECT
    return Oddity.OBJECT if isinstance(value, dict) else value


def _word(value: Any) -> str | None:
    """Return a value of a list as text: itself, or the name of an object."""
    if isinstance(value, dict) and (called := _called(value)):
        value = value[called]
    return value if isinstance(value, str) else None


def _called(value: Mapping[str, Any]) -> str | None:
    """Tell under which name an object says what it is called."""
    return next((name for name in _NAMES if isinstance(value.get(name), str)), None)
