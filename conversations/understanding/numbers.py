"""Numbers said in words - Indonesian, the regional languages heard most, English - as digits."""

import re
from functools import lru_cache

from conversations.understanding.lexicon import Lexicon
from conversations.understanding.words import slipped, unstretched

_LEXICON = Lexicon("numbers")
_WORDS: dict[str, tuple[str, int]] = {
    **{word: ("u", int(value)) for word, value in _LEXICON.meanings("units").items()},
    **{word: ("f", int(value)) for word, value in _LEXICON.meanings("whole").items()},
    **{word: (code, 0) for word, code in _LEXICON.meanings("scales").items()},
    **dict.fromkeys(_LEXICON.words("hundred"), ("R", 100)),
}
_SLIPPABLE = _LEXICON.listed("slippable")
_NOT_SLIPS = _LEXICON.words("not_slips")
_RUN = re.compile(r"(?:[ud]r|R)(?:[ud]b|[ud]p[ud]?|f|u)?|[ud]b|[ud]p[ud]?|f|u")
_PARTS = _LEXICON.listed("glued_heads")
_TAILS = _LEXICON.listed("glued_tails")
_GLUED = re.compile(f"(?:{'|'.join(_PARTS)})(?:{'|'.join(_TAILS + _PARTS)})+")
_GLUE = re.compile("|".join(_PARTS + _TAILS))


def digits_for_words(tokens: list[str]) -> list[str]:
    """Give `tokens` with every number below one thousand that is said in words written as one digit token."""
    apart = [part for token in tokens for part in _unglued(token)]
    codes = [_code(token) for token in apart]
    line = "".join(code for code, _ in codes)
    told: list[str] = []
    place = 0
    while place < len(apart):
        run = _RUN.match(line, place)
        if run is None:
            told.append(apart[place])
            place += 1
            continue
        told.append(str(_value(codes[place : run.end()])))
        place = run.end()
    return told


@lru_cache(maxsize=2048)
def _unglued(token: str) -> tuple[str, ...]:
    return tuple(_GLUE.findall(token)) if len(token) > 6 and _GLUED.fullmatch(token) else (token,)


@lru_cache(maxsize=2048)
def _code(token: str) -> tuple[str, int]:
    if token.isdigit():
        return ("d", int(token)) if len(token) == 1 else (".", 0)
    for spelling in unstretched(token):
        if spelling in _WORDS:
            return _WORDS[spelling]
    meant = slipped(token, _SLIPPABLE) if len(token) > 3 and token not in _NOT_SLIPS else None
    return _WORDS[meant] if meant else (".", 0)


def _value(run: list[tuple[str, int]]) -> int:
    total = unit = 0
    for code, value in run:
        if code in "ud":
            unit = value
        elif code in "fR":
            total += value
        else:
            total += 10 + unit if code == "b" else unit * (10 if code == "p" else 100)
            unit = 0
    return total + unit
