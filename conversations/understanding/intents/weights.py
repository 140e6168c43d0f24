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
LANES = len(LABELS) + len(LABELS) % 2
"""A row holds one byte a label, 128 standing for nothing."""
MIDDLE = 128

_EVEN = int.from_bytes(b"\xff\x00" * (LANES // 2), "little")
_AT_ONCE = 256
"""So many bytes can be added in sixteen bits without a carry into the next label."""


class Weights(NamedTuple):
    """A linear model: a row for each known feature, found by its checksum, and what training measured."""

    places: dict[int, int]
    rows: bytes
    bias: tuple[float, ...]
    step: float
    temperature: float
    fingerprint: str


@cache
def weights() -> Weights:
    """Read the weights once; they take some milliseconds and a few megabytes."""
    return unpacked(FILE.read_bytes())


def packed(marks: list[int], rows: bytes, about: dict[str, Any]) -> bytes:
    """Write what `unpacked` reads: the length of what is told about the weights, that, checksums and rows."""
    head = json.dumps(about, sort_keys=True).encode()
    return (
        struct.pack("<II", len(head), len(marks))
        + head
        + zlib.compress(struct.pack(f"<{len(marks)}I", *marks) + rows, 9)
    )


def unpacked(data: bytes) -> Weights:
    """Read a file of weights."""
    length, count = struct.unpack_from("<II", data)
    about = json.loads(data[8 : 8 + length])
    body = zlib.decompress(data[8 + length :])
    marks = struct.unpack_from(f"<{count}I", body)
    return Weights(
        dict(zip(marks, range(0, LANES * count, LANES), strict=True)),
        body[4 * count :],
        tuple(about["bias"]),
        about["step"],
        about["temperature"],
        about["fingerprint"],
    )


def mark(feature: str) -> int:
    """Give the checksum that a feature is known by."""
    return zlib.crc32(feature.encode("utf-8", "surrogatepass"))


def values(found: Iterable[str], model: Weights) -> list[float]:
    """Give how strongly the features speak for each label, in the order of the labels."""
    places = [place for feature in found if (place := model.places.get(mark(feature))) is not None]
    if not places:
        return list(model.bias)
    factor = model.step / math.sqrt(len(places))
    middle = MIDDLE * len(places)
    sums = _added(places, model.rows)
    return [base + factor * (total - middle) for base, total in zip(model.bias, sums, strict=False)]


def _added(places: list[int], rows: bytes) -> list[int]:
    """Add rows as whole numbers of sixteen bits a label, the even and the odd labels apart."""
    sums = [0] * LANES
    for start in range(0, len(places), _AT_ONCE):
        even = odd = 0
        for place in places[start : start + _AT_ONCE]:
            row = int.from_bytes(rows[place : place + LANES], "little")
            even += row & _EVEN
            odd += (row >> 8) & _EVEN
        sums[0::2] = map(int.__add__, sums[0::2], _lanes(even))
        sums[1::2] = map(int.__add__, sums[1::2], _lanes(odd))
    return sums


def _lanes(total: int) -> tuple[int, ...]:
    return struct.unpack(f"<{LANES // 2}H", total.to_bytes(LANES, "little"))
