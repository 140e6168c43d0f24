"""The code at the end of every unasked message: another one each time, so tests that compare words leave it out."""

import re

_LINE = re.compile(r"\n\n(?:Kode pesan|Message code): ([PS]-[0-9A-Z-]+)\. [^\n]*\Z")


def without_code(words: str) -> str:
    """Return the words of a message without the line of its code."""
    return _LINE.sub("", words)


def code_at_the_end(words: str) -> str:
    """Return the code of a message."""
    found = _LINE.search(words)
    assert found, f"no code at the end of {words!r}"
    return found[1]
