"""Typed text made comparable: one spelling of signs, small tokens, and the slips that fingers make."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from conversations.understanding.lexicon import Lexicon

QUESTIONS = Lexicon("common").words("questions")
"""Words that ask something back: with them a number or a day in the same message is no answer."""

LONGEST_ANSWER = 600
"""Longer messages are stories, not answers: what they say is asked for, never picked out of them."""

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‘’`´ʼ′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "½": " setengah ",
        "²": " ",
        "…": " ",
        "~": "-",
    }
)
_BETWEEN_LETTERS = re.compile(r"(?<=[a-z])'(?=[a-z])")
_TWICE = re.compile(r"\b([a-z]{4,})2(?=nya\b|an\b|[^a-z0-9]|$)")
_NOT_TWICE = frozenset(("tanggal", "bulan", "tahun", "nomor", "nomer", "opsi", "pilihan", "angka", "juta", "ribu"))
_JOINED = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[a-z]+|[^\sa-z0-9]")
_APART = re.compile(r"[0-9]+|[a-z]+|[^\sa-z0-9]")
_ABOUT = re.compile(
    r"\b(?:kurang lebih|lebih kurang|krg lbh|kurleb|kira ?- ?kira"
    r"|(?:kalau|kalo|klo|klu|kl) (?:gak|ga|nggak|ngga|tidak|tdk|g|gk) salah)\b|\+ ?/? ?-|±"
)
_HALF_SIGN = re.compile(r"(?<![0-9/.,])1 ?/ ?2(?![0-9/.,])")
_STRETCHED = re.compile(r"(.)\1{2,}")
_PAIR = re.compile(r"([a-z])\1")
_VOWELS = str.maketrans("", "", "aeiou")


def clean(text: object) -> str:
    """Lower-case `text` in compatibility form, with plain signs and single blanks; empty when it is no short text."""
    if not isinstance(text, str):
        return ""
    plain = " ".join(text.split())
    if len(plain) > LONGEST_ANSWER:
        return ""
    plain = plain.translate(_SIGNS)
    if not plain.isascii() or not plain.isprintable():
        plain = "".join(_plain(sign) for sign in unicodedata.normalize("NFKD", plain)).translate(_SIGNS)
    plain = _TWICE.sub(_once, _BETWEEN_LETTERS.sub("", plain.lower())).strip()
    return plain if len(plain) <= LONGEST_ANSWER else ""


def tokens(plain: str, *, joined: bool) -> list[str]:
    """Words, numbers and single signs of a cleaned text; `joined` keeps 4.250.000 whole, else its fields come apart."""
    return (_JOINED if joined else _APART).findall(plain)


def without_about(plain: str) -> str:
    """Drop "kurang lebih", "kalau gak salah" and the like, which leave a single figure as it is."""
    return _ABOUT.sub(" ", plain)


def with_half_said(plain: str) -> str:
    """Write the sign 1/2 as the word for a half."""
    return _HALF_SIGN.sub(" setengah ", plain)


def unstretched(word: str) -> tuple[str, ...]:
    """`word` as typed, then with drawn-out letters shortened (iyaaa, gaak), in the order to look them up."""
    short = _STRETCHED.sub(r"\1", word)
    return tuple(dict.fromkeys((word, _STRETCHED.sub(r"\1\1", word), short, _PAIR.sub(r"\1", short))))


def one_slip(typed: str, meant: str) -> bool:
    """Whether one letter was added, left out, changed or swapped with its neighbour; the first letter must hold."""
    if typed == meant:
        return True
    if abs(len(typed) - len(meant)) > 1 or not typed or not meant or typed[0] != meant[0]:
        return False
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    left, right = typed[start:], meant[start:]
    if left[1:] == right[1:] or left[1:] == right or left == right[1:]:
        return True
    return left[:2] == right[1::-1] and left[2:] == right[2:]


def vowels_dropped(typed: str, meant: str) -> bool:
    """Whether `typed` is `meant` with vowels left out (sptmbr, dsember), at least three consonants being there."""
    bones = meant.translate(_VOWELS)
    if len(bones) < 3 or typed.translate(_VOWELS) != bones or len(typed) >= len(meant):
        return False
    rest = iter(meant)
    return all(letter in rest for letter in typed)


def slipped(word: str, meant: Iterable[str]) -> str | None:
    """Return the only one of `meant` that `word` may be a slip of, or nothing; short words allow only a swap."""
    found = {other for other in meant if _may_be(word, other)}
    return found.pop() if len(found) == 1 else None


def _may_be(word: str, meant: str) -> bool:
    if len(meant) > 4:
        return one_slip(word, meant) or vowels_dropped(word, meant)
    return sorted(word) == sorted(meant) and one_slip(word, meant)


def _once(match: re.Match[str]) -> str:
    return match[0] if match[1] in _NOT_TWICE else match[1] + " "


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in {"Mn", "Me", "Cf"} or "\U0001f3fb" <= sign <= "\U0001f3ff":
        return ""
    if kind[0] == "N" and not sign.isascii():
        return str(unicodedata.digit(sign, " "))
    return " " if kind[0] in "CZ" else sign
