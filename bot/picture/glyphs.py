"""The font, and the characters that it can show."""

import unicodedata
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Literal

from PIL import ImageFont

Weight = Literal["Regular", "Medium", "SemiBold", "Bold"]

_NOT_A_CHARACTER = "\uffff"
_ANY_SIZE = 36


def font_file(weight: Weight) -> Traversable:
    """Return the file of the font in a weight."""
    return files("font_manrope") / "files" / f"Manrope-{weight}.ttf"


@lru_cache(maxsize=64)
def load(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    """Return the font in a weight at a size in pixels."""
    data = font_file(weight).read_bytes()
    # The basic engine lays text out the same on every machine; the other one depends on libraries of the system.
    return ImageFont.truetype(BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


def readable(text: str) -> str:
    """Return the text on one line with only the characters that the font can show.

    A letter or digit it lacks is replaced by its plain form (a bold or full-width one by the ordinary one) or `?`;
    emoji, marks and invisible characters, which never carry the meaning alone, are left out.
    """
    shown = "".join(map(_shown, unicodedata.normalize("NFC", " ".join(text.split()))))
    return " ".join(shown.split())


@lru_cache(maxsize=2048)
def _shown(character: str) -> str:
    is_word = unicodedata.category(character)[0] in "LN"
    return plain_form(character) or ("?" if is_word else "")


@lru_cache(maxsize=2048)
def plain_form(character: str) -> str:
    """Return the character itself if the font has it, else the plain characters it is a form of; empty when none is."""
    if has_glyph(character):
        return character
    return "".join(filter(has_glyph, unicodedata.normalize("NFKD", character)))


def has_glyph(character: str) -> bool:
    """Tell whether the font can show a character; controls and combining marks count as not shown."""
    if unicodedata.category(character)[0] in "CM":
        return False
    font = load("Medium", _ANY_SIZE)
    return character == " " or bytes(font.getmask(character)) != bytes(font.getmask(_NOT_A_CHARACTER))
