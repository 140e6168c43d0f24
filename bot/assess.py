"""The command `assess`: JSON Lines of cases in, JSON Lines of verdicts out, line by line."""

import json
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Any, BinaryIO, TextIO

from conversations.eligibility.assess import assess
from conversations.eligibility.lines import LONGEST_LINE, InvalidCase, parse_case, verdict_of

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ENOUGH = LONGEST_LINE + 1


def run(source: BinaryIO, sink: TextIO) -> int:
    """Answer each line of `source` with one line in `sink`; return 1 if any line was not a valid case, else 0."""
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
    line = source.readline(_ENOUGH + len(_BYTE_ORDER_MARK)).removeprefix(_BYTE_ORDER_MARK)
    while line:
        yield line
        while len(line) >= _ENOUGH and not line.endswith(b"\n"):
            line = source.readline(_ENOUGH)
        line = source.readline(_ENOUGH)
