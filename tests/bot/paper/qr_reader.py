"""Reads the words of a clean QR code, written from ISO/IEC 18004 and knowing nothing of the library that draws ours."""

from collections.abc import Iterator, Sequence

Rows = Sequence[Sequence[bool]]
_FORMAT_MASK = 0b101010000010010
_BYTES = 0b0100
_LEVELS = {0b01: "L", 0b00: "M", 0b11: "Q", 0b10: "H"}
_BLOCKS = {
    (1, "L"): (1, 19),
    (1, "M"): (1, 16),
    (1, "Q"): (1, 13),
    (2, "L"): (1, 34),
    (2, "M"): (1, 28),
    (2, "Q"): (1, 22),
    (3, "L"): (1, 55),
    (3, "M"): (1, 44),
    (3, "Q"): (2, 17),
    (4, "L"): (1, 80),
    (4, "M"): (2, 32),
    (4, "Q"): (2, 24),
    (5, "L"): (1, 108),
    (5, "M"): (2, 43),
}
"""Blocks of data, and bytes of each, by version and level."""


def read_qr(rows: Rows) -> str:
    """Return the words of a code without its white margin."""
    version = (len(rows) - 17) // 4
    level, mask = _format(rows)
    bits = [rows[y][x] ^ _masked(mask, y, x) for y, x in _way(len(rows), version)]
    packed = [_number(bits[at : at + 8]) for at in range(0, len(bits) - 7, 8)]
    blocks, size = _BLOCKS[version, level]
    data = [packed[place * blocks + block] for block in range(blocks) for place in range(size)]
    stream = [bool(byte >> shift & 1) for byte in data for shift in range(7, -1, -1)]
    assert _number(stream[:4]) == _BYTES
    count = _number(stream[4:12])
    return bytes(_number(stream[12 + 8 * n : 20 + 8 * n]) for n in range(count)).decode()


def _format(rows: Rows) -> tuple[str, int]:
    across = [rows[8][x] for x in (0, 1, 2, 3, 4, 5, 7, 8)]
    down = [rows[y][8] for y in (7, 5, 4, 3, 2, 1, 0)]
    told = _number([*across, *down]) ^ _FORMAT_MASK
    return _LEVELS[told >> 13], told >> 10 & 0b111


def _masked(mask: int, y: int, x: int) -> bool:
    return (
        (y + x) % 2,
        y % 2,
        x % 3,
        (y + x) % 3,
        (y // 2 + x // 3) % 2,
        y * x % 2 + y * x % 3,
        (y * x % 2 + y * x % 3) % 2,
        ((y + x) % 2 + y * x % 3) % 2,
    )[mask] == 0


def _way(size: int, version: int) -> Iterator[tuple[int, int]]:
    """Yield the places of data: two columns at a time from the right, up and down in turn."""
    upward = True
    for right in (x for x in range(size - 1, 0, -2)):
        column = right if right > 6 else right - 1
        for y in range(size - 1, -1, -1) if upward else range(size):
            yield from ((y, x) for x in (column, column - 1) if not _reserved(size, version, y, x))
        upward = not upward


def _reserved(size: int, version: int, y: int, x: int) -> bool:
    corner = (y < 9 and x < 9) or (y < 9 and x >= size - 8) or (y >= size - 8 and x < 9)
    centre = size - 7
    aligning = version > 1 and abs(y - centre) <= 2 and abs(x - centre) <= 2
    return corner or aligning or y == 6 or x == 6


def _number(bits: Sequence[bool]) -> int:
    return int("".join("1" if bit else "0" for bit in bits), 2)
