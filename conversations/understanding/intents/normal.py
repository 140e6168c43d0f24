"""Any message as a short row of plain words: one spelling for slang, abbreviations, regional words and slips."""

import re
import unicodedata
from functools import lru_cache

from conversations.understanding.lexicon import Lexicon

LONGEST = 900
"""So many characters are looked at; of a longer story its beginning and its end, where the question mostly is."""

_BEGINNING = 300
_SPELLINGS = Lexicon("slang").spellings("spellings")
_LINK = re.compile(
    r"(?:https?://|www\.)\S{1,200}|\b[a-z0-9-]{2,40}\.(?:com|id|net|org|info|link|site|xyz|me|ly)\b\S{0,99}"
)
_MENTION = re.compile(r"@\w{2,40}")
_APOSTROPHE = re.compile(r"(?<=[a-z])['‘’`´ʼ′](?=[a-z])")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_PAIR = re.compile(r"([a-z])\1")
_TWICE = re.compile(r"\b([a-z]{3,30})2(?=nya\b|an\b|\b)")
_NUMBER = re.compile(r"[0-9]+(?:[.,:/-][0-9]+)*")
_WORD = re.compile(r"[a-z]+|[0-9#]+|[^\sa-z0-9#]")
_SILENT = frozenset(".,;:!\"()-_*~'/\\[]{}|<>^`=+%&$")


def normalised(text: object) -> list[str]:
    """Give the words of `text` in their usual spelling; nothing for what is no text or says nothing."""
    if not isinstance(text, str):
        return []
    plain = _TWICE.sub(r"\1 \1", _APOSTROPHE.sub("", folded(text)))
    plain = _NUMBER.sub(_number, _MENTION.sub(" @ ", _LINK.sub(" linknya ", plain)))
    words = [word for word in _WORD.findall(plain) if word not in _SILENT]
    return [said for word in words for said in _meant(word).split("_")]


def folded(text: str) -> str:
    """Lower-case the part of `text` that is looked at, in compatibility form, without accents or invisible signs."""
    if len(text) > LONGEST:
        text = " ".join(text[: 4 * LONGEST].split()) + text[-LONGEST:] if len(text) > 4 * LONGEST else text
        text = " ".join(text.split())
        if len(text) > LONGEST:
            text = text[:_BEGINNING] + " " + text[_BEGINNING - LONGEST :]
    if not text.isascii():
        text = "".join(map(_plain, unicodedata.normalize("NFKD", text)))
        if len(text) > 2 * LONGEST:
            text = text[: 2 * LONGEST]
    return text.lower()


def _number(match: re.Match[str]) -> str:
    """Keep counts up to twelve, which may be months; of other numbers only how long they are."""
    digits = "".join(sign for sign in match[0] if sign.isdigit())
    if digits == match[0] and len(digits) <= 2 and int(digits) <= 12:
        return f" {int(digits)} "
    return " " + "#" * (1 if len(digits) < 7 else 2) + " "


@lru_cache(maxsize=4096)
def _meant(word: str) -> str:
    if len(word) > 40:
        return word[:40]
    known = _SPELLINGS.get(word)
    if known is not None:
        return known
    short = _DRAWN_OUT.sub(r"\1", word)
    spellings = (_SPELLINGS.get(each) for each in (short, _DRAWN_OUT.sub(r"\1\1", word), _PAIR.sub(r"\1", short)))
    return next((meant for meant in spellings if meant), short)


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in {"Mn", "Me", "Cf", "Cs"} or "\U0001f3fb" <= sign <= "\U0001f3ff":
        return ""
    if kind[0] == "N" and not sign.isascii():
        return str(unicodedata.digit(sign, " "))
    return " " if kind[0] in "CZ" else sign
