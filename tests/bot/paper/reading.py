"""Reading papers back: what stands where on the pages of a PDF, as the file's own character maps tell it."""

import re
import zlib
from dataclasses import dataclass

_STREAM = re.compile(rb"<<(?P<head>.*?)>>\s*stream\r?\n(?P<body>.*?)\r?\nendstream", re.DOTALL)
_CODE = re.compile(rb"<(....)> <([0-9A-F]+)>")
_STEP = re.compile(rb"/F(\d+) [\d.]+ Tf|([\d.]+) ([\d.]+) Td \(((?:\\.|[^\\)])*)\) Tj", re.DOTALL)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_CONTROLS = {b"r": b"\r", b"n": b"\n", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True)
class Found:
    """Words on a page, with the left end of their feet in points from its lower left corner."""

    words: str
    left: float
    feet: float


def read(pdf: bytes) -> list[list[Found]]:
    """Return what is written on each page, in the order in which it is painted."""
    packed = [_unpacked(match["head"], match["body"]) for match in _STREAM.finditer(pdf)]
    maps = [_map(stream) for stream in packed if stream.startswith(b"/CIDInit")]
    return [_page(stream, maps) for stream in packed if b" Tj" in stream and not stream.startswith(b"/CIDInit")]


def words_of(pdf: bytes) -> str:
    """Return all words of a PDF, one space between lines."""
    return " ".join(found.words for page in read(pdf) for found in page)


def _unpacked(head: bytes, body: bytes) -> bytes:
    return zlib.decompressobj().decompress(body) if b"FlateDecode" in head else body


def _map(stream: bytes) -> dict[bytes, str]:
    return {bytes.fromhex(a.decode()): bytes.fromhex(b.decode()).decode("utf-16-be") for a, b in _CODE.findall(stream)}


def _page(stream: bytes, maps: list[dict[bytes, str]]) -> list[Found]:
    found, font = [], 0
    for number, left, feet, codes in _STEP.findall(stream):
        if number:
            font = int(number) - 1
            continue
        raw = _ESCAPED.sub(lambda match: _CONTROLS.get(match[1], match[1]), codes)
        words = "".join(maps[font][raw[at : at + 2]] for at in range(0, len(raw), 2))
        found.append(Found(words, float(left), float(feet)))
    return found
