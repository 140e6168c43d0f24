"""Choosing by number or place: "2", "nomor dua", "yang ketiga", "paling bawah", "kedua dari bawah"."""

import re
from dataclasses import dataclass, field

from conversations.understanding.lexicon import Lexicon
from conversations.understanding.words import one_slip

_LEXICON = Lexicon("options")
_ORDINAL = {word: int(number) for word, number in _LEXICON.meanings("ordinals").items()}
_LONG_ORDINALS = ("pertama", "ketiga", "keempat", "kelima")
_MARKERS = _LEXICON.words("markers")
_EXPLICIT = _MARKERS - {"yang"}
_UNITS_BEHIND = _LEXICON.words("units_behind")
_UNITS_BEFORE = _LEXICON.words("units_before")
_FIRST = re.compile(r"\b(?:paling atas|atas sendiri|teratas|paling awal|paling pertama|topmost)\b")
_LAST = re.compile(
    r"\b(?:te?ra?kh?i?r|terahir|trkhir|paling (?:bawah|akhir|belakang|buncit|ujung)|bawah sendiri"
    r"|terbawah|buncit|last)\b"
)
_FROM_BELOW = re.compile(r"\bdari (?:bawah|belakang)\b|\b(?:from the bottom)\b")
_FROM_ABOVE = re.compile(r"\bdari atas\b")
PLACE_WORDS = _LEXICON.words("places")


@dataclass(slots=True)
class Pointing:
    """What a reply points at by position: `numbers` from one; `in_labels` are numbers that belong to a label."""

    numbers: set[int] = field(default_factory=set)
    in_labels: list[str] = field(default_factory=list)
    hours: list[tuple[int, str]] = field(default_factory=list)
    explicit: bool = False
    words: list[str] = field(default_factory=list)


def pointing(plain: str, words: tuple[str, ...], count: int, known: frozenset[str]) -> Pointing:
    """Separate what points by position from the other words; words that are `known` from labels stay words."""
    found = Pointing()
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        _sort(found, word, (before, after), known)
    _by_place(found, plain, count, known)
    return found


def _sort(found: Pointing, word: str, around: tuple[str, str], known: frozenset[str]) -> None:
    before, after = around
    ordinal = _ordinal(word) if word not in known else None
    if ordinal:
        found.numbers.add(ordinal)
        found.explicit |= before == "yang"
    elif not word.isdigit():
        if word in _MARKERS and word not in known:
            found.explicit |= word in _EXPLICIT and (after.isdigit() or _ordinal(after) is not None)
        else:
            found.words.append(word)
    elif before in {"jam", "pukul"} or after in {"pagi", "siang", "sore", "malam"}:
        found.hours.append((int(word[:4]), after))
    elif before in _UNITS_BEFORE or after in _UNITS_BEHIND or (word in known and before in known - _MARKERS):
        found.in_labels.append(word)
    else:
        found.numbers.add(int(word[:6]))
        found.explicit |= before in _EXPLICIT


def _ordinal(word: str) -> int | None:
    slip = next((other for other in _LONG_ORDINALS if len(word) > 5 and one_slip(word, other)), word)
    return _ORDINAL.get(slip)


def _by_place(found: Pointing, plain: str, count: int, known: frozenset[str]) -> None:
    if _FROM_BELOW.search(plain):
        found.numbers = {count + 1 - number for number in found.numbers} or {0}
        found.explicit = True
    elif not _FROM_ABOVE.search(plain):
        places = {1} if _FIRST.search(plain) else set()
        places |= {count} if _LAST.search(plain) and "terakhir" not in known else set()
        if plain in {"yang tengah", "yg tengah", "tengah", "paling tengah"}:
            places |= {(count + 1) // 2 if count % 2 else 0}
        if plain in {"atas", "yang atas", "yg atas"} and "atas" not in known:
            places.add(1)
        if plain in {"bawah", "yang bawah", "yg bawah"} and "bawah" not in known:
            places.add(count)
        found.numbers |= places
        found.explicit |= bool(places)
    pointed = PLACE_WORDS if found.explicit else PLACE_WORDS - {"tengah"}
    found.words = [word for word in found.words if word not in pointed or word in known]
