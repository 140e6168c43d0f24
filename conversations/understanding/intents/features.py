"""What is counted of a message: words, their stems, runs of letters in them, what stands side by side, both ends."""

import re
from itertools import pairwise

MOST_WORDS = 200
"""So many words of a message are counted, which bounds the work on hostile ones."""

_ACROSS = 6
_SHORTEST_TO_STEM = 6
_LENGTHS = 3
_ENDING = re.compile(r"(?:nya|kan|lah|kah|ku|mu|in|an|i)$")
_BEGINNING = re.compile(r"^(?:meng|meny|mem|men|me|ber|ter|di|ke|se|per|peng|peny|pen|pem|ng|ny|n)")


def features(words: list[str]) -> list[str]:
    """Name what is counted of a normalised message: that of each word that it has, and that of their order."""
    told = words[:MOST_WORDS]
    return [each for word in dict.fromkeys(told) for each in of_word(word)] + of_order(told)


def of_word(word: str) -> list[str]:
    """Name what is counted of a word wherever it stands, each once."""
    padded = f" {word} "
    runs = (padded[start : start + size] for size in (3, 4, 5) for start in range(len(padded) - size + 1))
    return list(dict.fromkeys(("=" + word, "%" + stem(word), *runs)))


def of_order(words: list[str]) -> list[str]:
    """Name what is counted of the order of words, each once: pairs, runs across their borders, beginning and end."""
    if not words:
        return []
    line, stems = " ".join(words), [*map(stem, words)]
    last = " ".join(words[-2:])
    found = {"^" + words[0], "$" + words[-1], "$" + last, f"#{min(len(words), 12) // _LENGTHS}"}
    found.update(f"{left}+{right}" for left, right in pairwise(words))
    found.update(f"%{left}+{right}" for left, right in pairwise(stems))
    found.update("_" + line[start : start + _ACROSS] for start in range(len(line) - _ACROSS + 1))
    return list(found)


def stem(word: str) -> str:
    """Take off the commonest endings and beginnings of Indonesian words, as far as something is left."""
    if len(word) < _SHORTEST_TO_STEM:
        return word
    short = _ENDING.sub("", word)
    return _BEGINNING.sub("", short) if len(short) >= _SHORTEST_TO_STEM else short
