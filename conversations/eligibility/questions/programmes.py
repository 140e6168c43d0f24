"""Programmes that a person names one by one."""

import re

_NAMES = re.compile(r"\b(?:jkk|jkm|jht|jp)\b")
_EXCEPT = re.compile(
    r"\b(?:tidak|tdk|gak|ga|nggak|ngga|enggak|tanpa|kecuali|selain|kurang|belum|blm|no|not|without|but)\b"
)
_ALL = {"jkk", "jkm", "jht", "jp"}
_FEWEST = 2
"""One name alone is no list."""


def read_programmes(plain: str) -> str | None:
    """Return the option that a list of names comes to, or `None` where names are denied or too few."""
    named = set(_NAMES.findall(plain))
    if len(named) < _FEWEST or _EXCEPT.search(plain):
        return None
    if named == _ALL:
        return "all"
    return "no_jp" if named == _ALL - {"jp"} else "less"
