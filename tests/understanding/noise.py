"""Copies of a sentence as hurried fingers type it, the same at every run: abbreviations, slips, lost letters."""

import random
from functools import cache

from conversations.understanding.lexicon import Lexicon

_NEIGHBOURS = {
    "a": "sq",
    "b": "vn",
    "c": "xv",
    "d": "sf",
    "e": "wr",
    "f": "dg",
    "g": "fh",
    "h": "gj",
    "i": "uo",
    "j": "hk",
    "k": "jl",
    "l": "k",
    "m": "n",
    "n": "bm",
    "o": "ip",
    "p": "o",
    "q": "w",
    "r": "et",
    "s": "ad",
    "t": "ry",
    "u": "yi",
    "v": "cb",
    "w": "qe",
    "x": "zc",
    "y": "tu",
    "z": "x",
}
_OPENINGS = (
    *(
        "halo kak",
        "halo min",
        "min",
        "kak",
        "permisi",
        "maaf mau tanya",
        "min mau nanya",
        "selamat pagi pak",
        "hai",
        "kak mau tanya",
    ),
    *(
        "assalamualaikum",
        "bang",
        "pagi min mau tanya",
        "halo selamat siang",
        "mohon maaf",
        "misi kak",
        "tanya dong",
        "bu",
    ),
)
_CLOSINGS = (
    "ya",
    "kak",
    "min",
    "makasih",
    "ya kak",
    "terima kasih",
    "tolong dibantu",
    "mohon infonya",
    "dong",
    "pak",
    "trims",
    "🙏",
)
_POLITE = 0.5
_SHORT = 4
_HARMED = 0.3


def noisy(text: str, salt: str = "") -> str:
    """Give a copy of `text` with about a third of its words mistyped."""
    chance = random.Random(f"{salt}{text}")
    words = text.split()
    harmed = [_mistyped(word, chance) if chance.random() < _HARMED else word for word in words]
    joined = "".join(word + ("" if chance.random() < 0.04 else " ") for word in harmed).strip()
    return joined.lower() if chance.random() < 0.5 else joined


def polite(text: str, salt: str = "") -> str:
    """Give a copy with a greeting before it or thanks behind it, or as it stands."""
    chance = random.Random(f"polite{salt}{text}")
    opening = chance.choice(_OPENINGS) + chance.choice((" ", ", ")) if chance.random() < _POLITE else ""
    closing = " " + chance.choice(_CLOSINGS) if chance.random() < _POLITE else ""
    return opening + text + closing


def _mistyped(word: str, chance: random.Random) -> str:
    spellings = _spellings().get(word.lower(), ())
    if spellings and chance.random() < 0.6:
        return chance.choice(spellings)
    if len(word) <= _SHORT or not word.isalpha():
        return word
    place = chance.randrange(1, len(word) - 1)
    match chance.randrange(6):
        case 0:
            return word[:place] + word[place + 1 :]
        case 1:
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        case 2:
            return word[:place] + chance.choice(_NEIGHBOURS.get(word[place], word[place])) + word[place + 1 :]
        case 3:
            return word[:place] + word[place] + word[place:]
        case 4:
            return word[0] + "".join(letter for letter in word[1:-1] if letter not in "aeiou") + word[-1]
        case _:
            return word + word[-1] * 2


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Give the other spellings of each meaning of the table of slang."""
    told: dict[str, list[str]] = {}
    for spelling, meaning in Lexicon("slang").meanings("spellings").items():
        told.setdefault(meaning, []).append(spelling)
    return {
        meaning: tuple(each for each in spellings if len(each) <= len(meaning) + 1)
        for meaning, spellings in told.items()
    }
