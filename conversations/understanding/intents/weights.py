"""The weights that training wrote: read on first use, kept as bytes, added up many labels at a time."""

import json
import math
import struct
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from conversations.understanding.intents.labels import LABELS

FILE = Path(__file__).with_name("weights.bin")
LANES = len(LABELS)
"""A row of the file holds one byte a label, 128 standing for nothing; in memory it has two."""
MIDDLE = 128
_WIDE = 2 * LANES

_AT_ONCE = 256
"""So many bytes can be added in sixteen bits without a carry into the next label."""


class Weights(NamedTuple):
    """A linear model: where the row of each known feature stands, and what training measured."""

    places: dict[str, int]
    rows: bytes
    bias: tuple[float, ...]
    step: float
    temperature: float
    fingerprint: str


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
    rows = bytearray(_WIDE * len(known))
    rows[::2] = body[names:]
    return Weights(
        dict(zip(known, range(0, len(rows), _WIDE), strict=True)),
        bytes(rows),
        tuple(about["bias"]),
        about["step"],
        about["temperature"],
        about["fingerprint"],
    )


def values(found: Iterable[str], model: Weights) -> list[float]:
    """Give how strongly the features speak for each label, in the order of the labels."""
    places = [place for place in map(model.places.get, found) if place is not None]
    if not places:
        return list(model.bias)
    factor = model.step / math.sqrt(len(places))
    middle = MIDDLE * len(places)
    return [
        base + factor * (total - middle) for base, total in zip(model.bias, _added(places, model.rows), strict=True)
    ]


def _added(places: list[int], rows: bytes) -> list[int]:
    """Add rows as whole numbers of sixteen bits a label, which adds all labels at once."""
    whole = int.from_bytes
    sums = [0] * LANES
    for start in range(0, len(places), _AT_ONCE):
        some = sum([whole(rows[place : place + _WIDE], "little") for place in places[start : start + _AT_ONCE]])
        sums = [*map(int.__add__, sums, struct.unpack(f"<{LANES}H", some.to_bytes(_WIDE, "little")))]
    return sums
