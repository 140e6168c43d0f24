"""The command `assess`: JSON Lines of cases in, JSON Lines of verdicts out, line by line."""

import json
import os
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Any, BinaryIO, TextIO

from conversations.eligibility.assess import assess
from conversations.eligibility.lines import LONGEST_LINE, InvalidCase, parse_case, verdict_of

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ENOUGH = LONGEST_LINE + 1
_UNFINISHED = 2


class _Unreadable(Exception):  # noqa: N818 - it names what the source is
    """The source broke off."""


def run(source: BinaryIO, sink: TextIO) -> int:
    """Answer each line of `source` with one line in `sink`; return 1 if any line was not a valid case, else 0.

    Returns 2 when either end fails before all is said, with a sentence on standard error unless the reader has just
    had enough.
    """
    try:
        return _judge(source, sink)
    except _Unreadable as fault:
        print(f"The cases cannot be read: {fault}.", file=sys.stderr)
    except BrokenPipeError:
        _discard(sink)
    except OSError as fault:
        _discard(sink)
        print(f"The verdicts cannot be written: {fault.strerror}.", file=sys.stderr)
    return _UNFINISHED


def _judge(source: BinaryIO, sink: TextIO) -> int:
    if isinstance(sink, TextIOWrapper):
        sink.reconfigure(encoding="utf-8", newline="\n")
    status = 0
    for line in _lines(source):
        answer = _answer(line)
        status |= "error" in answer
        # Escaped: an id may hold half a surrogate pair or a line separator, and a line must stay one line of UTF-8.
        sink.write(json.dumps(answer, ensure_ascii=True) + "\n")
    sink.flush()
    return status


def _discard(sink: TextIO) -> None:
    """Lead what the sink still holds to nowhere, or Python would try to write it once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sink.fileno())
    os.close(nowhere)


def _answer(line: bytes) -> dict[str, Any]:
    try:
        case = parse_case(line)
    except InvalidCase as fault:
        return {"id": fault.id, "error": fault.sentence}
    return verdict_of(case.id, assess(case))


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """Split at line feeds, never holding more than one line; a mark that some editors put first is no content.

    Of a line that is too long only the beginning is yielded, one byte longer than what is accepted.
    """
    line = _read(source, _ENOUGH + len(_BYTE_ORDER_MARK)).removeprefix(_BYTE_ORDER_MARK)
    while line:
        yield line
        while len(line) >= _ENOUGH and not line.endswith(b"\n"):
            line = _read(source, _ENOUGH)
        line = _read(source, _ENOUGH)


def _read(source: BinaryIO, most: int) -> bytes:
    try:
        return source.readline(most)
    except OSError as fault:
        raise _Unreadable(fault.strerror) from fault
