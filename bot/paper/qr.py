"""QR codes (ISO/IEC 18004): as dark squares to be painted, as PNG, and as SVG."""

import io
from typing import Literal

import segno

_LEVEL = "m"
"""Restores a seventh of the squares: what a fold or a finger on a poster costs."""
_QUIET = 4
"""Squares that stay white around the code; less is against the standard."""
_PIXELS = 24


def squares(words: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of a code, true where it is dark, without the white margin."""
    return tuple(tuple(bool(square) for square in row) for row in _code(words).matrix)


def picture(words: str, form: Literal["png", "svg"]) -> bytes:
    """Return a code as a file with its white margin; the PNG is large enough for a page of A4."""
    file = io.BytesIO()
    scale = _PIXELS if form == "png" else 1
    _code(words).save(file, kind=form, scale=scale, border=_QUIET, light="white")
    return file.getvalue()


def _code(words: str) -> segno.QRCode:
    # The smallest code for these words, and then as much to restore as fits into it.
    return segno.make_qr(words, error=_LEVEL)
