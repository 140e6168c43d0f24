"""The weights that training wrote: read on first use, one whole number a feature, which adds all labels at once."""

import json
import math
import struct
import zlib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from conversations.understanding.intents.features import MOST_WORDS, of_order, of_word
from conversations.understanding.intents.labels import LABELS

FILE = Path(__file__).with_name("weights.bin")
LANES = len(LABELS)
"""A row of the file holds one byte a label, 128 standing for nothing; the number in memory has two."""
MIDDLE = 128
WORDS_KEPT = 4096
"""The sums of so many words are kept: most words of a message were said in others before."""

_WIDE = 2 * LANES
_LABELS = struct.Struct(f"<{LANES}H")
_AT_ONCE = 256
"""So many bytes can be added in sixteen bits without a carry into the next label."""

Sum = tuple[int, int]
"""How many features are known, and their rows added up."""


class Weights:
    """A linear model: the row of each known feature as a number, and what training measured."""

    def __init__(self, rows: dict[str, int], about: dict[str, Any]) -> None:
        self._rows = rows
        self._bias: tuple[float, ...] = tuple(about["bias"])
        self._step: float = about["step"]
        self.temperature: float = about["temperature"]
        self.fingerprint: str = about["fingerprint"]
        self._of_word = lru_cache(WORDS_KEPT)(self._sum_of_word)

    def values(self, words: list[str]) -> list[float]:
        """Give how strongly a normalised message speaks for each label, in the order of the labels."""
        told = words[:MOST_WORDS]
        count, totals = _together([*map(self._of_word, dict.fromkeys(told)), *self._sums(of_order(told))])
        if not count:
            return list(self._bias)
        factor = self._step / math.sqrt(count)
        middle = factor * MIDDLE * count
        return [base + factor * total - middle for base, total in zip(self._bias, totals, strict=True)]

    def _sum_of_word(self, word: str) -> Sum:
        return self._sums(of_word(word))[0]

    def _sums(self, found: list[str]) -> list[Sum]:
        """Add up the rows of known features, in portions that fit into sixteen bits a label."""
        rows = [row for row in map(self._rows.get, found) if row is not None]
        portions = (rows[start : start + _AT_ONCE] for start in range(0, len(rows) or 1, _AT_ONCE))
        return [(len(some), sum(some)) for some in portions]


@cache
def weights() -> Weights:
    """Read the weights once; they take some milliseconds and a few megabytes."""
    return unpacked(FILE.read_bytes())


def packed(known: list[str], rows: bytes, about: dict[str, Any]) -> bytes:
    """Write what `unpacked` reads: two lengths, what is told about the weights, the features, and their rows."""
    head, names = json.dumps(about, sort_keys=True).encode(), "\n".join(known).encode()
    return struct.pack("<II", len(head), len(names)) + head + zlib.compress(names + rows, 9)


def unpacked(data: bytes) -> Weights:
    """Read a file of weights."""
    length, names = struct.unpack_from("<II", data)
    about = json.loads(data[8 : 8 + length])
    body = zlib.decompress(data[8 + length :])
    known = body[:names].decode().split("\n")
    wide = bytearray(_WIDE * len(known))
    wide[::2] = body[names:]
    whole = int.from_bytes
    numbers = [whole(row, "little") for (row,) in struct.iter_unpack(f"{_WIDE}s", wide)]
    return Weights(dict(zip(known, numbers, strict=True)), about)


def _together(sums: list[Sum]) -> tuple[int, list[int]]:
    """Add up sums of at most `_AT_ONCE` features each: how many they are, and the total of each label."""
    totals, known, count, added = [0] * LANES, 0, 0, 0
    for some, row in sums:
        if count + some > _AT_ONCE:
            totals, known, count, added = [*map(int.__add__, totals, _unpacked(added))], known + count, 0, 0
        count, added = count + some, added + row
    return known + count, [*map(int.__add__, totals, _unpacked(added))]


def _unpacked(added: int) -> tuple[int, ...]:
    return _LABELS.unpack(added.to_bytes(_WIDE, "little"))
