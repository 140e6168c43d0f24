"""What is counted of a message: words, their stems, pairs of them, runs of letters, how it begins and ends."""

import re
from functools import lru_cache
from itertools import pairwise

MOST_WORDS = 200
"""So many words of a message are counted, which bounds the work on hostile ones."""

_ACROSS = 6
_SHORTEST_TO_STEM = 6
_LENGTHS = 3
_ENDING = re.compile(r"(?:nya|kan|lah|kah|ku|mu|in|an|i)$")
_BEGINNING = re.compile(r"^(?:meng|meny|mem|men|me|ber|ter|di|ke|se|per|peng|peny|pen|pem|ng|ny|n)")


def features(words: list[str]) -> set[str]:
    """Name each feature of a normalised message once."""
    told = words[:MOST_WORDS]
    stems = [_stem(word) for word in told]
    line = " ".join(told)
    found = {"=" + word for word in told}
    found.update("%" + stem for stem in stems)
    found.update(f"{left}+{right}" for left, right in pairwise(told))
    found.update(f"%{left}+{right}" for left, right in pairwise(stems))
    found.update("_" + line[start : start + _ACROSS] for start in range(len(line) - _ACROSS + 1))
    for word in dict.fromkeys(told):
        found.update(_runs(word))
    if told:
        last = " ".join(told[-2:])
        found |= {"^" + told[0], "$" + told[-1], "$" + last, f"#{min(len(told), 12) // _LENGTHS}"}
    return found


@lru_cache(maxsize=2048)
def _runs(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(padded[start : start + size] for size in (3, 4, 5) for start in range(len(padded) - size + 1))


@lru_cache(maxsize=2048)
def _stem(word: str) -> str:
    """Take off the commonest endings and beginnings of Indonesian words, as far as something is left."""
    if len(word) < _SHORTEST_TO_STEM:
        return word
    short = _ENDING.sub("", word)
    return _BEGINNING.sub("", short) if len(short) >= _SHORTEST_TO_STEM else short
